package org.magpie.testing.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.catalog.FoundTitle;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.QueueRow;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.provider.ProviderKind;

/** A made-up library that could be somebody's: films, series, records and books that nobody has made. */
public final class Samples {
    private static final List<String> FILMS = List.of(
            "The Lighthouse Ledger",
            "Saltwater Sonata",
            "North of Nowhere",
            "The Cartographer's Daughter",
            "Seven Quiet Rooms",
            "Paper Comets",
            "A Winter for Magpies",
            "The Last Ferry to Anholt",
            "Copper Moon",
            "Understudy",
            "The Glass Orchard",
            "Meridian",
            "How to Fold a River",
            "Night Shift at the Observatory",
            "The Beekeeper's War",
            "Static",
            "Two Trains East",
            "The Understory",
            "Lanterns",
            "Ordinary Gravity",
            "Harbour Lights",
            "The Borrowed Year",
            "Kestrel",
            "The Clockmaker of Lviv",
            "Sundogs");
    private static final List<String> SERIES = List.of(
            "Cold Harbour",
            "The Allotment",
            "Signal Hill",
            "Tidewater",
            "Department of Lost Things",
            "The Long Evening",
            "Orbit House",
            "Vinter",
            "Bread & Salt",
            "Small Hours",
            "The Archivists",
            "Ninth District");
    private static final List<String> ARTISTS =
            List.of("The Paper Kites Club", "Mira Holt", "Vesterbro Ensemble", "Low Tide", "Iron & Elder");
    private static final List<String> AUTHORS =
            List.of("Ines Calloway", "T. R. Amundsen", "Pavel Orlov", "June Okafor");

    private Samples() {}

    /** Fills a world with a library, folders, plugs and a queue. */
    public static WindowFixture filled() {
        return filled(Locale.ENGLISH);
    }

    /** The same in another language of the interface. */
    public static WindowFixture filled(Locale locale) {
        return SamplePages.fill(fill(new WindowFixture(locale)));
    }

    public static WindowFixture fill(WindowFixture windowFixture) {
        for (MediaKind kind : MediaKind.values()) {
            windowFixture.rootFolders.add(
                    kind, Path.of("/srv/media/" + kind.name().toLowerCase(Locale.ROOT)));
        }
        windowFixture.providers.put("internetarchive", ProviderKind.INDEXER, "Internet Archive", true);
        windowFixture.providers.put("tvmaze", ProviderKind.SOURCE, "TVmaze", true);
        windowFixture.providers.put("builtin", ProviderKind.DOWNLOAD_CLIENT, "Built-in downloader", true);
        titles(windowFixture, FILMS, MediaKind.MOVIE, 1);
        titles(windowFixture, SERIES, MediaKind.SERIES, 101);
        titles(windowFixture, ARTISTS, MediaKind.MUSIC, 201);
        titles(windowFixture, AUTHORS, MediaKind.BOOK, 301);
        queue(windowFixture);
        found(windowFixture);
        return windowFixture;
    }

    /** A library of a size, for measuring. */
    public static WindowFixture large(int titles) {
        WindowFixture windowFixture = new WindowFixture();
        Random random = new Random(7);
        List<LibraryRow> rows = new java.util.ArrayList<>(titles);
        for (int at = 0; at < titles; at++) {
            List<String> names = at % 9 == 0 ? SERIES : FILMS;
            String name = names.get(random.nextInt(names.size())) + " " + (at / names.size() + 1);
            rows.add(row(at + 1, at % 9 == 0 ? MediaKind.SERIES : MediaKind.MOVIE, name, random));
        }
        windowFixture.insight.library.addAll(rows);
        return windowFixture;
    }

    private static void titles(WindowFixture windowFixture, List<String> names, MediaKind kind, long firstId) {
        Random random = new Random(firstId);
        long id = firstId;
        for (String name : names) {
            windowFixture.insight.library.add(row(id, kind, name, random));
            if (id % 9 != 4) {
                windowFixture.artwork.name(id, name);
            }
            id++;
        }
    }

    private static LibraryRow row(long id, MediaKind kind, String name, Random random) {
        int draw = random.nextInt(20);
        LibraryRow.State state = draw < 10
                ? LibraryRow.State.COMPLETE
                : draw < 13
                        ? LibraryRow.State.MISSING
                        : draw < 15
                                ? LibraryRow.State.DOWNLOADING
                                : draw < 17
                                        ? LibraryRow.State.UPCOMING
                                        : draw < 19 ? LibraryRow.State.UNMONITORED : LibraryRow.State.ATTENTION;
        int wanted = kind == MediaKind.MOVIE ? 1 : 6 + random.nextInt(40);
        int have = state == LibraryRow.State.COMPLETE
                ? wanted
                : kind == MediaKind.MOVIE || state == LibraryRow.State.UPCOMING ? 0 : random.nextInt(wanted);
        return new LibraryRow(
                id,
                kind,
                name,
                name.startsWith("The ") ? name.substring(4) : name.startsWith("A ") ? name.substring(2) : name,
                1968 + random.nextInt(58),
                state != LibraryRow.State.UNMONITORED,
                state,
                have,
                wanted,
                have * (800_000_000L + random.nextInt(900_000_000)),
                have == 0 ? "" : quality(kind, random),
                random.nextBoolean() ? "Good on a TV" : "Best picture",
                random.nextInt(5) == 0 ? Set.of("family") : Set.of(),
                WindowFixture.NOW.minus(Duration.ofHours(random.nextInt(24 * 400))),
                state == LibraryRow.State.UPCOMING
                        ? WindowFixture.NOW.plus(Duration.ofDays(1 + random.nextInt(40)))
                        : null,
                id % 9 != 4);
    }

    private static String quality(MediaKind kind, Random random) {
        return switch (kind) {
            case MOVIE ->
                List.of("Bluray-1080p", "WEBDL-1080p", "Remux-2160p", "WEBDL-720p")
                        .get(random.nextInt(4));
            case SERIES -> List.of("WEBDL-1080p", "HDTV-720p", "Bluray-1080p").get(random.nextInt(3));
            case MUSIC -> List.of("FLAC", "MP3-320").get(random.nextInt(2));
            case BOOK -> List.of("EPUB", "PDF").get(random.nextInt(2));
        };
    }

    private static void queue(WindowFixture windowFixture) {
        windowFixture.insight.queue.add(row(
                1,
                5,
                "Seven Quiet Rooms",
                "",
                "Seven.Quiet.Rooms.2019.1080p.BluRay.x264-LARK",
                DownloadState.DOWNLOADING,
                8_400_000_000L,
                5_120_000_000L,
                7_400_000,
                null));
        windowFixture.insight.queue.add(row(
                2,
                101,
                "Cold Harbour",
                "S02E04 Black Ice",
                "Cold.Harbour.S02E04.1080p.WEB-DL.H264-REED",
                DownloadState.DOWNLOADING,
                2_100_000_000L,
                380_000_000L,
                4_900_000,
                null));
        windowFixture.insight.queue.add(row(
                3,
                103,
                "Signal Hill",
                "S01E07",
                "Signal.Hill.S01E07.720p.HDTV.x264-PINE",
                DownloadState.QUEUED,
                900_000_000L,
                0,
                0,
                null));
        windowFixture.insight.queue.add(row(
                4,
                12,
                "Meridian",
                "",
                "Meridian.1994.REMASTERED.2160p.UHD.BluRay.REMUX-ELM",
                DownloadState.IMPORT_BLOCKED,
                54_000_000_000L,
                54_000_000_000L,
                0,
                Message.of("Two films of this name are in the library: choose one")));
    }

    private static QueueRow row(
            long id,
            long titleId,
            String title,
            String item,
            String release,
            DownloadState state,
            long size,
            long done,
            long speed,
            @Nullable Message said) {
        return new QueueRow(
                id,
                "correlation-" + id,
                titleId,
                titleId > 100 ? MediaKind.SERIES : MediaKind.MOVIE,
                title,
                item,
                release,
                "WEBDL-1080p",
                "HD",
                state,
                size,
                done,
                speed,
                speed == 0 ? null : Duration.ofSeconds((size - done) / speed),
                "Built-in downloader",
                "builtin",
                1,
                DownloadClient.Priority.NORMAL,
                said,
                WindowFixture.NOW.minus(Duration.ofMinutes(12 * id)));
    }

    private static void found(WindowFixture windowFixture) {
        known(
                windowFixture,
                "The Lighthouse Ledger",
                1974,
                1,
                "Margit Sol",
                "A keeper on a drowned coast writes down every ship that passes, until one of them answers.");
        known(
                windowFixture,
                "The Lighthouse at the End",
                2021,
                0,
                "Ana Reyes Boone",
                "Three sisters inherit a lighthouse, a debt, and a radio that still receives a station gone for forty years."
                        + " What begins as a sale turns into the longest winter of their lives.");
        known(windowFixture, "Lighthouse Keepers Anonymous", 2009, 0, "", "");
        known(windowFixture, "A Lighthouse for Mr. Winter", 1958, 0, "P. Hallgrim", "Comedy in a storm.");
    }

    private static void known(
            WindowFixture windowFixture, String name, int year, long titleId, String details, String overview) {
        windowFixture.catalog.known.add(new FoundTitle(
                MediaKind.MOVIE,
                "tmdb",
                "TMDb",
                Integer.toString(name.hashCode()),
                name,
                year,
                overview,
                null,
                Map.of(),
                titleId,
                details));
    }
}
