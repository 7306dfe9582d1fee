package org.magpie.upkeep.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Layouts as they are found at people's homes, badly named, each with what it is: made of parts by a seeded generator, so that nothing can
 * be learnt by heart. Paths are below the root folder of films or of series.
 */
final class BadLayouts {
    /** What a person would not dare to say either. */
    static final String WAITS = "waits";

    private static final List<String> ADJECTIVES = List.of(
            "Green",
            "Silent",
            "Broken",
            "Golden",
            "Hidden",
            "Distant",
            "Burning",
            "Frozen",
            "Crimson",
            "Lonely",
            "Iron",
            "Velvet",
            "Hollow",
            "Wild",
            "Northern",
            "Salty",
            "Amber",
            "Bitter",
            "Dusty",
            "Gentle");
    private static final List<String> NOUNS = List.of(
            "Harbor",
            "River",
            "Mountain",
            "Garden",
            "Station",
            "Letter",
            "Mirror",
            "Bridge",
            "Forest",
            "Island",
            "Lantern",
            "Orchard",
            "Kingdom",
            "Window",
            "Voyage",
            "Carnival",
            "Meadow",
            "Tower",
            "Signal",
            "Anchor");
    private static final List<String> TAILS = List.of(
            "", " of Glass", " and Thorn", " in Rain", " for Strangers", " at Noon", " Returns", " Without End");
    private static final List<String> TAGS = List.of(
            "1080p.BluRay.x264-GRP",
            "720p.WEB-DL.H264-TEAM",
            "DVDRip.XviD-OLD",
            "2160p.UHD.BluRay.x265-BIG",
            "German.DL.1080p.BluRay.x264-DEU",
            "FRENCH.720p.HDTV.x264-FRA");

    private final Random random;
    private int next;

    /**
     * @param family what kind of badness it is
     * @param files path of each file, with what it is: "S1E2" and the like for an episode, "" for a film, null for what is to be left out
     * @param texts path of each small file with its text
     */
    record Layout(
            String family,
            boolean isSeries,
            String title,
            int year,
            Map<String, String> ids,
            Map<String, String> files,
            Map<String, String> texts) {
        String expected(String held) {
            return title + " (" + year + ")" + (held.isEmpty() ? "" : " " + held);
        }
    }

    BadLayouts(long seed) {
        this.random = new Random(seed);
    }

    List<Layout> make(int count) {
        List<Layout> all = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            all.add(number % 2 == 0 ? film(number / 2 % 18) : series(number / 2 % 18));
        }
        return all;
    }

    private String name() {
        int number = next++;
        int third = number / 400;
        String tail = third < TAILS.size() ? TAILS.get(third) : " " + NOUNS.get(third % 20) + " Song";
        return ADJECTIVES.get(number % 20) + " " + NOUNS.get(number / 20 % 20) + tail;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String dotted(String name) {
        return name.replace(' ', '.');
    }

    private Layout film(int family) {
        String name = name();
        int year = 1950 + random.nextInt(70);
        String id = String.valueOf(100_000 + next);
        String plain = name + " (" + year + ")";
        String junk = Integer.toHexString(random.nextInt(1 << 30)) + (random.nextBoolean() ? "-1080p" : "");
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> ids = Map.of();
        String said;
        switch (family) {
            case 0 -> {
                said = "folder with a nameless file";
                files.put(plain + "/" + junk + ".mkv", "");
            }
            case 1 -> {
                said = "flat release";
                files.put(dotted(name) + "." + year + "." + one(TAGS) + ".mkv", "");
            }
            case 2 -> {
                said = "year in the folder alone";
                files.put(plain + "/" + one(List.of(name, dotted(name), name.toLowerCase(Locale.ROOT))) + ".avi", "");
            }
            case 3 -> {
                said = "year nowhere";
                files.put(name + "/" + name + ".mkv", WAITS);
            }
            case 4 -> {
                said = "VIDEO_TS";
                files.put(plain + "/VIDEO_TS", "");
            }
            case 5 -> {
                said = "BDMV";
                files.put(plain + one(List.of(" Blu-ray", " [1080p]", "")) + "/BDMV", "");
            }
            case 6 -> {
                said = "ISO";
                files.put(one(List.of(plain, dotted(name) + "." + year)) + ".iso", "");
            }
            case 7 -> {
                said = "cd1 and cd2";
                String stem = one(List.of(name, dotted(name) + "." + year + ".DVDRip", plain + " - "));
                files.put(plain + "/" + stem + one(List.of(" cd", ".CD", "-cd")) + "1.avi", "");
                files.put(files.keySet().iterator().next().replace("1.avi", "2.avi"), "");
            }
            case 8 -> {
                said = "id in the name";
                ids = Map.of("tmdb", id);
                String mark =
                        one(List.of("{tmdb-%s}", "[tmdbid-%s]", "[tmdbid=%s]")).formatted(id);
                files.put(one(List.of(name, "Film", plain)) + " " + mark + "/" + junk + ".mkv", "");
            }
            case 9 -> {
                said = "extras and samples beside it";
                files.put(plain + "/" + plain + ".mkv", "");
                files.put(plain + "/Extras/Interview.mkv", null);
                files.put(plain + "/sample.mkv", null);
                files.put(plain + "/" + plain + "-trailer.mp4", null);
            }
            case 10 -> {
                said = "article behind";
                name = "The " + name;
                String shelf = name.substring(4) + ", The (" + year + ")";
                files.put(shelf + "/" + shelf + ".mkv", "");
            }
            case 11 -> {
                said = "small letters and underscores";
                files.put(
                        (name + "_" + year + "_dvdrip.avi")
                                .toLowerCase(Locale.ROOT)
                                .replace(' ', '_'),
                        "");
            }
            case 12 -> {
                said = "below a genre";
                files.put(one(List.of("Drama", "Sci-Fi", "Kids", "A-F")) + "/" + plain + "/" + name + ".mkv", "");
            }
            case 13 -> {
                said = "many in one folder";
                files.put("Old Collection/" + plain + ".mkv", "");
            }
            case 14 -> {
                said = "NFO";
                ids = Map.of("imdb", "tt" + (1_000_000 + next));
                files.put("film " + next + "/" + junk + ".mkv", "");
                texts.put(
                        "film " + next + "/movie.nfo",
                        random.nextBoolean()
                                ? "<?xml version=\"1.0\"?><movie><title>" + name + "</title><uniqueid type=\"imdb\">"
                                        + ids.get("imdb") + "</uniqueid></movie>"
                                : "https://www.imdb.com/title/" + ids.get("imdb") + "/");
            }
            case 15 -> {
                said = "year in front";
                files.put(
                        one(List.of("[%d] %s", "(%d) %s", "%d - %s")).formatted(year, name) + "/" + name + ".mkv", "");
            }
            case 16 -> {
                said = "number in front";
                files.put("Trilogy " + next + "/0" + (1 + random.nextInt(3)) + " - " + plain + ".mkv", "");
            }
            default -> {
                said = "release folder with a short file name";
                files.put(
                        dotted(name) + "." + year + "." + one(TAGS) + "/grp-"
                                + name.substring(0, 2).toLowerCase(Locale.ROOT) + ".mkv",
                        "");
            }
        }
        return new Layout("film: " + said, false, name, year, ids, files, texts);
    }

    private Layout series(int family) {
        String name = name();
        int year = 1980 + random.nextInt(40);
        int season = 1 + random.nextInt(2);
        int episode = 1 + random.nextInt(9);
        String id = String.valueOf(200_000 + next);
        String marked = "S%02dE%02d".formatted(season, episode);
        String held = "S" + season + "E" + episode;
        String junk = Integer.toHexString(random.nextInt(1 << 30));
        String home = random.nextBoolean() ? name : name + " (" + year + ")";
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> ids = Map.of();
        String said;
        switch (family) {
            case 0 -> {
                said = "Season 1";
                files.put(home + "/Season " + season + "/" + name + " - " + marked + " - Part.mkv", held);
            }
            case 1 -> {
                said = "S01";
                files.put(home + "/S0" + season + "/" + dotted(name) + "." + marked + ".720p.WEB-GRP.mkv", held);
            }
            case 2 -> {
                said = "number and name in a season folder";
                files.put(home + "/Season 0" + season + "/%02d - Some Part.mkv".formatted(episode), held);
            }
            case 3 -> {
                said = "Staffel and Folge";
                files.put(home + "/Staffel " + season + "/Folge " + episode + ".mkv", held);
            }
            case 4 -> {
                said = "Saison";
                files.put(
                        home + "/Saison " + season + "/" + one(List.of("Episode ", "Épisode ")) + episode + ".avi",
                        held);
            }
            case 5 -> {
                said = "all in one folder, 1x02";
                files.put(home + "/" + one(List.of("", name + " ")) + season + "x%02d.avi".formatted(episode), held);
            }
            case 6 -> {
                said = "flat release";
                files.put(dotted(name) + "." + marked + ".1080p.WEB.H264-GRP.mkv", held);
            }
            case 7 -> {
                said = "anime, counted through";
                files.put(home + "/[Grp] " + name + " - %02d [1080p].mkv".formatted(episode), "S1E" + episode);
            }
            case 8 -> {
                said = "two episodes in one file";
                files.put(
                        home + "/Season " + season + "/" + name + " - " + marked + "-E%02d.mkv".formatted(episode + 1),
                        held + "+S" + season + "E" + (episode + 1));
            }
            case 9 -> {
                said = "season pack";
                files.put(
                        dotted(name) + ".S0" + season + ".1080p.WEB-DL-GRP/" + dotted(name) + "." + marked
                                + ".1080p.WEB-DL-GRP.mkv",
                        held);
            }
            case 10 -> {
                said = "a folder for each episode";
                files.put(
                        home + "/Season " + season + "/" + dotted(name) + "." + marked + ".720p-GRP/" + junk + ".mkv",
                        held);
            }
            case 11 -> {
                said = "id in the name";
                ids = Map.of("tvdb", id);
                files.put(
                        "Show "
                                + one(List.of("{tvdb-%s}", "[tvdbid-%s]", "[tvdbid=%s]"))
                                        .formatted(id) + "/Season " + season + "/" + marked + ".mkv",
                        held);
            }
            case 12 -> {
                said = "season glued to the number";
                files.put(home + "/Season " + season + "/" + season + "%02d - Part.avi".formatted(episode), held);
            }
            case 13 -> {
                said = "name and number in a season folder";
                files.put(home + "/Season " + season + "/" + name + " - %02d.mkv".formatted(episode), held);
            }
            case 14 -> {
                said = "NFO";
                ids = Map.of("tvdb", id);
                files.put("serie " + next + "/Season " + season + "/" + marked + ".mkv", held);
                texts.put(
                        "serie " + next + "/tvshow.nfo",
                        "<tvshow><title>" + name + "</title><uniqueid type=\"tvdb\" default=\"true\">" + id
                                + "</uniqueid></tvshow>");
            }
            case 15 -> {
                said = "plexmatch";
                files.put("tv " + next + "/Season " + season + "/" + marked + ".mkv", held);
                texts.put("tv " + next + "/.plexmatch", "title: " + name + "\nyear: " + year + "\n");
            }
            case 16 -> {
                said = "below a genre, with extras";
                files.put("Anime/" + home + "/Season " + season + "/" + name + " " + marked + ".mkv", held);
                files.put("Anime/" + home + "/Season " + season + "/sample.mkv", null);
                files.put("Anime/" + home + "/Featurettes/Making Of.mkv", null);
            }
            default -> {
                said = "an episode that there is not";
                files.put(home + "/Season 1/" + name + " - S01E77.mkv", WAITS);
            }
        }
        return new Layout("series: " + said, true, name, year, ids, files, texts);
    }

    /** Puts a layout on disk. */
    static void put(Path root, Layout layout) {
        int number = 0;
        for (String path : layout.files().keySet()) {
            long bytes = 2_000L + Math.abs((path + number++).hashCode() % 60_000);
            Path place = root.resolve(path);
            if (path.endsWith("/VIDEO_TS")) {
                ScanFixture.file(place.resolve("VTS_01_1.VOB"), bytes);
            } else if (path.endsWith("/BDMV")) {
                ScanFixture.file(place.resolve("STREAM/00001.m2ts"), bytes);
            } else {
                ScanFixture.file(place, bytes);
            }
        }
        layout.texts().forEach((path, text) -> ScanFixture.text(root.resolve(path), text));
    }
}
