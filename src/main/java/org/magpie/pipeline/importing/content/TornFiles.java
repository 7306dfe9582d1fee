package org.magpie.pipeline.importing.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Root;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.PieceCheck;
import org.magpie.pipeline.importing.content.DownloadFiles.Found;
import org.magpie.pipeline.search.link.TorrentPieces;

/**
 * Holds videos against the pieces of their torrent. A copy of what the client has may be of full length long before all of it has arrived,
 * and the client knows nothing of that. Everything is read once, when it is asked for the first time: as slow as the disk is.
 */
public final class TornFiles {
    private final Path folder;
    private final DownloadFiles files;
    private final TorrentPieces torrent;
    private PieceCheck.@Nullable Result result;

    public TornFiles(DownloadFiles files, TorrentPieces torrent) {
        this.folder = files.folder();
        this.files = files;
        this.torrent = torrent;
    }

    /**
     * Why a video is not what the torrent says; empty where it is, or the torrent knows no file of that name.
     *
     * @throws DiskException when it cannot be read
     */
    public Optional<Message> objection(Found video) {
        Optional<TorrentPieces.Entry> entry = torrent.files().stream()
                .filter(each -> video.path().equals(find(each)))
                .findFirst();
        return entry.filter(each -> !check().sound().contains(each.path()))
                .map(each -> Message.of("import.pieces", files.name(video.path())));
    }

    private PieceCheck.Result check() {
        PieceCheck.Result known = result;
        if (known == null) {
            try {
                known = PieceCheck.run(torrent, this::find);
            } catch (IOException failure) {
                throw DiskException.of(folder, failure);
            }
            result = known;
        }
        return known;
    }

    private @Nullable Path find(TorrentPieces.Entry file) {
        if (torrent.single() && Files.isRegularFile(folder, LinkOption.NOFOLLOW_LINKS)) {
            return folder;
        }
        try {
            Path path = new Root(folder).resolve(file.path());
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? path : null;
        } catch (DiskException outside) {
            return null;
        }
    }
}
