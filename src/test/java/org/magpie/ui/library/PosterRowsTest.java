package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PosterRowsTest {
    private static final List<LibraryGroup> GROUPS =
            List.of(new LibraryGroup("A", 0, 4), new LibraryGroup("B", 4, 1), new LibraryGroup("C", 5, 3));

    @Test
    void headingsStandAboveTheirPosters() {
        PosterRows rows = PosterRows.of(8, GROUPS, 3);
        assertThat(IntStream.range(0, rows.size())
                        .mapToObj(row -> rows.isHeading(row) ? rows.heading(row).name() : "" + rows.count(row)))
                .containsExactly("A", "3", "1", "B", "1", "C", "3");
        assertThat(rows.rowOf(0)).isEqualTo(1);
        assertThat(rows.shownFrom(0)).isZero();
        assertThat(rows.shownFrom(3)).isEqualTo(2);
        assertThat(rows.rowOf(4)).isEqualTo(4);
    }

    @Test
    void theNextRowIsThatOfTheNextPostersInTheSameColumnOrTheLast() {
        PosterRows rows = PosterRows.of(8, GROUPS, 3);
        assertThat(rows.below(2, 1)).isEqualTo(3);
        assertThat(rows.below(3, 1)).isEqualTo(4);
        assertThat(rows.below(4, 1)).isEqualTo(5);
        assertThat(rows.below(7, -1)).isEqualTo(4);
        assertThat(rows.below(7, 1)).isEqualTo(7);
        assertThat(rows.below(1, 99)).isEqualTo(7);
        assertThat(rows.below(6, -99)).isZero();
    }

    @Test
    void eachPosterStandsInOneRowWhateverTheGroups() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<LibraryGroup> groups = new ArrayList<>();
            int posters = random.nextInt(60);
            int from = 0;
            while (random.nextInt(4) != 0 && from < posters) {
                int count = 1 + random.nextInt(posters - from);
                groups.add(new LibraryGroup("" + from, from, count));
                from += count;
            }
            posters = groups.isEmpty() ? posters : from;
            int columns = 1 + random.nextInt(8);
            PosterRows rows = PosterRows.of(posters, groups, columns);
            int told = 0;
            for (int row = 0; row < rows.size(); row++) {
                assertThat(rows.count(row)).isBetween(rows.isHeading(row) ? 0 : 1, columns);
                for (int at = 0; at < rows.count(row); at++) {
                    assertThat(rows.rowOf(rows.first(row) + at)).isEqualTo(row);
                    told++;
                }
            }
            assertThat(told).isEqualTo(posters);
        }
    }
}
