package org.magpie.upkeep;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.library.StoredRootFolders;

/** The root folders in the set-up document; those that are there already stay. */
final class FolderSetup implements SetupPart<List<SetupDocument.Folder>> {
    private final StoredRootFolders folders;

    FolderSetup(StoredRootFolders folders) {
        this.folders = folders;
    }

    @Override
    public String key() {
        return "folders";
    }

    @Override
    public List<SetupDocument.Folder> export() {
        return folders.all().stream()
                .map(folder ->
                        new SetupDocument.Folder(folder.kind(), folder.path().toString()))
                .toList();
    }

    @Override
    public void apply(List<SetupDocument.Folder> section, SetupRun run) {
        for (SetupDocument.Folder part : section) {
            run.entry(key(), part.path(), () -> {
                MediaKind kind = part.kind();
                String path = part.path();
                if (kind == null || path == null || path.isBlank()) {
                    throw new UserException("setup.folder.incomplete");
                }
                run.folder(folders.add(run.unit(), kind, whole(path)));
            });
        }
    }

    private static Path whole(String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException failure) {
            throw new UserException(failure, "setup.folder.relative", text);
        }
        throw new UserException("setup.folder.relative", text);
    }
}
