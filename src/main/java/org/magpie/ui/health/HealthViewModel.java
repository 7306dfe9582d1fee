package org.magpie.ui.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.insight.HealthInsight;
import org.magpie.media.file.RootFolder;
import org.magpie.media.file.RootFolders;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;
import org.magpie.provider.Providers;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** How Magpie is doing, drawn from what it knows: its folders and its plugs. Belongs to the window's thread. */
public final class HealthViewModel {
    /** Below it a film of good quality does not fit any more. */
    static final long LITTLE_SPACE = 20_000_000_000L;

    /** Without a look for so long something is wrong inside Magpie. */
    static final Duration WATCH_STANDS = Duration.ofMinutes(5);

    private static final int MOST_NOTES = 5;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final RootFolders folders;
    private final Providers providers;
    private final HealthInsight insight;
    private final Supplier<Optional<Duration>> sinceLook;
    private final Clock clock;
    private final ViewLoader loader;
    private final ObservableList<Problem> problems = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Level> level = new ReadOnlyObjectWrapper<>(Level.GOOD);

    public HealthViewModel(
            RootFolders folders,
            Providers providers,
            HealthInsight insight,
            Background background,
            Texts texts,
            Clock clock) {
        this(folders, providers, insight, Optional::empty, background, texts, clock);
    }

    /**
     * @param sinceLook how long ago downloads were last looked after, empty where that has not begun
     */
    public HealthViewModel(
            RootFolders folders,
            Providers providers,
            HealthInsight insight,
            Supplier<Optional<Duration>> sinceLook,
            Background background,
            Texts texts,
            Clock clock) {
        this.folders = folders;
        this.providers = providers;
        this.insight = insight;
        this.sinceLook = sinceLook;
        this.clock = clock;
        this.loader = new ViewLoader(background, texts, "health.failed");
    }

    public ViewLoader loader() {
        return loader;
    }

    /** The worst first; empty when all is well. */
    public ObservableList<Problem> problems() {
        return problems;
    }

    /** What the dot shows: the worst of the problems. */
    public ReadOnlyObjectProperty<Level> levelProperty() {
        return level.getReadOnlyProperty();
    }

    public void refresh() {
        Instant now = clock.instant();
        loader.read(() -> look(now), found -> {
            problems.setAll(found);
            level.set(found.stream().map(Problem::level).max(Level::compareTo).orElse(Level.GOOD));
            return !found.isEmpty();
        });
    }

    private List<Problem> look(Instant now) {
        List<Problem> found = new ArrayList<>();
        List<RootFolder> roots = folders.all();
        if (roots.isEmpty()) {
            found.add(new Problem(Level.ATTENTION, "folders", Message.of("health.no-folder"), null));
        }
        for (RootFolder root : roots) {
            if (!root.reachable()) {
                found.add(new Problem(
                        Level.FAILED,
                        "folders",
                        Message.of("health.folder-gone", root.path().toString()),
                        null));
            } else if (root.free() >= 0 && root.free() < LITTLE_SPACE) {
                found.add(new Problem(
                        Level.ATTENTION,
                        "folders",
                        Message.of("health.folder-full", root.path().toString(), root.free() / 1_000_000_000),
                        null));
            }
        }
        for (ProviderKind kind : ProviderKind.values()) {
            List<Definition<?>> used = providers.definitions(kind).stream()
                    .filter(Definition::enabled)
                    .toList();
            if (used.isEmpty() && (kind == ProviderKind.INDEXER || kind == ProviderKind.DOWNLOAD_CLIENT)) {
                found.add(
                        new Problem(Level.ATTENTION, section(kind), Message.of("health.none." + section(kind)), null));
            }
            used.forEach(definition -> troubled(definition, kind, now).ifPresent(found::add));
        }
        found.addAll(missed());
        standing(now).ifPresent(found::add);
        insight.copies()
                .forEach(copied -> found.add(new Problem(
                        Level.ATTENTION, "folders", Message.of("health.copied", copied.root(), copied.files()), null)));
        insight.titleNotes(MOST_NOTES)
                .forEach(note -> found.add(
                        new Problem(Level.ATTENTION, note.isAboutNames() ? "naming" : "sources", note.said(), null)));
        found.sort((one, other) -> other.level().compareTo(one.level()));
        return found;
    }

    /** Idle it looks every minute: nothing that takes longer is as it should be. */
    private Optional<Problem> standing(Instant now) {
        return sinceLook
                .get()
                .filter(since -> since.compareTo(WATCH_STANDS) > 0)
                .map(since -> new Problem(
                        Level.FAILED,
                        section(ProviderKind.DOWNLOAD_CLIENT),
                        Message.of(
                                "health.watch-stands",
                                TIME.format(LocalDateTime.ofInstant(now.minus(since), clock.getZone()))),
                        null));
    }

    /** What indexers offered while nobody could read it: a search finds it, and takes the notice away. */
    private List<Problem> missed() {
        return insight.sources().stream()
                .flatMap(source -> Optional.ofNullable(source.gapTo()).stream()
                        .flatMap(until -> providers.definition(source.indexerId()).stream()
                                .filter(Definition::enabled)
                                .map(indexer -> new Problem(
                                        Level.ATTENTION,
                                        section(ProviderKind.INDEXER),
                                        Message.of(
                                                "health.missed",
                                                indexer.name(),
                                                TIME.format(LocalDateTime.ofInstant(
                                                        Objects.requireNonNullElse(source.gapFrom(), until),
                                                        clock.getZone())),
                                                TIME.format(LocalDateTime.ofInstant(until, clock.getZone()))),
                                        null,
                                        Way.SEARCH))))
                .toList();
    }

    private Optional<Problem> troubled(Definition<?> definition, ProviderKind kind, Instant now) {
        ProviderState state = providers.state(definition.id());
        Message said = state.said();
        if (state.failures() == 0 || said == null) {
            return Optional.empty();
        }
        Level level = state.isPausedAt(now) ? Level.FAILED : Level.ATTENTION;
        return Optional.of(new Problem(
                level,
                section(kind),
                Message.about(definition.name(), said),
                state.isPausedAt(now) ? state.pausedUntil() : null));
    }

    private static String section(ProviderKind kind) {
        return switch (kind) {
            case SOURCE -> "sources";
            case INDEXER -> "indexers";
            case DOWNLOAD_CLIENT -> "clients";
            case CHANNEL -> "notifications";
            case MEDIA_SERVER -> "servers";
        };
    }

    /** How bad something is, mildest first; its name in the bundle is {@code health.level.<name>}. */
    public enum Level {
        GOOD,
        ATTENTION,
        FAILED
    }

    /**
     * Something that needs a person.
     *
     * @param section of the settings where it can be mended, as its key
     * @param again when Magpie tries by itself again, null where it does not wait
     * @param way how it is mended
     */
    public record Problem(
            Level level,
            String section,
            Message said,
            @Nullable Instant again,
            Way way) {
        /** Mended in the settings. */
        Problem(Level level, String section, Message said, @Nullable Instant again) {
            this(level, section, said, again, Way.SETTINGS);
        }
    }

    /** What its button does; its name in the bundle is {@code health.way.<name>}. */
    public enum Way {
        SETTINGS,
        /** Searches for everything that is wanted. */
        SEARCH
    }
}
