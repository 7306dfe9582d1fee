package org.magpie.ui.welcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.magpie.media.file.UsualFolders;
import org.magpie.media.quality.Profile;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Services;

/** The three questions of the first start, with answers that are right for most. Lives on the window's thread. */
public final class WelcomeViewModel {
    /** Pages: what, where, how good. */
    public static final int PAGES = 3;

    private final Services services;
    private final Background background;
    private final Path home;
    private final Set<MediaKind> kinds = EnumSet.of(MediaKind.MOVIE, MediaKind.SERIES);
    private final Map<MediaKind, Path> chosen = new EnumMap<>(MediaKind.class);
    private final IntegerProperty page = new SimpleIntegerProperty();
    private final IntegerProperty quality = new SimpleIntegerProperty();
    private final ReadOnlyObjectWrapper<List<Folder>> folders = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();

    /**
     * @param home of the person, where folders are suggested
     */
    public WelcomeViewModel(Services services, Background background, Path home) {
        this.services = services;
        this.background = background;
        this.home = home;
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

    /** Why finishing has not worked; empty where nothing is wrong. */
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

    public void next() {
        problem.set("");
        if (page.get() < PAGES - 1) {
            page.set(page.get() + 1);
            if (page.get() == 1) {
                suggest();
            }
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
        suggest();
    }

    /** Takes what was typed as the folder of a kind: a whole path, or none for the usual place. */
    public void type(MediaKind kind, String typed) {
        try {
            if (typed.isBlank()) {
                chosen.remove(kind);
                suggest();
            } else {
                choose(kind, WholePath.of(typed, home));
            }
            problem.set("");
        } catch (UserException wrong) {
            problem.set(services.texts().say(wrong.said()));
        }
    }

    /** Looks what is there and how much room it has. */
    private void suggest() {
        Set<MediaKind> wanted = EnumSet.copyOf(kinds);
        Map<MediaKind, Path> own = new EnumMap<>(MediaKind.class);
        own.putAll(chosen);
        background.run(
                () -> wanted.stream()
                        .map(kind -> folder(kind, own.getOrDefault(kind, new UsualFolders(home).of(kind))))
                        .toList(),
                folders::set,
                failure -> problem.set(Problem.of(services.texts(), "welcome.folders.failed", failure)
                        .line()));
    }

    private static Folder folder(MediaKind kind, Path path) {
        boolean there = Files.isDirectory(path);
        Path known = path;
        while (known.getParent() != null && !Files.isDirectory(known)) {
            known = known.getParent();
        }
        return new Folder(kind, path, there, known.toFile().getUsableSpace());
    }

    private void finish() {
        if (working.get()) {
            return;
        }
        working.set(true);
        // What was typed last may not have been looked at yet.
        List<Folder> wanted = folders.get().stream()
                .map(folder -> new Folder(
                        folder.kind(),
                        chosen.getOrDefault(folder.kind(), folder.path()),
                        folder.there(),
                        folder.free()))
                .toList();
        int preset = quality.get();
        background.run(
                () -> {
                    store(wanted, preset);
                    return true;
                },
                stored -> {
                    working.set(false);
                    done.set(true);
                },
                failure -> {
                    working.set(false);
                    problem.set(Problem.of(services.texts(), "welcome.failed", failure)
                            .line());
                });
    }

    private void store(List<Folder> wanted, int preset) {
        for (Folder folder : wanted) {
            boolean known = services.rootFolders().all().stream()
                    .anyMatch(
                            root -> root.kind() == folder.kind() && root.path().equals(folder.path()));
            if (!known) {
                services.rootFolders().add(folder.kind(), folder.path());
            }
        }
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
     * @param there whether the folder exists already
     * @param free bytes on its disk
     */
    public record Folder(MediaKind kind, Path path, boolean there, long free) {}
}
