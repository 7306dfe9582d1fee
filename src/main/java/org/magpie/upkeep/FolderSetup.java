package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.WholePath;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.MediaKind;
import org.magpie.media.library.StoredRootFolders;
import org.magpie.pipeline.importing.players.PlayerChoices;
import org.magpie.pipeline.importing.players.PlayerSettings;

/** The root folders in the set-up document, and what is written in them for players; those that are there already stay. */
final class FolderSetup implements SetupPart<List<SetupDocument.Folder>> {
    private final StoredRootFolders folders;
    private final PlayerChoices players;

    FolderSetup(StoredRootFolders folders, PlayerChoices players) {
        this.folders = folders;
        this.players = players;
    }

    @Override
    public String key() {
        return "folders";
    }

    @Override
    public List<SetupDocument.Folder> export() {
        Map<Long, PlayerSettings> chosen = players.all();
        return folders.all().stream()
                .map(folder -> new SetupDocument.Folder(
                        folder.kind(), folder.path().toString(), part(chosen.get(folder.id()))))
                .toList();
    }

    private static SetupDocument.@Nullable Players part(@Nullable PlayerSettings chosen) {
        return chosen == null
                ? null
                : new SetupDocument.Players(chosen.dialect(), chosen.nfo(), chosen.pictures(), chosen.filmNfo());
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
                Path folder = folders.add(run.unit(), kind, WholePath.of(path));
                run.folder(folder, here);
                SetupDocument.Players chosen = part.players();
                if (chosen != null) {
                    id(run.unit(), kind, folder)
                            .ifPresent(id -> players.choose(
                                    run.unit(),
                                    id,
                                    new PlayerSettings(
                                            Objects.requireNonNullElse(chosen.dialect(), PlayerSettings.OFF.dialect()),
                                            chosen.nfo(),
                                            chosen.pictures(),
                                            Objects.requireNonNullElse(
                                                    chosen.filmNfo(), PlayerSettings.OFF.filmNfo()))));
                }
            });
        }
    }

    private static OptionalLong id(UnitOfWork unit, MediaKind kind, Path folder) {
        return new Rows(unit.session())
                        .list(
                                "select id, path from root_folder where kind = ? order by id",
                                row -> Map.entry(row.getLong(1), Path.of(row.getString(2))),
                                kind.name())
                        .stream()
                        .filter(each -> isSame(each.getValue(), folder))
                        .mapToLong(Map.Entry::getKey)
                        .findFirst();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.equals(other) || Files.isSameFile(one, other);
        } catch (IOException missing) {
            return false;
        }
    }
}
