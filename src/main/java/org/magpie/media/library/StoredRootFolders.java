package org.magpie.media.library;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.undo.UndoRecord;
import org.magpie.media.LibraryChanged;
import org.magpie.media.MediaKind;
import org.magpie.media.file.FileRepository_;
import org.magpie.media.file.RootFolder;
import org.magpie.media.file.RootFolderEntity;
import org.magpie.media.file.RootFolders;
import org.magpie.media.title.TitleRepository_;

/** The root folders in the library's database. */
public final class StoredRootFolders implements RootFolders {
    /** Some of the known files tell whether it is the same folder. */
    private static final int LOOKED_FOR = 200;

    private final Store store;
    private final Path own;

    /**
     * @param own Magpie's data folder, which no root folder may be in or around
     */
    public StoredRootFolders(Store store, Path own) {
        this.store = store;
        this.own = own.toAbsolutePath().normalize();
    }

    @Override
    public List<RootFolder> all() {
        return store.read(session -> new ProfileRows(session).roots()).stream()
                .map(StoredRootFolders::look)
                .toList();
    }

    @Override
    public Optional<RootFolder> find(long id) {
        return store.read(session -> new ProfileRows(session).root(id)).map(StoredRootFolders::look);
    }

    @Override
    public RootFolder add(MediaKind kind, Path path) {
        Path folder = whole(path);
        make(folder);
        RootFolderEntity row = store.write(unit -> insert(unit, kind, folder));
        return look(new ProfileRows.Root(row.id(), row.kind(), row.path()));
    }

    @Override
    public void check(MediaKind kind, Path path) {
        Path folder = whole(path);
        List<ProfileRows.Root> roots = store.read(session -> new ProfileRows(session).roots());
        if (roots.stream().noneMatch(other -> other.kind() == kind && isSame(other.path(), folder))) {
            apart(folder, 0, roots);
        }
        writable(folder);
    }

    /** As far as that can be told without making anything. */
    private static void writable(Path folder) {
        Path there = folder;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there.equals(folder) && Files.isDirectory(there) && !Files.isWritable(there)) {
            throw new UserException("root-folder.cannot-be-written", folder.toString());
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there) || (!there.equals(folder) && isNoStorage(there))) {
            throw new UserException("root-folder.cannot-be-made", folder.toString());
        }
    }

    /** What only shows the system, such as {@code /proc}, has no room at all, and lets the administrator write in vain. */
    private static boolean isNoStorage(Path there) {
        try {
            FileStore disk = Files.getFileStore(there);
            return disk.isReadOnly() || disk.getTotalSpace() == 0;
        } catch (IOException unknown) {
            return false;
        }
    }

    /**
     * Adds a folder within a unit of work, unless it is there already. Makes nothing on the disk.
     *
     * @return the folder as a whole path
     * @throws UserException as {@link #add(MediaKind, Path)}
     */
    public Path add(UnitOfWork unit, MediaKind kind, Path path) {
        Path folder = whole(path);
        boolean there = new ProfileRows(unit.session())
                .roots().stream().anyMatch(other -> other.kind() == kind && isSame(other.path(), folder));
        if (!there) {
            insert(unit, kind, folder);
        }
        return folder;
    }

    private Path whole(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        if (contains(folder, own) || contains(own, folder)) {
            throw new UserException("root-folder.holds-own-data", folder.toString());
        }
        return folder;
    }

    /** By the disk where both are there, so that two spellings of one folder, or a link to it, are one. */
    private static boolean isSame(Path one, Path other) {
        if (one.equals(other)) {
            return true;
        }
        try {
            return Files.isSameFile(one, other);
        } catch (IOException missing) {
            return false;
        }
    }

    /** Whether the inner one is the outer or lies in it, in whatever spelling. */
    private static boolean contains(Path outer, Path inner) {
        for (Path at = inner; at != null; at = at.getParent()) {
            if (isSame(outer, at)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public RootFolder repoint(long id, Path path) {
        Path folder = whole(path);
        if (!Files.isDirectory(folder)) {
            throw new UserException("root-folder.not-there", folder.toString());
        }
        store.change(unit -> {
            FileOwners files = new FileOwners(unit.session());
            ProfileRows.Root root =
                    new ProfileRows(unit.session()).root(id).orElseThrow(() -> new UserException("catalog.root-gone"));
            apart(folder, id, new ProfileRows(unit.session()).roots());
            List<Path> known = files.under(id, LOOKED_FOR);
            boolean isSame = known.isEmpty()
                    || known.stream()
                            .map(root.path()::relativize)
                            .map(folder::resolve)
                            .anyMatch(Files::exists);
            if (!isSame) {
                throw new UserException(
                        "root-folder.not-the-same",
                        folder.toString(),
                        root.path().toString());
            }
            new Rows(unit.session())
                    .change("update root_folder set path = ?, mark = null where id = ?", folder.toString(), id);
            unit.publish(new LibraryChanged(Set.of()));
        });
        return find(id).orElseThrow();
    }

    @Override
    public void remove(long id) {
        store.change(unit -> new ProfileRepository_(unit.session()).root(id).ifPresent(row -> {
            if (new TitleRepository_(unit.session()).slotsWithRoot(id) > 0
                    || new FileRepository_(unit.session()).filesUnderRoot(id) > 0) {
                throw new UserException("root-folder.in-use", row.path().toString());
            }
            UndoRecord.begin(unit, Message.of("undo.root-folder", row.path().toString()))
                    .deleting("root_folder", id);
            unit.session().delete(row);
        }));
    }

    private static RootFolderEntity insert(UnitOfWork unit, MediaKind kind, Path folder) {
        apart(folder, 0, new ProfileRows(unit.session()).roots());
        RootFolderEntity row = new RootFolderEntity(kind, folder);
        unit.session().insert(row);
        return row;
    }

    /** Refuses a folder that is another root folder, lies in one, or holds one. */
    private static void apart(Path folder, long id, List<ProfileRows.Root> roots) {
        for (ProfileRows.Root other : roots) {
            if (other.id() == id) {
                continue;
            }
            if (isSame(folder, other.path())) {
                throw new UserException("root-folder.there-already", folder.toString());
            }
            if (contains(other.path(), folder) || contains(folder, other.path())) {
                throw new UserException(
                        "root-folder.inside-another",
                        folder.toString(),
                        other.path().toString());
            }
        }
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UserException(failure, "root-folder.cannot-be-made", folder.toString());
        }
        if (!Files.isWritable(folder)) {
            throw new UserException("root-folder.cannot-be-written", folder.toString());
        }
    }

    private static RootFolder look(ProfileRows.Root row) {
        Path path = row.path();
        boolean reachable = Files.isDirectory(path) && Files.isWritable(path);
        return new RootFolder(row.id(), row.kind(), path, reachable ? free(path) : -1, reachable);
    }

    private static long free(Path path) {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException unknown) {
            return -1; // the contract's own word for "cannot be told"; whoever writes there hears the reason
        }
    }
}
