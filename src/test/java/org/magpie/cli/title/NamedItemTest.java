package org.magpie.cli.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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

        for (String written :
                List.of(number, number.toLowerCase(Locale.ROOT), wanted.season() + "x" + wanted.number())) {
            assertThat(new NamedItem(written).of(series)).isEqualTo(wanted);
        }
    }

    @Test
    void anItemIsNamedByItsNameOrAPartThatNoOtherHas() {
        TitlePage.ItemRow album = album(1, "Winter Songs");
        TitlePage page = page(album, album(2, "Winter Songs, Live"), album(3, "Ash"));

        for (String written : List.of("winter songs", " Winter Songs ")) {
            assertThat(new NamedItem(written).of(page)).isEqualTo(album);
        }
        assertThat(new NamedItem("live").of(page).id()).isEqualTo(2);
        assertThatThrownBy(() -> new NamedItem("winter").of(page))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cli.item.many");
    }

    private static TitlePage.ItemRow album(long id, String name) {
        return new TitlePage.ItemRow(id, 0, 0, name, null, true, TitlePage.ItemState.MISSING, List.of());
    }

    private TitlePage page(TitlePage.ItemRow... items) {
        return new TitlePage(series.row(), "", 0, 0, List.of(), "", "", Map.of(), List.of(), List.of(items));
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> new NamedItem("S99E01").of(series))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cli.item.none");
        assertThatThrownBy(() -> new NamedItem("").of(series))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cli.item.none");
    }
}
