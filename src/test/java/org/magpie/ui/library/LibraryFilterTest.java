package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import org.magpie.testing.ui.Samples;

class LibraryFilterTest {
    private static final int MANY = 45_000;
    private static final int KEYS = 12;
    private static final double MOST_MILLIS = 100;

    private final LibrarySearchIndex index = new LibrarySearchIndex(Samples.filled().insight.library);

    @Test
    void findsEachWordAnywhereInAnyOrderWithoutCaseAndAccents() {
        assertThat(names(LibraryFilter.ALL.withText("ledger LIGHT"))).containsExactly("The Lighthouse Ledger");
        assertThat(names(LibraryFilter.ALL.withText("cartographers"))).containsExactly("The Cartographer's Daughter");
    }

    @Test
    void findsAYear() {
        LibraryRow row = index.row(0);
        assertThat(names(LibraryFilter.ALL.withText(row.name() + " " + row.year())))
                .contains(row.name());
    }

    @Test
    void keepsOnlyTheKindAndTheStatesThatAreWanted() {
        List<LibraryRow> rows = LibraryFilter.ALL
                .withKind(MediaKind.SERIES)
                .withStates(Set.of(LibraryRow.State.COMPLETE, LibraryRow.State.MISSING))
                .of(index);
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.kind()).isEqualTo(MediaKind.SERIES);
            assertThat(row.state()).isIn(LibraryRow.State.COMPLETE, LibraryRow.State.MISSING);
        });
    }

    @Test
    void whatIsNotMonitoredIsFoundAsSuchAlsoWhereItIsHere() {
        List<LibraryRow> rows = LibraryFilter.ALL
                .withStates(Set.of(LibraryRow.State.UNMONITORED))
                .of(index);
        assertThat(rows).isNotEmpty();
        for (int at = 0; at < index.size(); at++) {
            LibraryRow row = index.row(at);
            assertThat(rows.contains(row))
                    .as(row.name())
                    .isEqualTo(!row.monitored() || row.state() == LibraryRow.State.UNMONITORED);
        }
    }

    @Test
    void putsTheLargestFirstWhenSortedBySize() {
        assertThat(LibraryFilter.ALL.withOrder(LibraryOrder.SIZE).of(index))
                .isSortedAccordingTo(Comparator.comparingLong(LibraryRow::size).reversed());
    }

    @Test
    void answersEachKeyPressedOverFortyFiveThousandTitlesWithinATenthOfASecond() {
        LibrarySearchIndex large = new LibrarySearchIndex(Samples.large(MANY).insight.library);
        String typed = "lighthouse 12";
        LibraryFilter.ALL.withText("warm up").of(large);
        List<Double> times = new ArrayList<>();
        for (int key = 1; key <= KEYS; key++) {
            long begun = System.nanoTime();
            List<LibraryRow> found = LibraryFilter.ALL
                    .withText(typed.substring(0, key))
                    .withOrder(LibraryOrder.ADDED)
                    .of(large);
            times.add((System.nanoTime() - begun) / 1e6);
            assertThat(found).isNotEmpty();
        }
        times.sort(Comparator.naturalOrder());
        System.out.printf(
                "filter over %d titles: median %.1f ms, worst %.1f ms%n", MANY, times.get(KEYS / 2), times.getLast());
        assertThat(times.get(KEYS / 2)).isLessThan(MOST_MILLIS);
    }

    private List<String> names(LibraryFilter filter) {
        return filter.of(index).stream().map(LibraryRow::name).toList();
    }
}
