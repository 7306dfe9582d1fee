package org.magpie.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.importing.players.FilmNfo;
import org.magpie.pipeline.importing.players.PlayerDialect;
import org.magpie.pipeline.importing.players.PlayerSettings;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.settings.folder.PlayersViewModel;
import org.magpie.ui.settings.page.SettingsSection;

/** What is written for players in a root folder, before the eyes and by its model. */
class PlayersSheetTest {
    private static final PlayerSettings CHOSEN =
            new PlayerSettings(PlayerDialect.JELLYFIN, true, true, FilmNfo.FILE_NAME);

    private final WindowFixture window = TestInstallation.busy();

    private RootFolder folder() {
        return window.rootFolders.all().stream()
                .filter(each -> each.kind() == MediaKind.MOVIE)
                .findFirst()
                .orElseThrow();
    }

    /** As a press on the folder's menu and on the line in it does. */
    private static void choose(Screens screens, RootFolder folder) {
        String name =
                screens.context().text("settings.folders.more", folder.path().toString());
        String line = screens.context().text("settings.players.open");
        screens.scene().getRoot().lookupAll(".menu-button").stream()
                .filter(node -> node instanceof MenuButton menu && name.equals(menu.getAccessibleText()))
                .flatMap(node -> ((MenuButton) node).getItems().stream())
                .filter(item -> line.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    private static void look(Locale locale, double width, double height, String picture) {
        WindowFixture window = TestInstallation.busy(locale);
        RootFolder folder = window.rootFolders.all().stream()
                .filter(each -> each.kind() == MediaKind.MOVIE)
                .findFirst()
                .orElseThrow();
        window.players.chosen.put(folder.id(), CHOSEN);
        try (Screens screens = Screens.of(window, TestScreens::of, Place.Section.SETTINGS)) {
            Screens.run(() -> {
                screens.stage().setWidth(width);
                screens.stage().setHeight(height);
            });
            screens.open(new Place.Settings(SettingsSection.FOLDERS.key()));
            screens.await(".plug-card");
            Screens.frames(5);
            screens.write(picture + "-page");
            assertThat(screens.notWhole()).isEmpty();
            Screens.run(() -> choose(screens, folder));
            screens.await(".drawer .check-box");
            Screens.frames(15);
            screens.write(picture);
            assertThat(Screens.call(() -> screens.scene().getRoot().lookupAll(".drawer .check-box").stream()
                            .allMatch(box -> ((CheckBox) box).isSelected())))
                    .isTrue();
        }
    }

    @Test
    void shows_what_is_written_in_both_languages_and_in_a_small_window() {
        look(Locale.ENGLISH, 1280, 800, "settings-players");
        look(Locale.forLanguageTag("ru"), 960, 600, "settings-players-ru-small");
    }

    @Test
    void what_is_chosen_counts_at_once_and_says_how_much_there_is_to_write() {
        try (Background background = Background.atOnce()) {
            PlayersViewModel model = new PlayersViewModel(window.players, folder().id(), background, window.texts());
            model.refresh();
            assertThat(model.figuresProperty().get()).isEmpty();
            model.choose(CHOSEN);
            assertThat(window.players.chosen).containsEntry(folder().id(), CHOSEN);
            assertThat(model.figuresProperty().get()).contains("1,240", "12", "300", "4");
            boolean[] begun = new boolean[2];
            model.write(() -> begun[0] = true);
            model.remove(() -> begun[1] = true);
            assertThat(begun).containsOnly(true);
            assertThat(window.players.asked).containsExactly("write " + folder().id(), "remove " + folder().id());
            assertThat(model.storedProperty().get().isOn()).isFalse();
        }
    }

    @Test
    void what_cannot_be_chosen_is_said() {
        window.players.refusal = new UserException("players.kind");
        try (Background background = Background.atOnce()) {
            PlayersViewModel model = new PlayersViewModel(window.players, folder().id(), background, window.texts());
            model.choose(CHOSEN);
            assertThat(model.problemProperty().get()).isPresent();
            assertThat(model.storedProperty().get()).isEqualTo(PlayerSettings.OFF);
        }
    }
}
