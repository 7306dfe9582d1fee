package org.magpie.ui.settings.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.magpie.provider.ProviderKind;
import org.magpie.ui.kit.style.Icon;

/** The parts of the settings, in the order of the list; those of one group stand together. */
public enum SettingsSection {
    FOLDERS(SettingsGroup.LIBRARY, Icon.FOLDER),
    NAMING(SettingsGroup.LIBRARY, Icon.NAMING),
    SOURCES(SettingsGroup.LIBRARY, Icon.SOURCE),
    RECYCLE(SettingsGroup.LIBRARY, Icon.DELETE),
    SERVERS(SettingsGroup.LIBRARY, Icon.SERVER),
    PROFILES(SettingsGroup.RELEASES, Icon.PROFILE),
    FORMATS(SettingsGroup.RELEASES, Icon.FORMAT),
    SIZES(SettingsGroup.RELEASES, Icon.SIZES),
    CHOOSING(SettingsGroup.RELEASES, Icon.FILTER),
    BLOCKLIST(SettingsGroup.RELEASES, Icon.BLOCK),
    EXCLUSIONS(SettingsGroup.RELEASES, Icon.QUIET),
    NAME_TESTER(SettingsGroup.RELEASES, Icon.HELP),
    INDEXERS(SettingsGroup.FETCHING, Icon.INDEXER),
    CLIENTS(SettingsGroup.FETCHING, Icon.CLIENT),
    PLACES(SettingsGroup.FETCHING, Icon.DISK),
    STUCK(SettingsGroup.FETCHING, Icon.WAITING),
    GENERAL(SettingsGroup.WINDOW, Icon.GENERAL),
    APPEARANCE(SettingsGroup.WINDOW, Icon.APPEARANCE),
    NOTIFICATIONS(SettingsGroup.WINDOW, Icon.NOTICE);

    private final SettingsGroup group;
    private final Icon icon;

    SettingsSection(SettingsGroup group, Icon icon) {
        this.group = group;
        this.icon = icon;
    }

    public SettingsGroup group() {
        return group;
    }

    /** Whether the list names its group above it. */
    public boolean opensGroup() {
        return ordinal() == 0 || values()[ordinal() - 1].group != group;
    }

    public Icon icon() {
        return icon;
    }

    /** What other screens name it by. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of its name in the bundle. */
    public String label() {
        return "settings.section." + key();
    }

    /** Key of the sentence that says what it is for. */
    public String intro() {
        return label() + ".intro";
    }

    /** The kind of plug that it lists, empty where it lists none. */
    public Optional<ProviderKind> plugs() {
        return switch (this) {
            case INDEXERS -> Optional.of(ProviderKind.INDEXER);
            case CLIENTS -> Optional.of(ProviderKind.DOWNLOAD_CLIENT);
            case SOURCES -> Optional.of(ProviderKind.SOURCE);
            case NOTIFICATIONS -> Optional.of(ProviderKind.CHANNEL);
            case SERVERS -> Optional.of(ProviderKind.MEDIA_SERVER);
            case FOLDERS,
                    RECYCLE,
                    PROFILES,
                    FORMATS,
                    SIZES,
                    CHOOSING,
                    BLOCKLIST,
                    EXCLUSIONS,
                    NAMING,
                    PLACES,
                    STUCK,
                    GENERAL,
                    APPEARANCE,
                    NAME_TESTER -> Optional.empty();
        };
    }

    /** Keys of the labels of its settings, for the search; those of plugs come from their forms. */
    public List<String> settings() {
        return switch (this) {
            case FOLDERS -> List.of("settings.folders.add");
            case RECYCLE -> List.of("settings.recycle.restore", "settings.recycle.empty");
            case PROFILES ->
                List.of(
                        "settings.profile.cutoff",
                        "settings.profile.upgrades",
                        "settings.profile.minimum-score",
                        "settings.profile.cutoff-score",
                        "settings.profile.minimum-step",
                        "settings.profile.order",
                        "settings.profile.scores",
                        "settings.profile.languages");
            case FORMATS -> List.of("settings.formats.add", "settings.formats.import", "settings.formats.try");
            case SIZES -> List.of("settings.sizes.minimum", "settings.sizes.preferred", "settings.sizes.maximum");
            case CHOOSING ->
                List.of(
                        "settings.words.must",
                        "settings.words.must-not",
                        "settings.words.preferred",
                        "settings.words.flags",
                        "settings.delay.liked",
                        "settings.choosing.subtitles",
                        "settings.choosing.pack",
                        "settings.choosing.space",
                        "settings.choosing.age",
                        "settings.choosing.retention");
            case BLOCKLIST -> List.of("settings.blocklist.scope");
            case EXCLUSIONS -> List.of("settings.exclusions.type");
            case NAMING ->
                List.of(
                        "settings.naming.example",
                        "settings.naming.rename",
                        "settings.naming.illegal",
                        "settings.naming.colon",
                        "settings.naming.colon-text",
                        "settings.naming.multi-episode");
            case INDEXERS, CLIENTS, SOURCES, NOTIFICATIONS, SERVERS -> List.of("settings.plug.priority");
            case PLACES -> List.of("settings.places.remote", "settings.places.local");
            case STUCK ->
                List.of(
                        "settings.stuck.strikes",
                        "settings.stuck.no-progress",
                        "settings.stuck.metadata",
                        "settings.stuck.slow",
                        "settings.stuck.slow-speed",
                        "settings.stuck.missing-articles",
                        "settings.stuck.failed-unpack",
                        "settings.stuck.bad-endings",
                        "settings.stuck.refuse-archives",
                        "settings.stuck.imported",
                        "settings.stuck.failed");
            case GENERAL ->
                List.of(
                        "settings.general.tray",
                        "settings.general.recycle-days",
                        "settings.general.undo-days",
                        "settings.general.data-folder",
                        "settings.general.log-folder");
            case APPEARANCE ->
                List.of("settings.appearance.theme", "settings.appearance.language", "settings.appearance.density");
            case NAME_TESTER -> List.of("settings.tester.name");
        };
    }

    public static Optional<SettingsSection> of(String key) {
        return Arrays.stream(values())
                .filter(section -> section.key().equals(key))
                .findFirst();
    }
}
