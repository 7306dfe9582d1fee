package org.magpie.ui.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.insight.TitlePage;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.WindowFixture;

class TitleModelTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final WindowFixture windowFixture = Samples.filled();
    private final TitlePage series = page(SamplePages.SERIES);
    private final TitlePage film = page(SamplePages.FILM);

    @Test
    void foldsAllSeasonsButTheNewestAtFirst() {
        Set<Integer> folded = ItemRows.foldedAtFirst(series, TODAY);
        assertThat(folded).containsExactlyInAnyOrder(1, 2);
        List<ItemRows.Line> lines = ItemRows.of(series, folded);
        assertThat(lines).hasSize(3 + 6);
        assertThat(lines.getFirst()).isInstanceOfSatisfying(ItemRows.Line.Season.class, season -> {
            assertThat(season.number()).isEqualTo(3);
            assertThat(season.have()).isEqualTo(1);
            assertThat(season.wanted()).isEqualTo(6);
        });
    }

    @Test
    void opensTheRunningSeasonAndNotOneThatIsYearsAway() {
        List<TitlePage.ItemRow> items = new ArrayList<>(series.items());
        items.add(new TitlePage.ItemRow(
                900, 9, 1, "", LocalDate.of(2031, 1, 1), true, TitlePage.ItemState.UNRELEASED, List.of()));
        assertThat(ItemRows.foldedAtFirst(with(items), TODAY)).containsExactlyInAnyOrder(1, 2, 9);
        assertThat(ItemRows.foldedAtFirst(with(List.of(items.getLast())), TODAY))
                .isEmpty();
    }

    @Test
    void namesAnEpisodeByItsNumberWhereItHasNoName() {
        TitlePage.ItemRow nameless =
                new TitlePage.ItemRow(1, 1, 3, "", null, true, TitlePage.ItemState.MISSING, List.of());
        assertThat(ItemRows.called(series, nameless)).isEqualTo("S01E03");
        TitlePage.ItemRow named =
                new TitlePage.ItemRow(1, 1, 3, "Undertow", null, true, TitlePage.ItemState.MISSING, List.of());
        assertThat(ItemRows.called(series, named)).isEqualTo("S01E03 Undertow");
    }

    private TitlePage with(List<TitlePage.ItemRow> items) {
        return new TitlePage(
                series.row(),
                series.overview(),
                series.minutes(),
                series.rating(),
                series.genres(),
                series.status(),
                series.network(),
                series.ids(),
                series.slots(),
                items);
    }

    @Test
    void showsAFilmWithoutSeasons() {
        assertThat(ItemRows.of(film, Set.of())).singleElement().isInstanceOf(ItemRows.Line.Item.class);
    }

    @Test
    void countsHowOftenEachRuleSpokeAgainstARelease() {
        VerdictSummary verdictSummary = VerdictSummary.of(windowFixture.insight.verdicts(SamplePages.FILM, 100));
        assertThat(verdictSummary.looked()).isEqualTo(7);
        assertThat(verdictSummary.good()).isEqualTo(3);
        assertThat(verdictSummary.taken()).isEqualTo(1);
        assertThat(verdictSummary.against().getFirst().rule()).isEqualTo("quality");
        assertThat(verdictSummary.against().getFirst().releases()).isEqualTo(3);
    }

    private TitlePage page(long id) {
        return Objects.requireNonNull(windowFixture.insight.pages.get(id));
    }
}
