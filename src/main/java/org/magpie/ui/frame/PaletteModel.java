package org.magpie.ui.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.insight.LibraryRow;
import org.magpie.media.file.RootFolder;
import org.magpie.ui.importing.FileImports;
import org.magpie.ui.kit.SearchTerm;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.Themes;
import org.magpie.ui.settings.page.SettingsSection;

/** What Ctrl+K offers for what is typed: places, things to do, titles of the library. Lives on the window's thread. */
public final class PaletteModel {
    private static final int MOST_TITLES = 12;
    private static final int MOST_SETTINGS = 8;
    private final Context context;
    private final List<Entry> commands = new ArrayList<>();
    /** Too many to be offered before something is typed. */
    private final List<Entry> settings = new ArrayList<>();
    /** What lies in each root folder; read each time anew. */
    private final List<Entry> folders = new ArrayList<>();

    private String typed = "";
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();

    /**
     * @param shortcuts shows what the keys do
     */
    public PaletteModel(Context context, Runnable shortcuts) {
        this.context = context;
        int digit = 1;
        for (Place.Section section : Place.Section.values()) {
            commands.add(new Entry(
                    section.icon(),
                    context.text("palette.go", context.text(section.key())),
                    "Ctrl+" + digit++,
                    () -> context.navigator().open(section)));
        }
        commands.add(new Entry(
                Icon.ADD,
                context.text("palette.add"),
                "Ctrl+N",
                () -> context.navigator().open(new Place.Add(""))));
        FileImports imports = new FileImports(context);
        commands.add(new Entry(Icon.FOLDER, context.text("palette.import-folder"), "Ctrl+I", imports::choose));
        commands.add(new Entry(Icon.FILE, context.text("palette.import-file"), "", imports::chooseFile));
        commands.add(new Entry(Icon.SEARCH, context.text("palette.search-wanted"), "", this::searchWanted));
        commands.add(new Entry(Icon.REFRESH, context.text("palette.look-after"), "", this::lookAfterDownloads));
        AllDownloads all = new AllDownloads(context);
        commands.add(new Entry(Icon.PAUSE, context.text("palette.pause-all"), "", all::pause));
        commands.add(new Entry(Icon.RESUME, context.text("palette.resume-all"), "", all::resume));
        commands.add(new Entry(Icon.HELP, context.text("shortcut.title"), "F1", shortcuts));
        themes();
        settings();
        type("");
    }

    public ObservableList<Entry> entries() {
        return entries;
    }

    /** The palette opens: the root folders may be others than the last time. */
    public void open() {
        type("");
        context.background()
                .run(
                        () -> context.services().rootFolders().all(),
                        this::offer,
                        failure -> context.tell("palette.on-disk.failed", failure));
    }

    private void offer(List<RootFolder> roots) {
        List<String> before = folders.stream().map(Entry::text).toList();
        folders.clear();
        for (RootFolder root : roots) {
            folders.add(new Entry(
                    Icon.FOLDER,
                    context.text("palette.on-disk", root.path().toString()),
                    "",
                    () -> context.navigator().open(new Place.OnDisk(root.id()))));
        }
        if (!folders.stream().map(Entry::text).toList().equals(before)) {
            type(typed);
        }
    }

    /** The person has typed. */
    public void type(String text) {
        typed = text;
        SearchTerm term = new SearchTerm(typed);
        List<Entry> found = new ArrayList<>();
        if (!term.isEmpty()) {
            titles(typed, term, found);
        }
        Stream.concat(commands.stream(), folders.stream())
                .filter(command -> term.isIn(SearchTerm.fold(command.text())))
                .forEach(found::add);
        if (!term.isEmpty()) {
            settings.stream()
                    .filter(setting -> term.isIn(SearchTerm.fold(setting.text())))
                    .limit(MOST_SETTINGS)
                    .forEach(found::add);
        }
        if (!typed.isBlank()) {
            found.add(new Entry(
                    Icon.ADD,
                    context.text("palette.look-up", typed.strip()),
                    "",
                    () -> context.navigator().open(new Place.Add(typed.strip()))));
        }
        entries.setAll(found);
    }

    private void titles(String typed, SearchTerm term, List<Entry> found) {
        String start = SearchTerm.fold(typed);
        List<LibraryRow> within = new ArrayList<>();
        List<LibraryRow> starting = new ArrayList<>();
        for (LibraryRow row : context.library().rows().get()) {
            String name = SearchTerm.fold(row.name());
            if (name.startsWith(start)) {
                starting.add(row);
            } else if (within.size() < MOST_TITLES && term.isIn(name)) {
                within.add(row);
            }
            if (starting.size() == MOST_TITLES) {
                break;
            }
        }
        starting.addAll(within);
        starting.stream()
                .limit(MOST_TITLES)
                .forEach(row -> found.add(new Entry(
                        Kinds.icon(row.kind()),
                        row.name(),
                        row.year() == 0 ? "" : String.format(Locale.ROOT, "%d", row.year()),
                        () -> context.navigator().open(new Place.Title(row.id())))));
    }

    private void themes() {
        for (String theme : context.themes().choices()) {
            settings.add(new Entry(
                    SettingsSection.APPEARANCE.icon(),
                    context.text("palette.theme", context.text("theme." + theme)),
                    "",
                    () -> context.background()
                            .run(
                                    () -> {
                                        context.services().preferences().set(Themes.PREFERENCE, theme);
                                        return true;
                                    },
                                    done -> context.themes().choose(theme),
                                    failure -> context.tell("palette.theme.failed", failure))));
        }
    }

    /** The parts of the settings first, then each setting in them. */
    private void settings() {
        for (SettingsSection section : SettingsSection.values()) {
            settings.add(leading(section, context.text(section.label())));
        }
        for (SettingsSection section : SettingsSection.values()) {
            section.settings().forEach(key -> settings.add(leading(section, context.text(key))));
        }
    }

    private Entry leading(SettingsSection section, String name) {
        return new Entry(
                section.icon(),
                context.text("palette.setting", name),
                context.text(section.label()),
                () -> context.navigator().open(new Place.Settings(section.key())));
    }

    private void searchWanted() {
        context.background()
                .run(
                        () -> context.services().pipeline().releases().searchWanted(),
                        job -> context.toasts()
                                .show(
                                        org.magpie.ui.kit.style.StatusColor.WORKING,
                                        context.text("palette.search-wanted.started")),
                        failure -> context.tell("palette.search-wanted.failed", failure));
    }

    private void lookAfterDownloads() {
        context.background()
                .run(
                        () -> {
                            context.services().pipeline().lookAfterDownloads();
                            return true;
                        },
                        done -> context.queue().watch(),
                        failure -> context.tell("palette.look-after.failed", failure));
    }

    /**
     * One line of the palette.
     *
     * @param detail year or shortcut; may be empty
     */
    public record Entry(Icon icon, String text, String detail, Runnable action) {}
}
