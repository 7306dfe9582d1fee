package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import org.magpie.base.disk.WholePath;
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
        for (int at = 0; at < section.size(); at++) {
            SetupDocument.Folder part = section.get(at);
            JsonPointer here = SetupRun.entry(key(), at);
            run.entry(here, part.path(), () -> {
                MediaKind kind = part.kind();
                String path = part.path();
                if (kind == null || path == null || path.isBlank()) {
                    throw new UserException("setup.folder.incomplete");
                }
                run.folder(folders.add(run.unit(), kind, WholePath.of(path)), here);
            });
        }
    }
}
