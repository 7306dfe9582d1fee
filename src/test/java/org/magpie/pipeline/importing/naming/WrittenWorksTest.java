package org.magpie.pipeline.importing.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.disk.SafeName;
import org.magpie.media.MediaKind;
import org.magpie.media.name.TitleForms;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.naming.subject.FileTraits;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.AlbumFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.BookSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Creator;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MusicSubject;
import org.magpie.pipeline.parse.work.WorkPathReader;
import org.magpie.pipeline.parse.work.WorkPathReader.Place;

/**
 * 10,000 made-up tracks, books and parts of audiobooks, written by every preset: each path is legal everywhere, stays inside its root
 * and is read back as what it is. {@code -Dnames.show=20} prints what is not.
 */
class WrittenWorksTest {
    private static final int NAMES = 10_000;
    /** The share of all facts that may be read back as something else. */
    private static final double LOST = 0.002;

    private static final List<String> WORDS = List.of(
            "Lamp",
            "Copper",
            "Night",
            "the",
            "of",
            "& Sons",
            "O'Malley",
            "Vol.",
            "42",
            "1917",
            "Élan",
            "Über",
            "Ночь",
            "東京",
            "?",
            "!",
            "...",
            "/",
            ": Rise",
            "\u200b",
            "*",
            "\"Quoted\"",
            "{Tokens}",
            "../..",
            "|",
            "Part 2",
            "(2)",
            "(42)",
            "(1999)",
            "#1",
            "50%",
            "-",
            "--",
            "Live",
            "Deluxe",
            "FLAC",
            "CD1",
            "feat. Ann",
            "(Remix)",
            "[Demo]",
            "01",
            "12");
    private static final List<String> HARD = List.of(
            "1984",
            "2049",
            "24",
            "Q",
            "X",
            "It",
            "99 Problems",
            "(1999)",
            "S.W.A.N.",
            "What If...?",
            "Weaver (Green Album)",
            "CD 1",
            "11:14",
            "Disc",
            "Live at 12",
            "7",
            "100",
            "...And Night",
            "C.O.D.",
            "St.",
            "Book 1: Rise",
            "The Year (1999)");

    private final WorkPathReader reader = new WorkPathReader();
    private final Random random = new Random(20_261_130);
    private final Map<String, int[]> outcomes = new TreeMap<>();
    private final List<String> lost = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"magpie", "plex", "jellyfin", "kodi"})
    void everyPathIsLegalAndReadBack(String preset) {
        FileNaming music = new FileNaming(scheme(preset, MediaKind.MUSIC), NamingRules.DEFAULT);
        FileNaming books = new FileNaming(scheme(preset, MediaKind.BOOK), NamingRules.DEFAULT);
        for (int at = 0; at < NAMES; at++) {
            if (at % 2 == 0) {
                check(track(), music, ".flac");
            } else {
                check(book(at % 4 == 1), books, at % 4 == 1 ? ".m4b" : ".epub");
            }
        }
        outcomes.forEach((field, counts) ->
                System.out.printf("%s %s | %d right | %d wrong%n", preset, field, counts[0], counts[1]));
        lost.stream().limit(Integer.getInteger("names.show", 0)).forEach(name -> System.out.println("LOST " + name));
        int[] all = new int[2];
        outcomes.values().forEach(counts -> {
            all[0] += counts[0];
            all[1] += counts[1];
        });
        assertThat((double) all[1] / (all[0] + all[1])).as("not read back").isLessThan(LOST);
    }

    private void check(NamingSubject subject, FileNaming naming, String extension) {
        String path = naming.relativePath(subject, extension);
        assertThat(Arrays.asList(path.split("/")))
                .as(path)
                .allMatch(SafeName::isLegal)
                .doesNotContain("..", ".");
        Optional<Place> read = reader.read(path, subject.kind());
        List<String> wrong = read.map(place -> differences(subject, place)).orElse(List.of("unread"));
        for (String field : List.of("unread", "creator", "work", "year", "number", "track")) {
            outcomes.computeIfAbsent(subject.kind() + " " + field, key -> new int[2])[wrong.contains(field) ? 1 : 0]++;
        }
        if (!wrong.isEmpty()) {
            lost.add(wrong + " " + subject + " -> " + path + " read as " + read);
        }
    }

    private static List<String> differences(NamingSubject subject, Place read) {
        List<String> wrong = new ArrayList<>();
        if (!isSame(read.creator(), subject.owner())) {
            wrong.add("creator");
        }
        if (subject instanceof MusicSubject track) {
            differ(wrong, "work", isSame(read.work(), track.album().title()));
            differ(wrong, "year", Objects.equals(read.year(), track.album().year()));
            differ(wrong, "number", read.number() == track.trackNumber() && read.disc() == track.medium());
            differ(wrong, "track", isSame(read.track(), track.trackTitle()));
        } else if (subject instanceof BookSubject book) {
            differ(wrong, "work", isSame(read.work(), book.title()));
            differ(wrong, "year", Objects.equals(read.year(), book.year()));
            differ(wrong, "number", read.number() == (book.partCount() > 1 ? book.part() : 0));
        }
        return wrong;
    }

    private static void differ(List<String> wrong, String field, boolean same) {
        if (!same) {
            wrong.add(field);
        }
    }

    private static boolean isSame(String read, String title) {
        String written = SafeName.replaceIllegal(title, NamingRules.DEFAULT.illegal());
        return TitleForms.isSame(read, title) || TitleForms.isSame(read, written) || SafeName.bytesOf(title) > 120;
    }

    private static NamingScheme scheme(String preset, MediaKind kind) {
        return new NamingPresets().find(preset).orElseThrow().scheme(kind);
    }

    private MusicSubject track() {
        Integer year = random.nextInt(10) == 0 ? null : 1950 + random.nextInt(75);
        int medium = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(12);
        return new MusicSubject(
                new Creator(title(), "", List.of(), ""),
                new AlbumFacts(title(), "Album", "", List.of(), year, ""),
                title(),
                "",
                1 + random.nextInt(40),
                medium,
                "",
                "CD",
                file(Quality.FLAC));
    }

    private BookSubject book(boolean audio) {
        Integer year = random.nextInt(10) == 0 ? null : 1850 + random.nextInt(175);
        int parts = audio ? 1 + random.nextInt(30) : 1;
        return new BookSubject(
                new Creator(title(), "", List.of(), ""),
                title(),
                "",
                "",
                "",
                year,
                null,
                1 + random.nextInt(parts),
                parts,
                file(Quality.BOOK_EPUB));
    }

    private static FileTraits file(Quality quality) {
        return new FileTraits(quality, Revision.FIRST, null, null, null, null, "", List.of(), null, null);
    }

    private String title() {
        if (random.nextInt(4) == 0) {
            return pick(HARD);
        }
        StringBuilder title =
                new StringBuilder(pick(List.of("Lamp", "Copper", "The", "Night", "Winter", "Ночь", "東京")));
        int more = random.nextInt(100) == 0 ? 60 : 1 + random.nextInt(4);
        for (int at = 0; at < more; at++) {
            title.append(' ').append(pick(WORDS));
        }
        return random.nextInt(3) == 0
                ? title.toString()
                : title.append(' ')
                        .append(pick(List.of("Lamp", "Harbour", "Winter")))
                        .toString();
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
