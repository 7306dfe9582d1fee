package org.magpie.testing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.magpie.base.store.Store;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.library.Library;
import org.magpie.media.library.LibraryCounters;
import org.magpie.media.library.StoredProfiles;
import org.magpie.media.library.StoredRootFolders;
import org.magpie.media.quality.Profile;

/** A library in a temporary folder, with its presets and a root folder a kind. Its clock stands at {@link TestStore#noon}. */
public final class TestLibrary implements AutoCloseable {
    private final Clock clock = Clock.fixed(TestStore.noon(), ZoneOffset.UTC);
    private final Path folder;
    private final TestStore test;
    private final StoredProfiles profiles;
    private final StoredRootFolders roots;
    private final Library library;

    /**
     * @param folder emptied by whoever gave it
     * @param more entities beside those of the library
     */
    public TestLibrary(Path folder, Class<?>... more) {
        this.folder = folder;
        this.test = new TestStore(folder.resolve("data"), more);
        this.profiles = new StoredProfiles(store(), new LibraryCounters(clock));
        this.roots = new StoredRootFolders(store(), folder.resolve("data"));
        this.library = new Library(store(), clock);
        profiles.seed(new Texts(Locale.ENGLISH));
        boolean fresh = roots.all().isEmpty();
        for (MediaKind kind : MediaKind.values()) {
            if (fresh) {
                roots.add(kind, folder.resolve(kind.name()));
            }
        }
    }

    public Clock clock() {
        return clock;
    }

    public Path folder() {
        return folder;
    }

    public TestStore test() {
        return test;
    }

    public Store store() {
        return test.store();
    }

    public StoredProfiles profiles() {
        return profiles;
    }

    public StoredRootFolders roots() {
        return roots;
    }

    public Library library() {
        return library;
    }

    /** The first preset of a kind. */
    public Profile profile(MediaKind kind) {
        return profiles.of(kind).getFirst();
    }

    public RootFolder root(MediaKind kind) {
        return roots.all().stream()
                .filter(root -> root.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        test.close();
    }
}
