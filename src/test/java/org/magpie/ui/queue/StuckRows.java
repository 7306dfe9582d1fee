package org.magpie.ui.queue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.insight.QueueRow;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.UntrackedDownload;
import org.magpie.pipeline.importing.ManualImport;
import org.magpie.pipeline.search.Protocol;
import org.magpie.testing.ui.WindowFixture;

/** Made-up downloads that need a person, and what a person is shown of their files. */
public final class StuckRows {
    private StuckRows() {}

    /** One for each thing that helps. */
    static List<QueueRow> all() {
        QueueRow like =
                org.magpie.testing.ui.TestInstallation.busy().insight.queue.getFirst();
        List<QueueRow> rows = new ArrayList<>();
        rows.add(row(like, 1, DownloadState.QUEUED, Message.of("download.no-client", Message.of("protocol.torrent"))));
        rows.add(row(like, 2, DownloadState.QUEUED, Message.of("download.no-client-answers")));
        rows.add(
                row(like, 3, DownloadState.DOWNLOADING, Message.of("provider.error.unauthorized", "qBittorrent", 403)));
        rows.add(row(like, 4, DownloadState.STALLED, Message.of("download.stalled")));
        rows.add(row(like, 5, DownloadState.IMPORT_BLOCKED, Message.of("import.root-missing", "/srv/media/movies")));
        rows.add(row(like, 6, DownloadState.IMPORT_BLOCKED, Message.of("import.unmatched", "Seven Quiet Rooms")));
        rows.add(row(
                like, 7, DownloadState.IMPORT_BLOCKED, Message.of("import.not-better", "WEBDL-720p", "Bluray-1080p")));
        rows.add(row(like, 8, DownloadState.IMPORT_BLOCKED, Message.of("disk.full", "/srv/media/movies")));
        rows.add(row(
                like, 9, DownloadState.IMPORT_BLOCKED, Message.of("import.dangerous", "Seven.Quiet.Rooms.mkv.exe")));
        rows.add(row(
                like,
                10,
                DownloadState.IMPORT_BLOCKED,
                Message.of("import.place-missing", "/downloads/Seven.Quiet.Rooms", "/downloads/Seven.Quiet.Rooms")));
        rows.add(row(like, 11, DownloadState.FAILED, Message.of("download.direct.checksum")));
        return rows;
    }

    public static QueueRow row(QueueRow like, long id, DownloadState state, @Nullable Message said) {
        return new QueueRow(
                id,
                "trace" + id,
                like.titleId(),
                like.kind(),
                like.title(),
                like.item(),
                like.releaseName(),
                like.quality(),
                like.slot(),
                state,
                like.size(),
                state == DownloadState.IMPORT_BLOCKED ? like.size() : like.done(),
                0,
                null,
                like.client(),
                like.clientPlug(),
                like.clientId(),
                like.priority(),
                said,
                like.added().plusSeconds(id));
    }

    /** The same in another client. */
    static QueueRow in(QueueRow like, long client) {
        return new QueueRow(
                like.id(),
                like.correlation(),
                like.titleId(),
                like.kind(),
                like.title(),
                like.item(),
                like.releaseName(),
                like.quality(),
                like.slot(),
                like.state(),
                like.size(),
                like.done(),
                like.speed(),
                like.timeLeft(),
                like.client(),
                like.clientPlug(),
                client,
                like.priority(),
                like.said(),
                like.added());
    }

    static QueueRow named(QueueRow like, String title) {
        return new QueueRow(
                like.id(),
                like.correlation(),
                like.titleId(),
                like.kind(),
                title,
                "S01E01 Пилотная серия с очень длинным названием",
                like.releaseName(),
                like.quality(),
                like.slot(),
                like.state(),
                like.size(),
                like.done(),
                like.speed(),
                like.timeLeft(),
                like.client(),
                like.clientPlug(),
                like.clientId(),
                like.priority(),
                like.said(),
                like.added());
    }

    static List<UntrackedDownload> untracked() {
        return List.of(
                new UntrackedDownload(
                        new UntrackedDownload.Key(1, "aaa"),
                        "qBittorrent",
                        "Cold.Harbour.S02E05.1080p.WEB-DL.H264-REED",
                        Protocol.TORRENT,
                        DownloadState.COMPLETED,
                        2_100_000_000L,
                        2_100_000_000L,
                        0,
                        null,
                        "/downloads/magpie/Cold.Harbour.S02E05.1080p.WEB-DL.H264-REED",
                        new UntrackedDownload.Guess(
                                101, "Cold Harbour", List.of(7L), 0.95, Message.of("match.by-name", "Cold Harbour"))),
                new UntrackedDownload(
                        new UntrackedDownload.Key(1, "bbb"),
                        "Transmission",
                        "a holiday film that nobody knows (final) (2)",
                        Protocol.TORRENT,
                        DownloadState.DOWNLOADING,
                        -1,
                        0,
                        120_000,
                        null,
                        null,
                        new UntrackedDownload.Guess(
                                0, "", List.of(), 0, Message.of("match.no-title", "a holiday film"))));
    }

    /** A blocked season pack of which one file is known, one is an extra and one is not known. */
    public static void byHand(WindowFixture windowFixture) {
        long season = 900;
        List<ItemFacts> items = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            items.add(new ItemFacts(
                    season + number,
                    101,
                    ItemDetails.episode("Part " + number, 1, number, LocalDate.of(2024, 1, number), null),
                    true,
                    null));
        }
        items.add(new ItemFacts(
                season + 9, 101, ItemDetails.episode("Return", 2, 1, LocalDate.of(2025, 1, 1), null), true, null));
        windowFixture.pipeline.byHand.titles.put(
                101L,
                new TitleFacts(
                        101,
                        MediaKind.SERIES,
                        "Cold Harbour",
                        2024,
                        Map.of(),
                        List.of(),
                        true,
                        45,
                        "English",
                        Set.of(),
                        List.of(
                                new SlotFacts(1, 101, "HD", 1, 1, Path.of("/srv/media/tv"), ""),
                                new SlotFacts(2, 101, "4K", 1, 1, Path.of("/srv/media/tv4k"), "")),
                        items));
        Path folder = Path.of("/downloads/Cold.Harbour.S01.1080p");
        windowFixture.pipeline.byHand.contents = new ManualImport.Contents(
                "Cold.Harbour.S01.1080p",
                folder,
                List.of(
                        new ManualImport.Found(
                                folder.resolve("Cold.Harbour.S01E01E02.1080p.WEB-DL.H264-REED.mkv"),
                                "Cold.Harbour.S01E01E02.1080p.WEB-DL.H264-REED.mkv",
                                3_400_000_000L,
                                new ManualImport.Choice(
                                        folder.resolve("Cold.Harbour.S01E01E02.1080p.WEB-DL.H264-REED.mkv"),
                                        101,
                                        1,
                                        Set.of(season + 1, season + 2),
                                        Quality.WEBDL_1080P),
                                Quality.WEBDL_1080P,
                                Message.of("import.by-hand.as-taken", "Cold Harbour")),
                        new ManualImport.Found(
                                folder.resolve("episode three - final cut (director's approved version).mkv"),
                                "extras/episode three - final cut (director's approved version).mkv",
                                1_700_000_000L,
                                null,
                                Quality.UNKNOWN,
                                Message.of("match.no-title", "episode three - final cut")),
                        new ManualImport.Found(
                                folder.resolve("Cold.Harbour.S01E01.Behind.The.Scenes.mkv"),
                                "Cold.Harbour.S01E01.Behind.The.Scenes.mkv",
                                210_000_000L,
                                null,
                                Quality.WEBDL_1080P,
                                Message.of("import.by-hand.second"))),
                List.of("setup.exe", "subs.rar"));
        QueueRow blocked = windowFixture.insight.queue.stream()
                .filter(row -> row.state() == DownloadState.IMPORT_BLOCKED)
                .findFirst()
                .orElseThrow();
        windowFixture.insight.queue.set(
                windowFixture.insight.queue.indexOf(blocked),
                row(
                        blocked,
                        blocked.id(),
                        DownloadState.IMPORT_BLOCKED,
                        Message.of("import.unmatched", "Cold Harbour")));
    }
}
