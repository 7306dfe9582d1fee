package org.magpie.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.queue.StuckRows;

/** Files dropped onto the window, and the sheet that opens for them. */
class FileImportScreenTest {
    private static final List<Path> FILES = List.of(Path.of("/stick/Cold.Harbour.S01.1080p"));

    private static WindowFixture filled(Locale locale) {
        WindowFixture fixture = Samples.filled(locale);
        StuckRows.byHand(fixture);
        return fixture;
    }

    private static void drop(Screens screens, String selector) {
        Node node = Screens.call(() -> screens.scene().getRoot().lookup(selector));
        assertThat(Screens.call(() -> FileDrop.drop(node, FILES))).isTrue();
        screens.await(".file-import .table-row-cell");
    }

    @Test
    void opensTheSheetForWhatIsDroppedAnywhereAndImportsItByOneButton() {
        WindowFixture fixture = filled(Locale.ENGLISH);
        try (Screens screens = Screens.of(fixture, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            drop(screens, ".queue-row");
            screens.await(
                    () -> !screens.scene().getRoot().lookup("#file-import-go").isDisabled());
            screens.write("file-import");
            assertThat(fixture.pipeline.byHand.surveyed).containsExactly(FILES + " onto 0 []");
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup("#file-import-go")).fire());
            screens.await(
                    () -> fixture.pipeline.asked().stream().anyMatch(each -> each.startsWith("import files MOVE")));
            screens.await(() -> !screens.has(".file-import"));
        }
    }

    @Test
    void aDropOntoAnEpisodeSaysTitleAndEpisodeAlready() {
        WindowFixture fixture = filled(Locale.ENGLISH);
        try (Screens screens = Screens.of(fixture, new Place.Title(SamplePages.SERIES))) {
            screens.await(".season-line");
            drop(screens, ".season-line");
            assertThat(fixture.pipeline.byHand.surveyed.getLast())
                    .isEqualTo(FILES + " onto " + SamplePages.SERIES + " []");
            Screens.run(() -> screens.context().drawer().close());
            drop(screens, ".line .column-state");
            assertThat(fixture.pipeline.byHand.surveyed.getLast())
                    .startsWith(FILES + " onto " + SamplePages.SERIES + " [")
                    .doesNotEndWith("[]");
        }
    }

    @Test
    void aDropOntoAPosterSaysWhichTitleItIs() {
        WindowFixture fixture = filled(Locale.ENGLISH);
        try (Screens screens = Screens.of(fixture, Place.Section.LIBRARY)) {
            screens.await(".poster-card");
            drop(screens, ".poster-card");
            long first = screens.context().library().rows().get().getFirst().id();
            assertThat(fixture.pipeline.byHand.surveyed.getLast()).isEqualTo(FILES + " onto " + first + " []");
        }
    }

    @Test
    void escClosesTheSheetAlsoFromTheTable() {
        WindowFixture fixture = filled(Locale.ENGLISH);
        try (Screens screens = Screens.of(fixture, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            drop(screens, ".queue-row");
            Screens.run(() ->
                    screens.scene().getRoot().lookup(".file-import .table-view").requestFocus());
            new org.testfx.api.FxRobot().type(javafx.scene.input.KeyCode.ESCAPE);
            screens.await(() -> !screens.has(".file-import"));
        }
    }

    @Test
    void fitsIntoTheSmallestWindowInBothLanguages() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            WindowFixture fixture = filled(locale);
            try (Screens screens = Screens.of(fixture, Place.Section.QUEUE)) {
                screens.await(".queue-row");
                Screens.run(() -> {
                    screens.stage().setWidth(960);
                    screens.stage().setHeight(600);
                });
                Screens.frames(5);
                drop(screens, ".queue-row");
                Screens.frames(5);
                screens.write("file-import-small-" + locale.getLanguage());
            }
        }
    }

    @Test
    void aCellBecomesAField() {
        WindowFixture fixture = filled(Locale.ENGLISH);
        try (Screens screens = Screens.of(fixture, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            drop(screens, ".queue-row");
            screens.await(
                    () -> !screens.scene().getRoot().lookup("#file-import-go").isDisabled());
            Screens.run(() -> {
                TableView<?> table = (TableView<?>) screens.scene().getRoot().lookup(".file-import .table-view");
                edit(table);
            });
            screens.await(".file-import .table-cell .text-field");
            screens.write("file-import-editing");
        }
    }

    private static <T> void edit(TableView<T> table) {
        table.edit(2, table.getColumns().get(7));
    }
}
