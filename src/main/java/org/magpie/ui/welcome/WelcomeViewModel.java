package org.magpie.ui.welcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.magpie.base.disk.WholePath;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.file.UsualFolders;
import org.magpie.media.quality.Profile;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Services;

/** The three questions of the first start, with answers that are right for most. Lives on the window's thread. */
public final class WelcomeViewModel {
    /** Pages: what, where, how good. */
    public static final int PAGES = 3;

    /** The page that asks for folders. */
    static final int FOLDERS = 1;

    private final Services services;
    private final Background background;
    private final Path home;
    private final Set<MediaKind> kinds = EnumSet.of(MediaKind.MOVIE, MediaKind.SERIES);
    private final Map<MediaKind, Path> chosen = new EnumMap<>(MediaKind.class);
    private final IntegerProperty page = new SimpleIntegerProperty();
    private final IntegerProperty quality = new SimpleIntegerProperty();
    private final Map<MediaKind, Mistyped> mistyped = new EnumMap<>(MediaKind.class);
    private final Background.Lane looking;
    private final ReadOnlyObjectWrapper<List<Folder>> folders = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private Optional<Long> filled = Optional.empty();

    /**
     * @param home of the person, where folders are suggested
     */
    public WelcomeViewModel(Services services, Background background, Path home) {
        this.services = services;
        this.background = background;
        this.home = home;
        this.looking = background.lane();
    }

    /** 0 to {@link #PAGES} - 1. */
    public IntegerProperty page() {
        return page;
    }

    /** Which of the presets: 0 good on a television, 1 the best picture, 2 small files. */
    public IntegerProperty quality() {
        return quality;
    }

    /** One for each chosen kind. */
    public ReadOnlyObjectProperty<List<Folder>> folders() {
        return folders.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /** Why it does not go on; empty where nothing is wrong. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** True once everything is stored. */
    public ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    public boolean wants(MediaKind kind) {
        return kinds.contains(kind);
    }

    /** Takes a kind in or out; the last one stays. */
    public void toggle(MediaKind kind) {
        if (!kinds.remove(kind)) {
            kinds.add(kind);
        } else if (kinds.isEmpty()) {
            kinds.add(kind);
        }
    }

    /** Goes on, from the folders only when each can be used. */
    public void next() {
        problem.set("");
        if (page.get() == FOLDERS) {
            look(found -> {
                if (page.get() == FOLDERS && found.stream().allMatch(Folder::isUsable)) {
                    page.set(FOLDERS + 1);
                } else {
                    problem.set(services.texts().get("welcome.folders.mend"));
                }
            });
        } else if (page.get() < PAGES - 1) {
            page.set(page.get() + 1);
            suggest();
        } else {
            finish();
        }
    }

    public void back() {
        problem.set("");
        page.set(Math.max(0, page.get() - 1));
    }

    /** Takes another folder for a kind. */
    public void choose(MediaKind kind, Path folder) {
        chosen.put(kind, folder);
        mistyped.remove(kind);
        suggest();
    }

    /** Takes what was typed as the folder of a kind: a whole path, or none for the usual place. What is neither stays to be mended. */
    public void type(MediaKind kind, String typed) {
        problem.set("");
        try {
            if (typed.isBlank()) {
                chosen.remove(kind);
                mistyped.remove(kind);
                suggest();
            } else {
                choose(kind, WholePath.of(typed, home));
            }
        } catch (UserException wrong) {
            mistyped.put(kind, new Mistyped(typed, services.texts().say(wrong.said())));
            suggest();
        }
    }

    private record Mistyped(String text, String wrong) {}

    private void suggest() {
        look(found -> {});
    }

    /** Looks what is there, how much room it has, and whether it can be used. */
    private void look(Consumer<List<Folder>> then) {
        Set<MediaKind> wanted = EnumSet.copyOf(kinds);
        Map<MediaKind, Path> own = new EnumMap<>(MediaKind.class);
        own.putAll(chosen);
        Map<MediaKind, Mistyped> wrong = new EnumMap<>(MediaKind.class);
        wrong.putAll(mistyped);
        looking.ask(
                () -> looked(wanted, own, wrong),
                found -> {
                    folders.set(found);
                    then.accept(found);
                },
                failure -> problem.set(Problem.of(services.texts(), "welcome.folders.failed", failure)
                        .line()));
    }

    private List<Folder> looked(Set<MediaKind> wanted, Map<MediaKind, Path> own, Map<MediaKind, Mistyped> wrong) {
        List<Folder> found = new ArrayList<>();
        for (MediaKind kind : wanted) {
            Path path = own.getOrDefault(kind, new UsualFolders(home).of(kind));
            Mistyped typed = wrong.get(kind);
            found.add(
                    typed == null
                            ? folder(kind, path, found)
                            : new Folder(kind, typed.text(), path, false, 0, typed.wrong()));
        }
        return List.copyOf(found);
    }

    private Folder folder(MediaKind kind, Path path, List<Folder> before) {
        boolean there = Files.isDirectory(path);
        Path known = path;
        while (known.getParent() != null && !Files.isDirectory(known)) {
            known = known.getParent();
        }
        return new Folder(
                kind, path.toString(), path, there, known.toFile().getUsableSpace(), wrong(kind, path, before));
    }

    private String wrong(MediaKind kind, Path path, List<Folder> before) {
        try {
            for (Folder other : before) {
                if (path.equals(other.path())) {
                    throw new UserException("root-folder.there-already", path.toString());
                }
                if (path.startsWith(other.path()) || other.path().startsWith(path)) {
                    throw new UserException(
                            "root-folder.inside-another",
                            path.toString(),
                            other.path().toString());
                }
            }
            services.rootFolders().check(kind, path);
            return "";
        } catch (UserException refused) {
            return services.texts().say(refused.said());
        }
    }

    private void finish() {
        if (working.get()) {
            return;
        }
        working.set(true);
        // What was typed last may not have been looked at yet.
        Map<MediaKind, Path> wanted = new EnumMap<>(MediaKind.class);
        folders.get().forEach(folder -> wanted.put(folder.kind(), chosen.getOrDefault(folder.kind(), folder.path())));
        int preset = quality.get();
        background.run(
                () -> {
                    store(wanted, preset);
                    return filledRoot();
                },
                found -> {
                    filled = found;
                    working.set(false);
                    done.set(true);
                },
                failure -> {
                    working.set(false);
                    problem.set(Problem.of(services.texts(), "welcome.failed", failure)
                            .line());
                });
    }

    /** The first root folder in which something lies already; empty where there is none. Known once it is done. */
    public Optional<Long> filled() {
        return filled;
    }

    private Optional<Long> filledRoot() {
        return services.rootFolders().all().stream()
                .filter(root -> root.kind() == MediaKind.MOVIE || root.kind() == MediaKind.SERIES)
                .filter(root -> holdsSomething(root.path()))
                .map(RootFolder::id)
                .findFirst();
    }

    private static boolean holdsSomething(Path folder) {
        try (Stream<Path> there = Files.list(folder)) {
            // What Magpie and systems put there by themselves is hidden.
            return there.anyMatch(each -> !String.valueOf(each.getFileName()).startsWith("."));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private void store(Map<MediaKind, Path> wanted, int preset) {
        wanted.forEach((kind, path) -> {
            boolean known = services.rootFolders().all().stream()
                    .anyMatch(root -> root.kind() == kind && root.path().equals(path));
            if (!known) {
                services.rootFolders().add(kind, path);
            }
        });
        for (MediaKind kind : MediaKind.values()) {
            List<Profile> profiles = services.profiles().of(kind);
            if (preset < profiles.size()) {
                services.preferences()
                        .set(
                                "add.profile." + kind,
                                Long.toString(profiles.get(preset).id()));
            }
        }
    }

    /**
     * Where titles of a kind are to live.
     *
     * @param written as it was typed, the path itself otherwise
     * @param there whether the folder exists already
     * @param free bytes on its disk
     * @param wrong why it cannot be used; empty where it can
     */
    public record Folder(MediaKind kind, String written, Path path, boolean there, long free, String wrong) {
        public boolean isUsable() {
            return wrong.isEmpty();
        }
    }
}
