package org.magpie.upkeep.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.magpie.base.store.Rows;
import org.magpie.media.file.RootFolder;
import org.magpie.upkeep.scan.LibraryScan.RootReport;

/** How long 100,000 files take: 20,000 films and 4,000 series with 80,000 episodes, well named. */
@Tag("bench")
class ScanBenchTest {
    private static final int FILMS = Integer.getInteger("scan.films", 20_000);
    private static final int SERIES = FILMS / 5;
    private static final int EPISODES = 20;
    private static final Duration COLD = Duration.ofSeconds(60);
    private static final Duration UNCHANGED = Duration.ofSeconds(5);

    private static final String[] FIRST = {
        "Green",
        "Silent",
        "Broken",
        "Golden",
        "Last",
        "Hidden",
        "Distant",
        "Burning",
        "Frozen",
        "Crimson",
        "Lonely",
        "Iron",
        "Velvet",
        "Paper",
        "Hollow",
        "Wild",
        "Northern",
        "Salt",
        "Winter",
        "Midnight",
        "Amber",
        "Bitter",
        "Copper",
        "Dusty",
        "Electric"
    };
    private static final String[] SECOND = {
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
        "Machine",
        "Kingdom",
        "Window",
        "Voyage",
        "Shadow",
        "Carnival",
        "Meadow",
        "Tower",
        "Signal",
        "Anchor",
        "Desert",
        "Circus",
        "Market"
    };
    private static final String[] THIRD = {
        "", " of Dawn", " and Stone", " in Rain", " for Two", " at Sea", " Returns", " Without End"
    };

    private static String name(int number) {
        return FIRST[number % 25] + " " + SECOND[number / 25 % 25] + THIRD[number / 625 % 8];
    }

    private static Path folder() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "magpie-scan")
                : Files.createTempDirectory("magpie-scan");
    }

    private static void fill(RootFolder films, RootFolder shows) throws IOException {
        for (int number = 0; number < FILMS; number++) {
            String title = "%s (%d)".formatted(name(number), 1950 + number / 5_000 * 20 + number % 7);
            Path folder = Files.createDirectories(films.path().resolve(title));
            Files.writeString(folder.resolve(title + " - [Bluray-1080p][x264]-GRP.mkv"), "film " + number);
        }
        for (int number = 0; number < SERIES; number++) {
            String title = "%s (%d)".formatted(name(number), 1990 + number % 7);
            for (int season = 1; season <= 2; season++) {
                Path folder = Files.createDirectories(shows.path().resolve(title + "/Season 0" + season));
                for (int episode = 1; episode <= EPISODES / 2; episode++) {
                    String file =
                            "%s - S%02dE%02d - Part %d [WEBDL-1080p].mkv".formatted(title, season, episode, episode);
                    Files.writeString(folder.resolve(file), "episode " + number);
                }
            }
        }
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    @Test
    void a_hundred_thousand_files() throws IOException {
        Path folder = folder();
        try (ScanFixture world = new ScanFixture(folder)) {
            fill(world.films(), world.shows());
            long before = heap();
            long start = System.nanoTime();
            RootReport films = world.scan(world.films());
            RootReport shows = world.scan(world.shows());
            Duration cold = Duration.ofNanos(System.nanoTime() - start);
            long after = heap();
            int rightFilms = right(world, "MOVIE");
            int rightEpisodes = right(world, "SERIES");
            System.out.printf(
                    "scan of %d films and %d series with %d files, cold: %.1f s; taken %d files, waiting %d; heap %d -> %d MB%n",
                    films.newTitles(),
                    shows.newTitles(),
                    films.files() + shows.files(),
                    cold.toMillis() / 1000.0,
                    films.newFiles() + shows.newFiles(),
                    films.waitingFiles() + shows.waitingFiles(),
                    before,
                    after);
            System.out.printf(
                    "right: %d of %d films, %d of %d episodes%n", rightFilms, FILMS, rightEpisodes, SERIES * EPISODES);
            start = System.nanoTime();
            RootReport again = world.scan(world.films());
            world.scan(world.shows());
            Duration unchanged = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf("unchanged again: %.1f s; heap %d MB%n", unchanged.toMillis() / 1000.0, heap());
            assertThat(again.newFiles()).isZero();
            assertThat(rightFilms + rightEpisodes).isGreaterThanOrEqualTo((FILMS + SERIES * EPISODES) * 99 / 100);
            assertThat(cold).isLessThan(COLD);
            assertThat(unchanged).isLessThan(UNCHANGED);
        } finally {
            delete(folder);
        }
    }

    /** Files whose folder says the very title and year, and whose name the very episode, of what they are taken for. */
    private static int right(ScanFixture world, String kind) {
        return world.library.store().read(session -> (int) new Rows(session)
                .number(
                        "select count(*) from media_file file join title on title.id = file.title_id"
                                + " join file_item on file_id = file.id join item on item.id = item_id"
                                + " where title.kind = ? and locate(title.name || ' (' || first_year || ')/', path) = 1"
                                + " and (season = 0 or locate('S' || lpad(season, 2, '0') || 'E' || lpad(number, 2, '0') || ' ', path) > 0)",
                        kind));
    }
}
