package org.magpie.testing.ui;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.catalog.Credit;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TimelineRow;
import org.magpie.insight.TitlePage;
import org.magpie.insight.TitlePage.FileRow;
import org.magpie.insight.TitlePage.ItemRow;
import org.magpie.insight.TitlePage.ItemState;
import org.magpie.insight.TitlePage.SlotRow;
import org.magpie.insight.VerdictRow;
import org.magpie.insight.VerdictRow.Reason;
import org.magpie.media.MediaKind;
import org.magpie.media.file.MediaInfo;
import org.magpie.pipeline.decide.Score;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.EpisodeNumbering.Counted;
import org.magpie.pipeline.match.EpisodeNumbering.Numbered;
import org.magpie.pipeline.match.TitleAliases.Known;
import org.magpie.pipeline.match.TitleAliases.KnownName;
import org.magpie.pipeline.match.TitleAliases.Origin;
import org.magpie.pipeline.match.TitleAliases.Place;
import org.magpie.pipeline.search.Protocol;

/** Pages, verdicts and histories of the made-up titles. */
public final class SamplePages {
    /** A series with three seasons. */
    public static final long SERIES = 101;

    /** A film that is here and could be better. */
    public static final long FILM = 5;

    private static final List<String> EPISODES = List.of(
            "Low Water",
            "The Harbour Master",
            "Salt",
            "Black Ice",
            "A Letter from Tromsø",
            "Soundings",
            "The Second Lamp",
            "Undertow",
            "What the Divers Saw",
            "Breakwater");

    private SamplePages() {}

    /** Adds pages, verdicts and histories to a world with the sample library. */
    public static WindowFixture fill(WindowFixture windowFixture) {
        series(windowFixture);
        film(windowFixture);
        verdicts(windowFixture, FILM);
        verdicts(windowFixture, SERIES);
        history(windowFixture);
        names(windowFixture);
        return windowFixture;
    }

    private static void series(WindowFixture windowFixture) {
        List<ItemRow> items = new ArrayList<>();
        long id = 1000;
        for (int season = 1; season <= 3; season++) {
            int episodes = season == 3 ? 6 : 10;
            for (int number = 1; number <= episodes; number++) {
                items.add(episode(id++, season, number));
            }
        }
        LibraryRow row = row(windowFixture, SERIES);
        windowFixture.insight.pages.put(
                SERIES,
                new TitlePage(
                        row,
                        "A detective who left the coast for good comes back to bury her father and finds his fishing"
                                + " boat moored where it sank twenty years ago, lamps lit, table laid. The town would"
                                + " rather not talk about it. The tide, it turns out, would.",
                        52,
                        8.3,
                        List.of("Crime", "Drama", "Mystery"),
                        "continuing",
                        "NRK",
                        Map.of("tvmaze", "90210"),
                        List.of(
                                new SlotRow(1, "HD", 4, "Good on a TV", 2, "/srv/media/series", "17 / 26", false),
                                new SlotRow(2, "4K", 5, "Best picture", 2, "/srv/media/uhd", "", false)),
                        items));
    }

    /** The series as its source knows it, and a season that releases count on from the one before. */
    private static void names(WindowFixture windowFixture) {
        List<Place> episodes = new ArrayList<>();
        for (ItemRow item :
                Objects.requireNonNull(windowFixture.insight.pages.get(SERIES)).items()) {
            episodes.add(new Place(item.season(), item.number(), null, item.name()));
        }
        List<Numbered> seasons = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            seasons.add(new Numbered(2, 10 + number, 3, number));
        }
        windowFixture.pipeline.recognition.known.put(
                SERIES,
                new Known(
                        SERIES,
                        MediaKind.SERIES,
                        "Cold Harbour",
                        2023,
                        List.of(
                                new KnownName("Cold Harbour", Origin.OFFICIAL, ""),
                                new KnownName("Cold Harbor", Origin.OWN, ""),
                                new KnownName(
                                        "Kald Havn The Fishermen of the Northern Coast and Everyone They Left Behind",
                                        Origin.RELEASE,
                                        "Kald.Havn.The.Fishermen.S01E01.1080p.WEB.H264-REED"),
                                new KnownName("Kald havn", Origin.ALTERNATIVE, ""),
                                new KnownName("Холодная гавань", Origin.ALTERNATIVE, "")),
                        episodes,
                        new EpisodeNumbering(seasons, List.of(new Counted(21, 3, 1)))));
        windowFixture.pipeline.recognition.known.put(
                FILM,
                new Known(
                        FILM,
                        MediaKind.MOVIE,
                        "Seven Quiet Rooms",
                        2019,
                        List.of(new KnownName("Seven Quiet Rooms", Origin.OFFICIAL, "")),
                        List.of(),
                        EpisodeNumbering.NONE));
        windowFixture.pipeline.recognition.taken.put("low water", "Low Water (2020)");
    }

    private static ItemRow episode(long id, int season, int number) {
        ItemState state = season == 3
                ? number > 2 ? ItemState.UNRELEASED : number == 2 ? ItemState.MISSING : ItemState.HERE
                : season == 2 && number == 4
                        ? ItemState.DOWNLOADING
                        : season == 2 && number > 7
                                ? ItemState.MISSING
                                : season == 1 && number == 3 ? ItemState.UPGRADABLE : ItemState.HERE;
        boolean here = state == ItemState.HERE || state == ItemState.UPGRADABLE;
        String quality = state == ItemState.UPGRADABLE ? "HDTV-720p" : "WEBDL-1080p";
        return new ItemRow(
                id,
                season,
                number,
                EPISODES.get((number - 1 + season) % EPISODES.size()),
                LocalDate.of(2026, 11, 21)
                        .plusDays(season == 3 ? (number - 3) * 7L + 2 : -400L * (3 - season) + number * 7L),
                true,
                state,
                here
                        ? List.of(new FileRow(
                                id,
                                1,
                                "HD",
                                "/srv/media/series/Cold Harbour (2023)/Season %02d/Cold Harbour - S%02dE%02d - %s %s.mkv"
                                        .formatted(
                                                season,
                                                season,
                                                number,
                                                EPISODES.get((number - 1 + season) % EPISODES.size()),
                                                quality),
                                1_650_000_000L + number * 41_000_000L,
                                quality,
                                "Norwegian",
                                "Cold.Harbour.S%02dE%02d.1080p.WEB-DL.H264-REED".formatted(season, number),
                                WindowFixture.NOW.minus(Duration.ofDays(30L * (4 - season) + number))))
                        : List.of());
    }

    private static void film(WindowFixture windowFixture) {
        LibraryRow row = row(windowFixture, FILM);
        windowFixture.insight.pages.put(
                FILM,
                new TitlePage(
                        row,
                        "Seven strangers rent seven rooms in a house by the canal, and for one summer nobody speaks."
                                + " Shot over seven years in a single building, this is a film about listening.",
                        118,
                        7.6,
                        List.of("Drama", "Mystery"),
                        "released",
                        "",
                        Map.of("tmdb", "77"),
                        List.of(
                                new SlotRow(3, "HD", 1, "Good on a TV", 1, "/srv/media/movie", "Bluray-1080p", true),
                                new SlotRow(4, "4K", 2, "Best picture", 1, "/srv/media/uhd", "WEBDL-2160p", false)),
                        List.of(new ItemRow(
                                50,
                                0,
                                0,
                                "",
                                LocalDate.of(2019, 5, 3),
                                true,
                                ItemState.UPGRADABLE,
                                List.of(
                                        new FileRow(
                                                51,
                                                3,
                                                "HD",
                                                "/srv/media/movie/Seven Quiet Rooms (2019)/Seven Quiet Rooms (2019)"
                                                        + " Bluray-1080p.mkv",
                                                8_400_000_000L,
                                                "Bluray-1080p",
                                                "Dutch, English",
                                                "Seven.Quiet.Rooms.2019.1080p.BluRay.x264-LARK",
                                                WindowFixture.NOW.minus(Duration.ofDays(21))),
                                        new FileRow(
                                                52,
                                                4,
                                                "4K",
                                                "/srv/media/uhd/Seven Quiet Rooms (2019)/Seven Quiet Rooms (2019)"
                                                        + " WEBDL-2160p.mkv",
                                                17_900_000_000L,
                                                "WEBDL-2160p",
                                                "Dutch",
                                                "Seven.Quiet.Rooms.2019.2160p.WEB-DL.HDR.H265-FINCH",
                                                WindowFixture.NOW.minus(Duration.ofDays(3)),
                                                120,
                                                "+150 HDR10, -30 No group",
                                                new MediaInfo(
                                                        "matroska",
                                                        "hevc",
                                                        3840,
                                                        2160,
                                                        10,
                                                        "HDR10",
                                                        "",
                                                        24,
                                                        "truehd",
                                                        "Dolby TrueHD + Dolby Atmos",
                                                        7.1,
                                                        MediaInfo.Sound.UNKNOWN,
                                                        7078,
                                                        List.of("Dutch", "English"),
                                                        List.of("Dutch", "English", "French")),
                                                null)))),
                        List.of(
                                new Credit(
                                        Credit.Part.FACTS, "Wikidata", "CC0", URI.create("https://wikidata.test/Q1")),
                                new Credit(
                                        Credit.Part.PICTURE,
                                        "The painter of many posters for cinemas by the canal",
                                        "CC BY-SA 3.0",
                                        URI.create("https://commons.test/File")),
                                new Credit(
                                        Credit.Part.TEXT,
                                        "Wikipedia",
                                        "CC BY-SA 4.0",
                                        URI.create("https://wikipedia.test/Seven")))));
    }

    private static LibraryRow row(WindowFixture windowFixture, long id) {
        return windowFixture.insight.library.stream()
                .filter(row -> row.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private static void verdicts(WindowFixture windowFixture, long titleId) {
        String stem = titleId == FILM ? "Seven.Quiet.Rooms.2019" : "Cold.Harbour.S02E08";
        long id = titleId * 1000;
        int rank = 0;
        Reason small =
                new Reason("size", true, say("310 MB is too small for HDTV-1080p of this length: at least 1.2 GB"));
        Reason quality = new Reason("quality", true, say("The profile Good on a TV does not take this quality"));
        Reason seeders = new Reason("seeders", false, say("Nobody offers it: 0 seeders, at least 1 is needed"));
        windowFixture.insight.verdicts.addAll(List.of(
                verdict(
                        id++,
                        titleId,
                        stem + ".2160p.UHD.BluRay.REMUX.HDR.HEVC-ELM",
                        "Remux-2160p",
                        "ELM",
                        54_200_000_000L,
                        41,
                        1500,
                        rank++,
                        true,
                        true,
                        List.of()),
                verdict(
                        id++,
                        titleId,
                        stem + ".1080p.BluRay.x265.10bit-WREN",
                        "Bluray-1080p",
                        "WREN",
                        9_800_000_000L,
                        128,
                        900,
                        rank++,
                        true,
                        false,
                        List.of()),
                verdict(
                        id++,
                        titleId,
                        stem + ".1080p.WEB-DL.H264-REED",
                        "WEBDL-1080p",
                        "REED",
                        6_100_000_000L,
                        260,
                        700,
                        rank++,
                        true,
                        false,
                        List.of()),
                verdict(
                        id++,
                        titleId,
                        stem + ".720p.WEBRip.x264-PINE",
                        "WEBRip-720p",
                        "PINE",
                        2_300_000_000L,
                        18,
                        200,
                        rank++,
                        false,
                        false,
                        List.of(quality)),
                verdict(
                        id++,
                        titleId,
                        stem + ".2160p.WEB-DL.DV.HDR.H265-FINCH",
                        "WEBDL-2160p",
                        "FINCH",
                        17_900_000_000L,
                        0,
                        1200,
                        rank++,
                        false,
                        false,
                        List.of(seeders)),
                verdict(
                        id++,
                        titleId,
                        stem + ".1080p.HDTV.x264-TINY",
                        "HDTV-1080p",
                        "TINY",
                        310_000_000L,
                        3,
                        -50,
                        rank++,
                        false,
                        false,
                        List.of(small, quality, seeders)),
                verdict(
                        id,
                        titleId,
                        stem + ".CAM.x264-SHAKY",
                        "CAM",
                        "SHAKY",
                        1_100_000_000L,
                        7,
                        -1000,
                        rank,
                        false,
                        false,
                        List.of(quality, small))));
    }

    private static VerdictRow verdict(
            long id,
            long titleId,
            String name,
            String quality,
            String group,
            long size,
            int seeders,
            int score,
            int rank,
            boolean accepted,
            boolean grabbed,
            List<Reason> reasons) {
        return new VerdictRow(
                id,
                titleId,
                "HD",
                WindowFixture.NOW.minus(Duration.ofMinutes(9)),
                name,
                rank % 2 == 0 ? "Harbour Tracker" : "Internet Archive",
                Protocol.TORRENT,
                quality,
                Set.of("English"),
                group,
                size,
                WindowFixture.NOW.minus(Duration.ofDays(1 + rank * 37L)),
                seeders,
                2,
                score,
                parts(score),
                rank,
                accepted,
                grabbed,
                reasons,
                URI.create("https://tracker.example/" + id));
    }

    private static List<Score.Part> parts(int score) {
        return score == 0 ? List.of() : List.of(new Score.Part("Known group", score + 10), new Score.Part("x265", -10));
    }

    private static void history(WindowFixture windowFixture) {
        List<String> types = List.of(
                "imported",
                "completed",
                "started",
                "grabbed",
                "searched",
                "failed",
                "blocklisted",
                "grabbed",
                "searched",
                "added");
        long id = 1;
        for (long titleId : new long[] {FILM, SERIES}) {
            int at = 0;
            for (String type : types) {
                windowFixture.insight.history.add(new TimelineRow(
                        id++,
                        WindowFixture.NOW.minus(Duration.ofMinutes(7L * at * at + 4)),
                        type,
                        at < 5 ? "correlation-a" : "correlation-b",
                        at % 3 == 0 ? Actor.schedule("search-wanted") : at % 3 == 1 ? Actor.COMMAND_LINE : Actor.MAGPIE,
                        titleId,
                        titleId == FILM ? "Seven Quiet Rooms" : "Cold Harbour",
                        say(sentence(type))));
                at++;
            }
        }
    }

    private static String sentence(String type) {
        return switch (type) {
            case "imported" -> "Filed as Season 02/S02E04 - Black Ice WEBDL-1080p.mkv, 2.1 GB";
            case "completed" -> "Downloaded 2.1 GB in 6 min by the built-in downloader";
            case "started" -> "The built-in downloader has begun";
            case "grabbed" -> "Took the release by REED from Harbour Tracker: the best of 3 acceptable ones";
            case "searched" -> "Looked at 23 releases from 2 indexers, 3 acceptable";
            case "failed" -> "The download failed: the server closed the connection after 812 MB";
            case "blocklisted" -> "The release by SHAKY will not be taken again";
            default -> "Added by hand";
        };
    }

    /** A sentence that needs no bundle: a key that is not known is shown as it is. */
    private static Message say(String sentence) {
        return Message.of(sentence);
    }
}
