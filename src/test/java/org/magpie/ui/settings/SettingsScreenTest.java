package org.magpie.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.settings.page.SettingsSection;

class SettingsScreenTest {
    @Test
    void showsEachPartOfTheSettings() {
        WindowFixture windowFixture = TestInstallation.busy();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.SETTINGS)) {
            for (SettingsSection section : SettingsSection.values()) {
                screens.open(new Place.Settings(section.key()));
                screens.await(".settings-page");
                Screens.frames(15);
                screens.write("settings-" + section.key());
            }
            assertThat(screens.has(".settings-page")).isTrue();
        }
    }

    @Test
    void showsTheWholeListOfPartsAtOnce() {
        with("", screens -> {
            screens.await(".settings-side .list-cell");
            Screens.frames(10);
            assertThat(screens.has(".settings-side .list-view .scroll-bar:vertical"))
                    .isFalse();
            SettingsSection last = SettingsSection.values()[SettingsSection.values().length - 1];
            assertThat(Screens.call(() -> screens.scene().getRoot().lookupAll(".settings-side .list-cell").stream()
                            .map(cell -> ((Labeled) cell).getText())
                            .toList()))
                    .contains(screens.context().text(last.label()));
        });
    }

    @Test
    void keepsTheCursorInTheNameTesterAfterAClickInTheList() {
        WindowFixture windowFixture = TestInstallation.busy();
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Place.Section.SETTINGS)) {
            screens.await(".settings-page");
            ListView<?> list = Screens.call(() -> (ListView<?>) screens.scene().lookup(".settings-side .list-view"));
            int tester = SettingsSection.NAME_TESTER.ordinal();
            Screens.run(() -> {
                // As a press does it: the list takes the focus before the click is told.
                list.getSelectionModel().select(tester);
                list.requestFocus();
                list.getOnMouseClicked().handle(null);
            });
            Screens.frames(3);
            assertThat(Screens.call(() -> screens.scene().getFocusOwner().getStyleClass()))
                    .contains("tester-field");
            Screens.run(() -> {
                list.requestFocus();
                list.getSelectionModel().select(0);
            });
            assertThat(Screens.call(() -> screens.scene().getFocusOwner())).isSameAs(list);
        }
    }

    @Test
    void drawsTheFormOfAPlugFromItsFields() {
        with("indexers", screens -> {
            screens.await(".plug-card");
            Screens.run(() -> {
                Node card = screens.scene().lookup(".plug-card");
                card.getOnMouseClicked().handle(null);
            });
            screens.await(".form");
            Screens.frames(20);
            screens.write("settings-form");
            press(screens, "Test");
            screens.await(".form-answer");
            screens.write("settings-form-tested");
        });
    }

    @Test
    void saysThatNoIndexerIsSetUp() {
        WindowFixture windowFixture = TestInstallation.busy();
        windowFixture
                .providers
                .definitions(ProviderKind.INDEXER)
                .forEach(definition -> windowFixture.providers.delete(definition.id()));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, new Place.Settings("indexers"))) {
            screens.await(".empty-state");
            Screens.frames(10);
            screens.write("settings-indexers-empty");
        }
    }

    @Test
    void saysWhyTheIndexersCannotBeShown() {
        WindowFixture windowFixture = TestInstallation.busy();
        windowFixture.insight.fail(new UserException("provider.gone", "Harbour Usenet"));
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, new Place.Settings("indexers"))) {
            screens.await(".failed-state");
            Screens.frames(10);
            screens.write("settings-indexers-failed");
        }
    }

    @Test
    void opensTheEditorOfAProfile() {
        with("profiles", screens -> {
            screens.await(".plug-card");
            Screens.run(() ->
                    screens.scene().lookup(".plug-card").getOnMouseClicked().handle(null));
            screens.await(".quality-row");
            Screens.frames(20);
            screens.write("settings-profile");
        });
    }

    @Test
    void showsBothSidesOfAFolderThatIsTried() {
        with("places", screens -> {
            screens.await(".plug-card");
            Screens.run(() -> {
                ((TextField) screens.scene().lookup("#remote")).setText("/data/torrents");
                ((TextField) screens.scene().lookup("#local")).setText("/mnt/nas/torrents");
            });
            press(screens, "Test");
            screens.await(".form-answer:here");
            Screens.frames(20);
            screens.write("settings-places-tested");
            press(screens, "Save");
            screens.await(".toast");
            Screens.frames(5);
            assertThat(screens.scene().getRoot().lookupAll(".plug-card")).hasSize(3);
        });
    }

    @Test
    void findsASettingByItsWords() {
        with("", screens -> {
            screens.await(".settings-side");
            Screens.run(() -> ((TextField) screens.scene().lookup(".settings-side .search-field")).setText("key"));
            Screens.frames(5);
            screens.write("settings-search");
        });
    }

    @Test
    void coloursThePiecesOfAName() {
        with("name-tester", screens -> {
            screens.await(".tester-field");
            Screens.run(() -> ((TextField) screens.scene().lookup(".tester-field"))
                    .setText("Cold.Harbour.S02E04.1080p.WEB-DL.H264-REED"));
            screens.await(".piece");
            Screens.frames(5);
            screens.write("settings-name-tester-filled");
        });
    }

    private static void with(String part, Consumer<Screens> use) {
        try (Screens screens = Screens.of(TestInstallation.busy(), TestScreens::of, new Place.Settings(part))) {
            use.accept(screens);
        }
    }

    private static void press(Screens screens, String text) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && text.equals(button.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }
}
