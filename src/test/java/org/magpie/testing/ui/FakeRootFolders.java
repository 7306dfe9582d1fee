package org.magpie.testing.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.file.RootFolders;

/** Root folders in memory. */
public final class FakeRootFolders implements RootFolders {
    private final List<RootFolder> folders = new ArrayList<>();
    /** These cannot be made. */
    public final Set<Path> refused = new HashSet<>();

    @Override
    public synchronized List<RootFolder> all() {
        return List.copyOf(folders);
    }

    @Override
    public Optional<RootFolder> find(long id) {
        return all().stream().filter(folder -> folder.id() == id).findFirst();
    }

    @Override
    public synchronized RootFolder add(MediaKind kind, Path path) {
        RootFolder folder = new RootFolder(folders.size() + 1L, kind, path, 812_400_000_000L, true);
        folders.add(folder);
        return folder;
    }

    @Override
    public void check(MediaKind kind, Path path) {
        if (refused.contains(path)) {
            throw new UserException("root-folder.cannot-be-made", path.toString());
        }
    }

    @Override
    public synchronized RootFolder repoint(long id, Path path) {
        RootFolder old = find(id).orElseThrow();
        RootFolder moved = new RootFolder(id, old.kind(), path, old.free(), old.reachable());
        folders.replaceAll(folder -> folder.id() == id ? moved : folder);
        return moved;
    }

    @Override
    public synchronized void remove(long id) {
        folders.removeIf(folder -> folder.id() == id);
    }
}
