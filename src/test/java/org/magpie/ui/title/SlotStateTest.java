package org.magpie.ui.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TitlePage;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;

class SlotStateTest {
    private final WindowFixture fixture = Samples.filled();
    private final TitlePage film = Objects.requireNonNull(fixture.insight.pages.get(SamplePages.FILM));

    @Test
    void isWantedOnlyWhileTheTitleIsMonitored() {
        assertThat(SlotState.of(page(true, "", false), slot("", false))).isEqualTo(SlotState.WANTED);
        assertThat(SlotState.of(page(false, "", true), slot("", true))).isEqualTo(SlotState.UNMONITORED);
        assertThat(SlotState.of(page(false, "", false), slot("", false))).isEqualTo(SlotState.UNMONITORED);
        assertThat(SlotState.of(page(true, "", true), slot("", true))).isEqualTo(SlotState.UNRELEASED);
        assertThat(SlotState.of(page(true, "", true), slot("HDTV-720p", true))).isEqualTo(SlotState.ENOUGH);
        assertThat(SlotState.of(page(true, "", true), slot("HDTV-720p", false))).isEqualTo(SlotState.UPGRADABLE);
        assertThat(SlotState.of(
                        page(true, "", true),
                        new TitlePage.SlotRow(99, "4K", 1, "4K", 1, "/srv/media/movie/Seven", "1 / 2", false)))
                .isEqualTo(SlotState.PARTIAL);
        assertThat(SlotState.of(page(false, "", true), slot("HDTV-720p", false)))
                .isEqualTo(SlotState.UNMONITORED);
    }

    @Test
    void saysOfACopyOfATitleThatIsNotMonitoredThatItIsNot() {
        fixture.insight.pages.put(SamplePages.FILM, page(false, "", true));
        try (Screens screens = Screens.of(fixture, new Place.Title(SamplePages.FILM, Place.Title.Tab.WHY))) {
            screens.await(".card-box");
            assertThat(Screens.call(() -> screens.scene().getRoot().lookupAll(".slot-chip").stream()
                            .map(chip -> ((javafx.scene.control.Button) chip).getText())
                            .toList()))
                    .contains("HD: not monitored");
            assertThat(screens.texts()).contains("Not monitored").doesNotContain("Enough");
            screens.write("title-unmonitored");
        }
    }

    private TitlePage.SlotRow slot(String have, boolean satisfied) {
        long id = film.items().getFirst().files().getFirst().slotId();
        return new TitlePage.SlotRow(id, "HD", 1, "HD", 1, "/srv/media/movie/Seven", have, satisfied);
    }

    private TitlePage page(boolean monitored, String have, boolean satisfied) {
        LibraryRow row = film.row();
        return new TitlePage(
                new LibraryRow(
                        row.id(),
                        row.kind(),
                        row.name(),
                        row.sortName(),
                        row.year(),
                        monitored,
                        row.state(),
                        row.have(),
                        row.wanted(),
                        row.size(),
                        row.quality(),
                        row.profile(),
                        row.tags(),
                        row.added(),
                        row.nextDate(),
                        row.hasPoster()),
                film.overview(),
                film.minutes(),
                film.rating(),
                film.genres(),
                film.status(),
                film.network(),
                film.ids(),
                List.of(slot(have, satisfied)),
                film.items());
    }
}
