package org.magpie.pipeline.importing.organise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that get each other's names in all ways, with what goes with them, ended at any step: afterwards they are where they should be or
 * where they were, and undoing restores every byte.
 */
class OrganisePermutationsTest {
    private static final int SHARE = 60;
    private static final int ALL = 1_000;
    private static final int REOPENED = 25;

    private static final List<String> SUFFIXES =
            List.of(".en.srt", ".pt-BR.forced.srt", ".nfo", "-thumb.jpg", ".edl", ".trickplay/320/1.jpg");
    private static final List<String> WORDS =
            List.of("harbour", "lights", "静かな海岸", "тихий берег", "øst", "조용한", "night", "third", "ひかり");

    @TempDir
    Path folder;

    private OrganiseFixture fixture;

    @BeforeEach
    void open() {
        fixture = new OrganiseFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** One random organise: what lies there, and what should. */
    private static final class Case {
        final Random random;
        final List<String> from = new ArrayList<>();
        final List<String> to = new ArrayList<>();

        Case(long seed) {
            this.random = new Random(seed);
            int files = 2 + random.nextInt(7);
            Set<String> used = new HashSet<>();
            while (from.size() < files) {
                String place = place();
                if (used.add(plain(place))) {
                    from.add(place);
                }
            }
            to.addAll(from);
            int moved = 1 + random.nextInt(files);
            switch (random.nextInt(4)) {
                case 0 -> Collections.rotate(to.subList(0, moved), 1);
                case 1 -> Collections.shuffle(to.subList(0, moved), random);
                default -> {
                    Collections.rotate(to.subList(0, moved), 1);
                    for (int at = 0; at < files; at++) {
                        if (random.nextInt(3) == 0) {
                            String fresh = place();
                            to.set(at, used.add(plain(fresh)) ? fresh : to.get(at));
                        } else if (random.nextInt(4) == 0) {
                            to.set(at, swapped(to.get(at)));
                        }
                    }
                }
            }
        }

        private static String plain(String place) {
            return place.toLowerCase(Locale.ROOT);
        }

        private String place() {
            StringBuilder name = new StringBuilder();
            int words = random.nextInt(9) == 0 ? 14 : 1 + random.nextInt(3);
            for (int at = 0; at < words; at++) {
                name.append(at == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
            }
            while (name.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 210) {
                name.setLength(name.length() - 1);
            }
            return "Season %02d/%s %d"
                    .formatted(1 + random.nextInt(2), name.toString().strip(), random.nextInt(40));
        }

        private static String swapped(String place) {
            int slash = place.indexOf('/') + 1;
            String name = place.substring(slash);
            return place.substring(0, slash) + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    @Test
    void sixtyRandomPermutationsWithAStopAnywhere() {
        run(SHARE, 0);
    }

    @Test
    @Tag("bench")
    void aThousandRandomPermutationsWithAStopAnywhere() {
        long stopped = run(ALL, 10_000);
        System.out.println("organise: " + ALL + " random permutations, " + stopped
                + " stopped on the way, each wholly new or wholly old afterwards, each undone byte for byte");
    }

    private long run(int cases, long firstSeed) {
        long stopped = 0;
        for (int at = 0; at < cases; at++) {
            if (at % REOPENED == REOPENED - 1) {
                fixture.reopen();
            }
            stopped += run(firstSeed + at) ? 1 : 0;
        }
        assertThat(stopped).isGreaterThan(cases / 4);
        return stopped;
    }

    /** Answers whether it was stopped. */
    private boolean run(long seed) {
        Case made = new Case(seed);
        String title = "Title " + seed;
        long series = fixture.series(title);
        Map<String, String> expected = new TreeMap<>();
        write(made, title, series, expected);
        Map<String, String> old = below(title);
        fixture.start(step -> {});
        OrganisePlan plan = fixture.plan(series);
        assertThat(plan.refused()).as("seed %s", seed).isEmpty();
        if (plan.parts().isEmpty()) {
            assertThat(files(below(title))).isEqualTo(expected);
            forget(series);
            return false;
        }
        int steps =
                3 * plan.parts().stream().mapToInt(part -> part.moves().size()).sum() + 3;
        fixture.start(new Killing(made.random.nextInt(steps)));
        long[] entry = {0};
        boolean survived = Killing.survives(() -> {
            entry[0] = fixture.organiser().note(plan);
            fixture.organiser().carryOut(entry[0], new org.magpie.testing.NoProgress());
        });
        if (made.random.nextInt(3) == 0) {
            // The next start does not get far either.
            Killing.survives(() -> fixture.restart(new Killing(made.random.nextInt(steps))));
        }
        fixture.restart();
        assertThat(files(below(title))).as("seed %s", seed).isEqualTo(expected);
        fixture.assertRowsAreTrue();

        fixture.start(new Killing(made.random.nextInt(2 * steps)));
        Killing.survives(() -> fixture.undo().undo(entry[0]));
        fixture.restart();
        fixture.assertRowsAreTrue();
        if (!below(title).equals(old)) {
            assertThat(files(below(title))).as("seed %s", seed).isEqualTo(expected);
            fixture.undo().undo(entry[0]);
        }
        assertThat(files(below(title))).as("seed %s", seed).isEqualTo(files(old));
        fixture.assertRowsAreTrue();
        forget(series);
        return !survived;
    }

    private void forget(long series) {
        fixture.sql("delete from title where id = ?", series);
        fixture.empty();
    }

    private void write(Case made, String title, long series, Map<String, String> expected) {
        for (int at = 0; at < made.from.size(); at++) {
            long id = fixture.episode(series, at + 1, made.from.get(at) + ".mkv", made.to.get(at));
            expected.put(made.to.get(at) + ".mkv", "content of " + id);
            for (String suffix : SUFFIXES) {
                if (made.random.nextInt(4) == 0) {
                    OrganiseFixture.write(
                            fixture.root().resolve(title).resolve(made.from.get(at) + suffix), id + suffix);
                    expected.put(made.to.get(at) + suffix, id + suffix);
                }
            }
        }
        OrganiseFixture.write(fixture.root().resolve(title).resolve("Season 01/of a person.txt"), "mine");
        expected.put("Season 01/of a person.txt", "mine");
    }

    private Map<String, String> below(String title) {
        Map<String, String> below = new TreeMap<>();
        fixture.disk().forEach((place, content) -> {
            if (place.startsWith(title + "/")) {
                below.put(place.substring(title.length() + 1), content);
            }
        });
        return below;
    }

    private static Map<String, String> files(Map<String, String> disk) {
        Map<String, String> files = new LinkedHashMap<>(disk);
        files.values().removeIf("/"::equals);
        return files;
    }
}
