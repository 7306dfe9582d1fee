package org.magpie.ui.title.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.EpisodeNumbering.Counted;
import org.magpie.pipeline.match.EpisodeNumbering.Numbered;
import org.magpie.pipeline.match.TitleAliases.Known;
import org.magpie.pipeline.match.TitleAliases.KnownName;
import org.magpie.pipeline.match.TitleAliases.Origin;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.title.names.NumberingDraft.Row;
import org.testfx.api.FxRobot;

class NamesScreenTest {
    private final FxRobot robot = new FxRobot();

    @Test
    void addsAndTakesAwayOwnNamesByKeyboardAndUndo() {
        WindowFixture windowFixture = Samples.filled();
        try (Screens screens = opened(windowFixture, SamplePages.SERIES)) {
            screens.await(".name-line");
            Screens.frames(10);
            screens.write("title-names");
            assertThat(screens.has(".names-buttons")).as("names need no saving").isFalse();
            type(screens, "Low Water");
            screens.await(".names-problem");
            screens.write("title-names-taken");
            assertThat(windowFixture.pipeline.asked()).isEmpty();

            type(screens, "Kaldhavn");
            screens.await(() -> names(screens).getItems().stream()
                    .anyMatch(name -> name.name().equals("Kaldhavn")));
            assertThat(windowFixture.pipeline.asked()).containsExactly("call 101 Kaldhavn");
            assertThat(screens.has(".names-problem")).isFalse();

            Screens.run(() -> {
                ListView<KnownName> list = names(screens);
                list.getSelectionModel()
                        .select(list.getItems().stream()
                                .filter(name -> name.name().equals("Kaldhavn"))
                                .findFirst()
                                .orElseThrow());
                list.requestFocus();
            });
            robot.type(KeyCode.DELETE);
            screens.await(() -> names(screens).getItems().stream()
                    .noneMatch(name -> name.name().equals("Kaldhavn")));
            Screens.run(() -> screens.context().toasts().undoLast());
            screens.await(() -> !windowFixture.undo.undone.isEmpty());

            Screens.run(() -> names(screens).getSelectionModel().select(0));
            Screens.run(() -> names(screens).requestFocus());
            robot.type(KeyCode.DELETE);
            Screens.frames(3);
            assertThat(names(screens).getItems().getFirst().origin()).isEqualTo(Origin.OFFICIAL);
        }
    }

    @Test
    void numbersEpisodesByKeyboardAndSavesThem() {
        WindowFixture windowFixture = Samples.filled();
        try (Screens screens = opened(windowFixture, SamplePages.SERIES)) {
            numbers(screens);
            choose(screens, 0);
            robot.type(KeyCode.ENTER);
            robot.write("5x1");
            robot.type(KeyCode.ENTER);
            screens.await(
                    () -> row(screens, 0).typed(NumberingDraft.Field.SEASON).equals("5x1"));
            assertThat(table(screens).getSelectionModel().getSelectedIndex()).isEqualTo(1);

            robot.type(KeyCode.ENTER);
            robot.write("nonsense");
            robot.type(KeyCode.ENTER);
            screens.await(() -> row(screens, 1).isWrong(NumberingDraft.Field.SEASON));
            choose(screens, 2);
            robot.type(KeyCode.ENTER);
            robot.write("S01E01");
            robot.type(KeyCode.ENTER);
            Screens.frames(10);
            screens.write("title-numbering-wrong");
            assertThat(save(screens).isDisabled()).isTrue();

            choose(screens, 3);
            robot.type(KeyCode.ENTER);
            robot.write("S09E09");
            robot.type(KeyCode.ESCAPE);
            Screens.frames(3);
            assertThat(row(screens, 3).isUsual()).isTrue();
            assertThat(screens.has(".numbering-table"))
                    .as("Esc closes the cell alone")
                    .isTrue();

            choose(screens, 1);
            robot.type(KeyCode.DELETE);
            choose(screens, 2);
            robot.type(KeyCode.DELETE);
            screens.await(() -> !save(screens).isDisabled());
            Screens.run(() -> save(screens).fire());
            screens.await(() -> !screens.has(".drawer"));
            EpisodeNumbering stored = Objects.requireNonNull(
                            windowFixture.pipeline.recognition.known.get(SamplePages.SERIES))
                    .numbering();
            assertThat(stored.seasons()).contains(new Numbered(5, 1, 1, 1)).hasSize(5);
            assertThat(stored.running()).containsExactly(new Counted(21, 3, 1));
        }
    }

    @Test
    void numbersThatNobodySavedCanBeGoneBackTo() {
        WindowFixture windowFixture = Samples.filled();
        try (Screens screens = opened(windowFixture, SamplePages.SERIES)) {
            numbers(screens);
            choose(screens, 0);
            robot.type(KeyCode.ENTER);
            robot.write("5x1");
            robot.type(KeyCode.ENTER);
            Screens.frames(2);
            Screens.run(() -> screens.context().drawer().close());
            screens.await(".toast .accent");
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup(".toast .accent")).fire());
            screens.await(".numbering-table .number-cell");
            assertThat(row(screens, 0).typed(NumberingDraft.Field.SEASON)).isEqualTo("5x1");
        }
    }

    @Test
    void aFilmHasNamesAlone() {
        WindowFixture windowFixture = Samples.filled();
        try (Screens screens = opened(windowFixture, SamplePages.FILM)) {
            screens.await(".name-line");
            Screens.frames(10);
            screens.write("title-names-film");
            assertThat(screens.has(".numbering-table")).isFalse();
        }
    }

    @Test
    void saysWhenThereAreNoEpisodesYet() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.pipeline.recognition.known.computeIfPresent(
                SamplePages.SERIES,
                (id, known) -> new Known(
                        id, known.kind(), known.name(), known.year(), known.names(), List.of(), EpisodeNumbering.NONE));
        try (Screens screens = opened(windowFixture, SamplePages.SERIES)) {
            part(screens, 1);
            Screens.frames(10);
            screens.write("title-numbering-none");
            assertThat(screens.has(".numbering-table")).isFalse();
        }
    }

    @Test
    void saysThatTheNamesCannotBeReadAndTriesAgain() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.pipeline.recognition.failing = new UserException("pipeline.title-gone");
        try (Screens screens = opened(windowFixture, SamplePages.SERIES)) {
            screens.await(".failed-state");
            Screens.frames(10);
            screens.write("title-names-failed");
            windowFixture.pipeline.recognition.failing = null;
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup(".failed-state .button")).fire());
            screens.await(".name-line");
        }
    }

    @Test
    void readsWellInRussian() {
        WindowFixture windowFixture = Samples.filled(Locale.forLanguageTag("ru"));
        try (Screens screens = opened(windowFixture, SamplePages.SERIES)) {
            numbers(screens);
            choose(screens, 0);
            robot.type(KeyCode.ENTER);
            robot.write("S03E01");
            robot.type(KeyCode.ENTER);
            choose(screens, 1);
            robot.type(KeyCode.ENTER);
            robot.write("third");
            robot.type(KeyCode.ENTER);
            Screens.frames(10);
            screens.write("title-numbering-ru");
            part(screens, 0);
            screens.write("title-names-ru");
            assertThat(windowFixture.texts().locale()).isEqualTo(Locale.forLanguageTag("ru"));
        }
    }

    private static Screens opened(WindowFixture windowFixture, long title) {
        Screens screens = Screens.of(windowFixture, new Place.Title(title));
        screens.await(".hero-name");
        screens.await(() -> !more(screens).getItems().isEmpty());
        List<String> names =
                List.of(screens.context().text("title.names"), screens.context().text("title.names.only"));
        Screens.run(() -> more(screens).getItems().stream()
                .filter(item -> names.contains(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        screens.await(".drawer");
        return screens;
    }

    private static void numbers(Screens screens) {
        part(screens, 1);
        screens.await(".numbering-table .number-cell");
    }

    private static void part(Screens screens, int at) {
        screens.await(".names .chip");
        Screens.run(() -> ((ToggleButton) List.copyOf(screens.scene().getRoot().lookupAll(".names .chip"))
                        .get(at))
                .fire());
        Screens.frames(5);
    }

    private static MenuButton more(Screens screens) {
        return (MenuButton) screens.scene().getRoot().lookup(".hero-buttons .menu-button");
    }

    private void type(Screens screens, String name) {
        Screens.run(() -> {
            TextField field = (TextField) screens.scene().getRoot().lookup(".names-add .text-field");
            field.setText(name);
            field.requestFocus();
        });
        robot.type(KeyCode.ENTER);
    }

    private static void choose(Screens screens, int row) {
        Screens.run(() -> {
            table(screens).requestFocus();
            table(screens).getSelectionModel().clearAndSelect(row);
        });
    }

    private static Row row(Screens screens, int at) {
        return table(screens).getItems().get(at);
    }

    @SuppressWarnings("unchecked")
    private static TableView<Row> table(Screens screens) {
        return (TableView<Row>) screens.scene().getRoot().lookup(".numbering-table");
    }

    @SuppressWarnings("unchecked")
    private static ListView<KnownName> names(Screens screens) {
        return (ListView<KnownName>) screens.scene().getRoot().lookup(".names-list");
    }

    private static Button save(Screens screens) {
        return (Button) screens.scene().getRoot().lookup(".names-buttons .accent");
    }
}
