package org.magpie.ui.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.need.Need;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place.Section;
import org.magpie.ui.settings.TestScreens;

class NeedsScreenTest {
    private static WindowFixture filled(Locale locale) {
        WindowFixture windowFixture = TestInstallation.busy(locale);
        windowFixture.needs.open.add(new Need(
                new Need.Key("import", "3"),
                "import-blocked",
                "Cold.Harbour.S02E04.1080p.WEB-DL.DDP5.1.H.264-NOBODY.With.A.Name.That.Does.Not.Want.To.End.At.All",
                WindowFixture.NOW.minus(Duration.ofHours(3)),
                Message.of("import.unmatched", "Cold Harbour"),
                List.of(),
                List.of(
                        Need.Action.of("import"),
                        Need.Action.removing("replace"),
                        Need.Action.removing("forget"),
                        Need.Action.removing("remove")),
                "download:3"));
        windowFixture.needs.open.add(new Need(
                new Need.Key("download", "1:abc"),
                "untracked-download",
                "Seven.Quiet.Rooms.2019.BluRay.1080p",
                null,
                Message.of("untracked.none"),
                List.of(new Need.Candidate("5", "Seven Quiet Rooms", 0.9, Message.of("untracked.none"))),
                List.of(Need.Action.ofCandidate("adopt"), Need.Action.of("leave-alone")),
                ""));
        return windowFixture;
    }

    private static void press(Screens screens, String text) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".need-card .button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    @Test
    void listsWhatWaitsAndCarriesOutWhatIsDecided() {
        WindowFixture windowFixture = filled(Locale.ENGLISH);
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Section.NEEDS)) {
            screens.await(
                    () -> screens.scene().getRoot().lookupAll(".need-card").size() == 2);
            screens.await(() -> screens.scene().getRoot().lookupAll("#rail-needs .rail-badge").stream()
                    .anyMatch(badge -> "2".equals(((Label) badge).getText())));
            screens.write("needs-filled");
            press(screens, "Import as Seven Quiet Rooms");
            screens.await(() -> !windowFixture.needs.decided.isEmpty());
            assertThat(windowFixture.needs.decided).containsExactly("download/1:abc adopt 5");
            press(screens, "Try again");
            screens.await(".empty-state");
            screens.write("needs-empty");
        }
    }

    @Test
    void fitsIntoTheSmallestWindowInRussian() {
        try (Screens screens = Screens.of(filled(Locale.of("ru")), TestScreens::of, Section.NEEDS)) {
            screens.await(".need-card");
            Screens.run(() -> {
                screens.stage().setWidth(1000);
                screens.stage().setHeight(650);
            });
            Screens.frames(10);
            screens.write("needs-small-ru");
        }
    }
}
