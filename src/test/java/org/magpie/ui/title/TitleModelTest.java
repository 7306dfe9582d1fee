package org.magpie.ui.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.insight.TitlePage;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.World;

class TitleModelTest {
    private final World world = Samples.filled();
    private final TitlePage series = page(SamplePages.SERIES);
    private final TitlePage film = page(SamplePages.FILM);

    @Test
    void foldsAllSeasonsButTheNewestAtFirst() {
        Set<Integer> folded = Lines.foldedAtFirst(series);
        assertThat(folded).containsExactlyInAnyOrder(1, 2);
        List<Lines.Line> lines = Lines.of(series, folded);
        assertThat(lines).hasSize(3 + 6);
        assertThat(lines.getFirst()).isInstanceOfSatisfying(Lines.Line.Season.class, season -> {
            assertThat(season.number()).isEqualTo(3);
            assertThat(season.have()).isEqualTo(1);
            assertThat(season.wanted()).isEqualTo(6);
        });
    }

    @Test
    void showsAFilmWithoutSeasons() {
        assertThat(Lines.of(film, Set.of())).singleElement().isInstanceOf(Lines.Line.Item.class);
    }

    @Test
    void countsHowOftenEachRuleSpokeAgainstARelease() {
        Reasons reasons = Reasons.of(world.insight.verdicts(SamplePages.FILM, 100));
        assertThat(reasons.looked()).isEqualTo(7);
        assertThat(reasons.good()).isEqualTo(3);
        assertThat(reasons.taken()).isEqualTo(1);
        assertThat(reasons.against().getFirst().rule()).isEqualTo("quality");
        assertThat(reasons.against().getFirst().releases()).isEqualTo(3);
    }

    private TitlePage page(long id) {
        return Objects.requireNonNull(world.insight.pages.get(id));
    }
}
