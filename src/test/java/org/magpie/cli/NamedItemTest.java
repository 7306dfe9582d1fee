package org.magpie.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.insight.TitlePage;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Samples;

class NamedItemTest {
    private final TitlePage series =
            Samples.filled().insight.title(SamplePages.SERIES).orElseThrow();

    @Test
    void anEpisodeIsNamedByItsSeasonAndNumber() {
        TitlePage.ItemRow wanted = series.items().get(1);
        String number = "S%02dE%02d".formatted(wanted.season(), wanted.number());

        for (String written : List.of(
                number, number.toLowerCase(java.util.Locale.ROOT), wanted.season() + "x" + wanted.number())) {
            assertThat(new NamedItem(written).of(series)).isEqualTo(wanted);
        }
    }

    @Test
    void anItemIsNamedByItsName() {
        TitlePage.ItemRow wanted = series.items().get(1);

        assertThat(new NamedItem(" " + wanted.name().toUpperCase(java.util.Locale.ROOT) + " ").of(series))
                .isEqualTo(wanted);
    }

    @Test
    void whatIsNotThereOrIsMeantTwiceIsSaid() {
        assertThatThrownBy(() -> new NamedItem("S99E01").of(series))
                .isInstanceOfSatisfying(UserException.class, none -> assertThat(none.message())
                        .hasToString(org.magpie.base.error.Message.of("cli.item.none", series.row().name(), "S99E01")
                                .toString()));
        assertThatThrownBy(() -> new NamedItem("e").of(series)).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> new NamedItem("").of(series)).isInstanceOf(UserException.class);
    }
}
