package org.magpie.testing.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.secret.Secret;
import org.magpie.insight.AnalyticsInsight;
import org.magpie.insight.CalendarRow;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.QueueRow;
import org.magpie.insight.SourceRow;
import org.magpie.insight.TimelineRow;
import org.magpie.insight.TitlePage.ItemState;
import org.magpie.insight.WantedRow;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.provider.Definition;
import org.magpie.provider.Field.Meaning;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers.FormField;
import org.magpie.provider.Providers.Type;

/** What goes on in a made-up household beside its library: downloads in every state, a year of history, a month of releases. */
public final class TestInstallation {
    private TestInstallation() {}

    /** {@link Samples#filled} with all of it. */
    public static WindowFixture busy() {
        return busy(Locale.ENGLISH);
    }

    /** The same in another language of the interface. */
    public static WindowFixture busy(Locale locale) {
        return fill(Samples.filled(locale));
    }

    public static WindowFixture fill(WindowFixture windowFixture) {
        queue(windowFixture);
        history(windowFixture);
        calendar(windowFixture);
        wanted(windowFixture);
        windowFixture.insight.totals = totals();
        plugs(windowFixture);
        return windowFixture;
    }

    /** A sentence that only a test says: a key that the bundle does not know is shown as it is. */
    public static Message said(String sentence) {
        return Message.of(sentence);
    }

    private static void queue(WindowFixture windowFixture) {
        List<QueueRow> queue = windowFixture.insight.queue;
        queue.clear();
        long gb = 1_000_000_000L;
        queue.add(row(
                1,
                5,
                MediaKind.MOVIE,
                "Seven Quiet Rooms",
                "",
                "Seven.Quiet.Rooms.2019.1080p.BluRay.x264-LARK",
                DownloadState.DOWNLOADING,
                8.4 * gb,
                5.1 * gb,
                7_400_000,
                "qBittorrent",
                null));
        queue.add(row(
                2,
                101,
                MediaKind.SERIES,
                "Cold Harbour",
                "S02E04 Black Ice",
                "Cold.Harbour.S02E04.1080p.WEB-DL.H264-REED",
                DownloadState.DOWNLOADING,
                2.1 * gb,
                0.38 * gb,
                4_900_000,
                "Built-in downloader",
                null));
        queue.add(row(
                3,
                103,
                MediaKind.SERIES,
                "Signal Hill",
                "S01E07 The Relay",
                "Signal.Hill.S01E07.720p.HDTV.x264-PINE",
                DownloadState.STALLED,
                0.9 * gb,
                0.31 * gb,
                0,
                "Transmission",
                said("Nothing has come for 25 minutes: no seeder is online.")));
        queue.add(row(
                4,
                12,
                MediaKind.MOVIE,
                "Meridian",
                "",
                "Meridian.1994.REMASTERED.2160p.UHD.BluRay.REMUX.HDR.TrueHD-ELM",
                DownloadState.IMPORT_BLOCKED,
                54.0 * gb,
                54.0 * gb,
                0,
                "qBittorrent",
                said("Not enough room: 54 GB are needed in /srv/media/movie, 31 GB are free.")));
        queue.add(row(
                5,
                202,
                MediaKind.MUSIC,
                "Mira Holt",
                "Winter Letters (2026)",
                "Mira_Holt-Winter_Letters-WEB-FLAC-2026-OAK",
                DownloadState.IMPORTING,
                0.41 * gb,
                0.41 * gb,
                0,
                "Transmission",
                null));
        queue.add(row(
                6,
                9,
                MediaKind.MOVIE,
                "Copper Moon",
                "",
                "Copper.Moon.2024.1080p.WEB-DL.DDP5.1.H264-FERN",
                DownloadState.PAUSED,
                4.8 * gb,
                1.9 * gb,
                0,
                "qBittorrent",
                null));
        queue.add(row(
                7,
                301,
                MediaKind.BOOK,
                "Ines Calloway",
                "The Salt Road",
                "Ines Calloway - The Salt Road (2025) EPUB",
                DownloadState.QUEUED,
                0.004 * gb,
                0,
                0,
                "Built-in downloader",
                null));
        queue.add(row(
                8,
                104,
                MediaKind.SERIES,
                "Tidewater",
                "S03E01 – S03E08",
                "Tidewater.S03.1080p.WEBRip.x265-MOSS",
                DownloadState.FAILED,
                11.2 * gb,
                3.0 * gb,
                0,
                "SABnzbd",
                said("41 of 230 parts are missing on every server.")));
        queue.add(row(
                9,
                7,
                MediaKind.MOVIE,
                "A Winter for Magpies",
                "",
                "A.Winter.for.Magpies.2022.2160p.WEB-DL.DV.HDR.H265-LARK",
                DownloadState.QUEUED,
                19.6 * gb,
                0,
                0,
                "qBittorrent",
                null));
        queue.add(row(
                10,
                106,
                MediaKind.SERIES,
                "The Long Evening",
                "S01E03 Candles",
                "The.Long.Evening.S01E03.1080p.WEB.H264-REED",
                DownloadState.COMPLETED,
                1.7 * gb,
                1.7 * gb,
                0,
                "Transmission",
                null));
        queue.add(row(
                11,
                3,
                MediaKind.MOVIE,
                "North of Nowhere",
                "",
                "North.of.Nowhere.2020.1080p.BluRay.x264-PINE",
                DownloadState.IMPORTED,
                7.9 * gb,
                7.9 * gb,
                0,
                "qBittorrent",
                null));
    }

    private static QueueRow row(
            long id,
            long title,
            MediaKind kind,
            String name,
            String item,
            String release,
            DownloadState state,
            double size,
            double done,
            long speed,
            String client,
            @Nullable Message said) {
        return new QueueRow(
                id,
                "trace" + id,
                title,
                kind,
                name,
                item,
                release,
                "WEBDL-1080p",
                "HD",
                state,
                (long) size,
                (long) done,
                speed,
                speed == 0 ? null : Duration.ofSeconds((long) (size - done) / speed),
                client,
                client.toLowerCase(Locale.ROOT),
                1,
                id == 2
                        ? DownloadClient.Priority.HIGH
                        : id == 6 ? DownloadClient.Priority.LOW : DownloadClient.Priority.NORMAL,
                said,
                WindowFixture.NOW.minus(Duration.ofMinutes(17 * (20 - id))));
    }

    private static void history(WindowFixture windowFixture) {
        List<TimelineRow> rows = new ArrayList<>();
        rows.add(event(
                1,
                6,
                "import_blocked",
                "trace4",
                12,
                "Meridian",
                "Not enough room: 54 GB are needed in /srv/media/movie, 31 GB are free."));
        rows.add(event(
                2,
                21,
                "imported",
                "trace11",
                3,
                "North of Nowhere",
                "Filed as North of Nowhere (2020) Bluray-1080p.mkv."));
        rows.add(event(
                3,
                22,
                "download_completed",
                "trace11",
                3,
                "North of Nowhere",
                "qBittorrent has all of it, 7.9 GB in 14 minutes."));
        rows.add(event(
                4,
                25,
                "download_stalled",
                "trace3",
                103,
                "Signal Hill",
                "Nothing has come for 25 minutes: no seeder is online."));
        rows.add(event(5, 41, "download_started", "trace3", 103, "Signal Hill", "Transmission has begun, 900 MB."));
        rows.add(event(
                6,
                42,
                "grabbed",
                "trace3",
                103,
                "Signal Hill",
                "Taken from Archive Torrents: HDTV-720p is the best that was offered; sent to Transmission."));
        rows.add(event(
                7,
                43,
                "searched",
                "trace3",
                103,
                "Signal Hill",
                "Found 23 releases at 4 indexers, 21 of them refused."));
        rows.add(event(
                8,
                70,
                "blocklisted",
                "trace8",
                104,
                "Tidewater",
                "Tidewater.S03.1080p.WEBRip.x265-MOSS will not be taken again: parts are missing."));
        rows.add(event(
                9, 71, "download_failed", "trace8", 104, "Tidewater", "41 of 230 parts are missing on every server."));
        rows.add(event(
                10,
                600,
                "upgraded",
                "trace90",
                18,
                "The Understory",
                "WEBDL-720p was replaced by Bluray-1080p, 6.2 GB."));
        rows.add(event(
                11,
                640,
                "grabbed",
                "trace90",
                18,
                "The Understory",
                "Taken from Harbour Usenet: better than WEBDL-720p; sent to SABnzbd."));
        rows.add(event(
                12, 1500, "added", "trace91", 106, "The Long Evening", "Added by hand with the profile Good on a TV."));
        rows.add(event(13, 1520, "renamed", "trace92", 201, "The Paper Kites Club", "12 files have new names."));
        rows.add(event(
                14,
                2960,
                "file_deleted",
                "trace93",
                22,
                "The Borrowed Year",
                "The file was deleted outside of Magpie and is wanted again."));
        rows.add(event(15, 3000, "searched", "trace94", 0, "", "Looked for 37 wanted items, found 4."));
        windowFixture.insight.history.clear();
        windowFixture.insight.history.addAll(rows);
    }

    private static TimelineRow event(
            long id, long minutes, String type, String trace, long title, String name, String sentence) {
        return new TimelineRow(
                id,
                WindowFixture.NOW.minus(Duration.ofMinutes(minutes)),
                type,
                trace,
                by(type),
                title,
                name,
                said(sentence));
    }

    private static Actor by(String type) {
        return switch (type) {
            case "searched" -> Actor.schedule("search-wanted");
            case "added" -> Actor.COMMAND_LINE;
            case "removed" -> Actor.WINDOW;
            default -> Actor.MAGPIE;
        };
    }

    private static void calendar(WindowFixture windowFixture) {
        Random random = new Random(11);
        LocalDate first = LocalDate.of(2026, 10, 26);
        LocalDate today = LocalDate.ofInstant(WindowFixture.NOW, windowFixture.clock.getZone());
        List<LibraryRow> titles = List.copyOf(windowFixture.insight.library);
        long id = 1;
        for (int day = 0; day < 70; day++) {
            LocalDate date = first.plusDays(day);
            int count = random.nextInt(3) + (date.getDayOfWeek().getValue() > 4 ? 2 : 0);
            for (int at = 0; at < count; at++) {
                LibraryRow title = titles.get(random.nextInt(titles.size()));
                String item = switch (title.kind()) {
                    case SERIES -> "S0%dE%02d".formatted(1 + random.nextInt(3), 1 + random.nextInt(10));
                    case MUSIC -> "Live at the Mill";
                    case BOOK -> "The Salt Road";
                    case MOVIE -> "";
                };
                ItemState state = date.isAfter(today)
                        ? ItemState.UNRELEASED
                        : List.of(ItemState.HERE, ItemState.HERE, ItemState.MISSING, ItemState.DOWNLOADING)
                                .get(random.nextInt(4));
                windowFixture.insight.calendar.add(
                        new CalendarRow(id++, title.id(), title.kind(), title.name(), item, date, state, true));
            }
        }
    }

    private static void wanted(WindowFixture windowFixture) {
        String[][] rows = {
            {"104", "Tidewater", "S03E01 Low Water", "SERIES", "1"},
            {"104", "Tidewater", "S03E02 The Pilot Boat", "SERIES", "8"},
            {"103", "Signal Hill", "S01E07 The Relay", "SERIES", "3"},
            {"7", "A Winter for Magpies", "", "MOVIE", "12"},
            {"9", "Copper Moon", "", "MOVIE", "20"},
            {"301", "Ines Calloway", "The Salt Road", "BOOK", "26"},
            {"203", "Vesterbro Ensemble", "Nocturnes for a Small Harbour", "MUSIC", "31"},
            {"22", "The Borrowed Year", "", "MOVIE", "44"},
            {"108", "Vinter", "S02E01 Is", "SERIES", "61"},
            {"108", "Vinter", "S02E02 Snø", "SERIES", "68"},
            {"109", "Bread & Salt", "S01E10 The Long Table", "SERIES", "90"},
            {"16", "Static", "", "MOVIE", "1204"},
        };
        LocalDate today = LocalDate.ofInstant(WindowFixture.NOW, windowFixture.clock.getZone());
        long id = 1;
        for (String[] row : rows) {
            Instant searched = id % 4 == 0 ? null : WindowFixture.NOW.minus(Duration.ofHours(5 * id));
            MediaKind kind = MediaKind.valueOf(row[3]);
            windowFixture.insight.wanted.add(new WantedRow(
                    id,
                    1,
                    Long.parseLong(row[0]),
                    kind,
                    row[1],
                    row[2],
                    "HD",
                    "Good on a TV",
                    "",
                    today.minusDays(Long.parseLong(row[4])),
                    searched));
            windowFixture.insight.upgrades.add(new WantedRow(
                    id + 100,
                    1,
                    Long.parseLong(row[0]),
                    kind,
                    row[1],
                    row[2],
                    "HD",
                    "Best picture",
                    kind == MediaKind.MUSIC ? "MP3-320" : "WEBDL-720p",
                    today.minusDays(Long.parseLong(row[4])),
                    searched));
            id++;
        }
    }

    private static AnalyticsInsight.Totals totals() {
        long gb = 1_000_000_000L;
        List<AnalyticsInsight.Month> months = new ArrayList<>();
        int[] imported = {18, 25, 31, 12, 44, 38, 0, 22, 57, 63, 49, 27};
        for (int at = 0; at < imported.length; at++) {
            months.add(new AnalyticsInsight.Month(
                    YearMonth.of(2025, 12).plusMonths(at), imported[at], imported[at] * 3L * gb));
        }
        return new AnalyticsInsight.Totals(
                List.of(
                        new AnalyticsInsight.KindTotal(MediaKind.MOVIE, 231, 231, 204, 1_840 * gb),
                        new AnalyticsInsight.KindTotal(MediaKind.SERIES, 96, 4_312, 3_998, 5_120 * gb),
                        new AnalyticsInsight.KindTotal(MediaKind.MUSIC, 61, 412, 371, 188 * gb),
                        new AnalyticsInsight.KindTotal(MediaKind.BOOK, 24, 187, 140, 2 * gb)),
                List.of(
                        new AnalyticsInsight.Share("WEBDL-1080p", 2_610, 3_480 * gb),
                        new AnalyticsInsight.Share("Bluray-1080p", 611, 1_905 * gb),
                        new AnalyticsInsight.Share("HDTV-720p", 702, 640 * gb),
                        new AnalyticsInsight.Share("Remux-2160p", 12, 604 * gb),
                        new AnalyticsInsight.Share("WEBDL-720p", 263, 212 * gb),
                        new AnalyticsInsight.Share("FLAC", 290, 160 * gb),
                        new AnalyticsInsight.Share("MP3-320", 81, 28 * gb),
                        new AnalyticsInsight.Share("EPUB", 120, gb),
                        new AnalyticsInsight.Share("PDF", 20, gb)),
                months);
    }

    private static void plugs(WindowFixture windowFixture) {
        FakeProviders providers = windowFixture.providers;
        providers.plug(
                new MadeUp("torznab", ProviderKind.INDEXER),
                List.of(
                        field("torznab", "address", Type.TEXT, Meaning.ADDRESS, true, false),
                        field("torznab", "key", Type.SECRET, Meaning.TEXT, true, false),
                        field("torznab", "categories", Type.LIST, Meaning.TEXT, false, false),
                        field("torznab", "minimumSeeders", Type.NUMBER, Meaning.TEXT, false, true)));
        providers.plug(
                new MadeUp("internetarchive", ProviderKind.INDEXER),
                List.of(field("internetarchive", "address", Type.TEXT, Meaning.ADDRESS, true, true)));
        providers.plug(
                new MadeUp("qbittorrent", ProviderKind.DOWNLOAD_CLIENT),
                List.of(
                        field("qbittorrent", "address", Type.TEXT, Meaning.ADDRESS, true, false),
                        field("qbittorrent", "user", Type.TEXT, Meaning.TEXT, false, false),
                        field("qbittorrent", "password", Type.SECRET, Meaning.TEXT, false, false),
                        field("qbittorrent", "category", Type.TEXT, Meaning.TEXT, true, false),
                        field("qbittorrent", "startPaused", Type.SWITCH, Meaning.TEXT, false, false),
                        new FormField(
                                "qbittorrent",
                                "order",
                                Type.CHOICE,
                                Meaning.TEXT,
                                false,
                                true,
                                Long.MIN_VALUE,
                                Long.MAX_VALUE,
                                List.of("LAST", "FIRST")),
                        new FormField(
                                "qbittorrent", "ratio", Type.DECIMAL, Meaning.TEXT, false, true, 0, 100, List.of())));
        providers.plug(new MadeUp("builtin", ProviderKind.DOWNLOAD_CLIENT), List.of());
        providers.plug(new MadeUp("tvmaze", ProviderKind.SOURCE), List.of());
        providers.put("torznab", ProviderKind.INDEXER, "Archive Torrents", true);
        long limited = providers
                .put("torznab", ProviderKind.INDEXER, "Harbour Usenet", true)
                .id();
        providers.put("torznab", ProviderKind.INDEXER, "Old Friends", false);
        windowFixture.insight.sources.add(
                new SourceRow(1, 37, 0, 2, 0, WindowFixture.NOW.minus(Duration.ofMinutes(4)), 12, null, null));
        windowFixture.insight.sources.add(new SourceRow(
                limited,
                100,
                100,
                20,
                25,
                WindowFixture.NOW.minus(Duration.ofHours(2)),
                0,
                WindowFixture.NOW.minus(Duration.ofHours(9)),
                WindowFixture.NOW.minus(Duration.ofHours(3))));
        providers.put("qbittorrent", ProviderKind.DOWNLOAD_CLIENT, "qBittorrent", true);
        long down = providers
                .put("qbittorrent", ProviderKind.DOWNLOAD_CLIENT, "Attic server", true)
                .id();
        providers.values.putAll(Map.of(
                "address",
                "http://localhost:8080",
                "user",
                "ada",
                "category",
                "magpie",
                "categories",
                List.of("2000", "5000"),
                "minimumSeeders",
                1,
                "startPaused",
                false,
                "order",
                "LAST",
                "ratio",
                1.5));
        providers.paused(
                limited,
                2,
                said("It asked to be left alone: the daily limit of 100 searches is used up."),
                WindowFixture.NOW.plus(Duration.ofMinutes(42)));
        providers.paused(
                down,
                5,
                said("No answer from http://attic:8080: connection refused."),
                WindowFixture.NOW.plus(Duration.ofHours(3)));
    }

    private static FormField field(
            String plug, String name, Type type, Meaning meaning, boolean required, boolean advanced) {
        return new FormField(
                plug,
                name,
                type,
                meaning,
                required,
                advanced,
                type == Type.NUMBER ? 0 : Long.MIN_VALUE,
                type == Type.NUMBER ? 1_000 : Long.MAX_VALUE,
                List.of());
    }

    /** Settings that a made-up plug could have. */
    public record Wishes(String address, Secret key) {}

    /** A plug that opens nothing. */
    public record MadeUp(String key, ProviderKind kind) implements Plug<Wishes, String> {
        @Override
        public Class<Wishes> settingsType() {
            return Wishes.class;
        }

        @Override
        public Wishes defaults() {
            return new Wishes("http://localhost:8080", Secret.NONE);
        }

        @Override
        public String open(Definition<Wishes> definition) {
            return definition.name();
        }

        @Override
        public Message test(Definition<Wishes> definition) {
            if (definition.name().isBlank()) {
                throw new ProviderException.BadSettings(said("It has no name."));
            }
            return said("It answers.");
        }
    }
}
