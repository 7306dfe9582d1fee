package org.magpie.pipeline.search.indexer.m3u;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.name.TitleName;

/**
 * A library and a playlist made by rule from a seed: every wanted film and episode stands in the playlist under a name that is
 * distorted as playlists distort names, among others that are easily taken for it. Each line is labelled with what it is.
 */
final class LabelledPlaylist {
    static final int FILMS = 500;
    static final int EPISODES = 500;
    private static final int EPISODES_EACH = 10;

    private static final List<String> ADJECTIVES = List.of(
            "Silent",
            "Broken",
            "Crimson",
            "Last",
            "Hidden",
            "Golden",
            "Distant",
            "Frozen",
            "Savage",
            "Gentle",
            "Hollow",
            "Burning",
            "Electric",
            "Wild",
            "Lonely",
            "Sacred",
            "Perfect",
            "Dark",
            "Bitter",
            "Endless",
            "Secret",
            "Scarlet",
            "Midnight",
            "Iron");
    private static final List<String> NOUNS = List.of(
            "Harbour",
            "River",
            "Garden",
            "Empire",
            "Orchard",
            "Lantern",
            "Mountain",
            "Winter",
            "Station",
            "Letter",
            "Mirror",
            "Shadow",
            "Promise",
            "Kingdom",
            "Tide",
            "Circus",
            "Engine",
            "Forest",
            "Horizon",
            "Island",
            "Journey",
            "Keeper",
            "Machine",
            "Night",
            "Ocean",
            "Prophet",
            "Queen",
            "Road",
            "Summer",
            "Tower",
            "Voyage",
            "Witness");
    private static final List<String> NAMES = List.of(
            "Amélie",
            "Zoë",
            "Søren",
            "Marguerite",
            "Björn",
            "Léon",
            "Ines",
            "Tomás",
            "Dimitri",
            "Agnès",
            "Viktor",
            "Noémie");
    private static final List<String> PREFIXES = List.of(
            "EN - ",
            "|FR| ",
            "[DE] ",
            "4K | ",
            "NF - ",
            "VOD | EN | ",
            "EN: ",
            "┃UK┃ ",
            "4K-EN - ",
            "|EN| 4K - ",
            "(IT) ",
            "ES| ",
            "AMZN - ",
            "[4K] ",
            "EN ✦ ".replace("✦", "|"),
            "");
    private static final List<String> SUFFIXES = List.of(
            " 4K",
            " [FHD]",
            " (MULTI)",
            " VOSTFR",
            " HEVC 1080p",
            " |HD|",
            " FHD MULTI",
            " (EN)",
            " [MULTI-SUB]",
            " UHD HDR",
            "",
            "",
            "",
            "");

    private final Random random;
    private final List<TitleFacts> library = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private long lastItem;

    /**
     * A line of the playlist.
     *
     * @param item the item of the library that it is, 0 for none
     */
    record Line(String name, String address, long item) {}

    LabelledPlaylist(long seed) {
        random = new Random(seed);
        while (library.size() < FILMS) {
            film();
        }
        while (library.size() < FILMS + EPISODES / EPISODES_EACH) {
            series();
        }
        java.util.Collections.shuffle(lines, random);
    }

    List<TitleFacts> library() {
        return List.copyOf(library);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<TitleName> names() {
        return library.stream()
                .map(title -> new TitleName(
                        title.id(), title.kind(), title.name(), title.year(), title.aliases(), title.ids()))
                .toList();
    }

    /** What each line of the playlist is, by its address. */
    Map<String, Long> labels() {
        Map<String, Long> labels = new HashMap<>();
        lines.forEach(line -> labels.put(line.address(), line.item()));
        return labels;
    }

    /** The lines as a playlist. */
    Path writeTo(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("#EXTM3U\n");
            for (Line line : lines) {
                out.write("#EXTINF:-1 tvg-id=\"\" tvg-name=\"" + line.name() + "\" group-title=\"VOD, all\","
                        + line.name() + "\n");
                out.write(line.address() + "\n");
            }
        }
        return file;
    }

    private void film() {
        String name = name();
        if (!used.add(name.toLowerCase(java.util.Locale.ROOT))) {
            return;
        }
        int year = 1960 + random.nextInt(64);
        long item = ++lastItem;
        add(
                MediaKind.MOVIE,
                name,
                year,
                List.of(new ItemFacts(
                        item, library.size() + 1, ItemDetails.film(name, null, Instant.EPOCH, 100), true, null)));
        line(distorted(name, year, random.nextInt(4) > 0), false, item);
        // What is easily taken for it.
        switch (random.nextInt(5)) {
            case 0 -> line(distorted(name + " 2", year + 3, random.nextBoolean()), false, 0);
            case 1 -> line(distorted(name, year < 1990 ? year + 20 : year - 20, true), false, 0);
            case 2 -> line(distorted(name + " Returns", year + 2, random.nextBoolean()), false, 0);
            case 3 -> line(distorted(name + ": Origins", year + 1, random.nextBoolean()), false, 0);
            default -> line(distorted("Beyond the " + name, year, random.nextBoolean()), false, 0);
        }
    }

    private void series() {
        String name = name();
        if (!used.add(name.toLowerCase(java.util.Locale.ROOT))) {
            return;
        }
        int year = 1990 + random.nextInt(34);
        List<ItemFacts> items = new ArrayList<>();
        int seasons = 1 + random.nextInt(3);
        for (int at = 0; at < EPISODES_EACH; at++) {
            int season = 1 + at % seasons;
            int number = 1 + at / seasons;
            items.add(new ItemFacts(
                    ++lastItem,
                    library.size() + 1,
                    ItemDetails.episode("Part " + number, season, number, null, Instant.EPOCH),
                    true,
                    null));
        }
        add(MediaKind.SERIES, name, year, items);
        for (ItemFacts item : items) {
            int season = item.details().season();
            int number = item.details().number();
            line(prefix() + titled(name) + numbered(season, number) + suffix(), true, item.id());
            if (random.nextInt(3) == 0) {
                line(prefix() + titled(name + " Miami") + numbered(season, number) + suffix(), true, 0);
            }
            if (random.nextInt(4) == 0) {
                line(prefix() + titled(name) + numbered(9, number), true, 0);
            }
        }
    }

    private void add(MediaKind kind, String name, int year, List<ItemFacts> items) {
        SlotFacts slot = new SlotFacts(library.size() + 1, library.size() + 1, "HD", 1, 1, Path.of("/media"), "");
        library.add(new TitleFacts(
                library.size() + 1,
                kind,
                name,
                year,
                Map.of(),
                List.of(),
                true,
                100,
                "English",
                Set.of(),
                List.of(slot),
                items));
    }

    private void line(String name, boolean series, long item) {
        int number = lines.size();
        lines.add(new Line(
                name, "http://127.0.0.1:9/" + (series ? "series" : "movie") + "/name/word/" + number + ".mkv", item));
    }

    private String name() {
        String adjective = pick(ADJECTIVES);
        String noun = pick(NOUNS);
        String other = pick(NOUNS);
        return switch (random.nextInt(10)) {
            case 0 -> "The " + adjective + " " + noun;
            case 1 -> pick(NAMES) + "'s " + noun;
            case 2 -> noun + " & " + other;
            case 3 -> adjective + " " + noun + " " + pick(List.of("II", "III", "IV", "2", "3"));
            case 4 -> noun + ": The " + adjective + " " + other;
            case 5 -> "A " + noun + " of " + other;
            case 6 -> pick(List.of("IT", "Up", "Her", "Max", "Us", "Sky", "Red", "Nine")) + " " + noun;
            case 7 -> adjective + " " + noun + " " + (2050 + random.nextInt(40));
            case 8 -> pick(NAMES) + " and the " + adjective + " " + noun;
            default -> adjective + " " + noun;
        };
    }

    private String distorted(String name, int year, boolean dated) {
        String said = dated
                ? pick(List.of(" (%d)", " [%d]", " %d", " - %d", " (%d)", " (%d)"))
                        .formatted(year)
                : "";
        String whole = prefix() + titled(name) + said + suffix();
        return random.nextInt(12) == 0 ? whole.replace(' ', '_') : whole;
    }

    private String titled(String name) {
        String text = name;
        if (random.nextInt(4) == 0) {
            text = text.replaceFirst("^(?:The|A) ", "");
        }
        if (random.nextInt(3) == 0) {
            text = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
        }
        if (random.nextInt(3) == 0) {
            text = text.replaceFirst(" II$", " 2").replaceFirst(" III$", " 3").replaceFirst(" IV$", " 4");
        } else if (random.nextInt(3) == 0) {
            text = text.replaceFirst(" 2$", " II").replaceFirst(" 3$", " III");
        }
        if (random.nextInt(3) == 0) {
            text = text.replace(" & ", " and ");
        }
        if (random.nextInt(3) == 0) {
            text = text.replace(": ", random.nextBoolean() ? " - " : " ");
        }
        if (random.nextInt(3) == 0) {
            text = text.replace("'", random.nextBoolean() ? "" : "’");
        }
        return random.nextInt(6) == 0 ? text.toUpperCase(java.util.Locale.ROOT) : text;
    }

    private String numbered(int season, int number) {
        return switch (random.nextInt(7)) {
            case 0 -> " S%02dE%02d".formatted(season, number);
            case 1 -> " S%02d E%02d".formatted(season, number);
            case 2 -> " S%d E%d".formatted(season, number);
            case 3 -> " %dx%02d".formatted(season, number);
            case 4 -> " - S%02dE%02d - Part %d".formatted(season, number, number);
            case 5 -> " Season %d Episode %d".formatted(season, number);
            default -> " (S%02d E%02d)".formatted(season, number);
        };
    }

    private String prefix() {
        return random.nextInt(3) == 0 ? "" : pick(PREFIXES);
    }

    private String suffix() {
        return pick(SUFFIXES);
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The titles by id. */
    Map<Long, TitleFacts> byId() {
        Map<Long, TitleFacts> byId = new LinkedHashMap<>();
        library.forEach(title -> byId.put(title.id(), title));
        return byId;
    }
}
