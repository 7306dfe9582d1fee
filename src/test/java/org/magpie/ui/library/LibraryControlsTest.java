package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;

class LibraryControlsTest {
    private final WindowFixture fixture = Samples.filled();

    @Test
    void makesPostersLargerAndRemembersIt() {
        try (Screens screens = Screens.of(fixture)) {
            screens.await(".poster-card");
            PosterGrid grid = (PosterGrid) screens.scene().getRoot().lookup(".poster-grid");
            Screens.frames(3);
            int before = Screens.call(grid::columns);
            Screens.run(() -> {
                Slider size = (Slider) screens.scene().getRoot().lookup(".slider");
                size.setValue(LibraryViewModel.MOST_POSTER);
                size.getOnMouseReleased().handle(null);
            });
            screens.await(() -> grid.columns() < before);
            screens.await(() ->
                    fixture.preferences.get(LibraryViewModel.POSTER_WIDTH, "").equals("280"));
            screens.write("library-large-posters");
        }
        try (Screens screens = Screens.of(fixture)) {
            screens.await(() -> screens.scene().getRoot().lookup(".slider") instanceof Slider size
                    && size.getValue() == LibraryViewModel.MOST_POSTER);
        }
    }

    @Test
    void leadsToTheFirstTitleOfALetterWhileTheOrderIsByName() {
        try (Screens screens = Screens.of(fixture)) {
            screens.await(".letter");
            PosterGrid grid = (PosterGrid) screens.scene().getRoot().lookup(".poster-grid");
            List<LibraryRow> rows = screens.context().library().rows().get();
            String last = LetterBar.letter(rows.getLast());
            Screens.run(() -> screens.scene().getRoot().lookupAll(".letter").stream()
                    .map(Button.class::cast)
                    .filter(letter -> letter.getText().equals(last))
                    .findFirst()
                    .orElseThrow()
                    .fire());
            int at = Screens.call(() -> grid.current().get());
            assertThat(LetterBar.letter(rows.get(at))).isEqualTo(last);
            assertThat(LetterBar.letter(rows.get(at - 1))).isNotEqualTo(last);
        }
    }

    @Test
    void turnsTheOrderRound() {
        LibrarySearchIndex index = new LibrarySearchIndex(fixture.insight.library);
        assertThat(LibraryFilter.ALL.inReverse(true).of(index))
                .isEqualTo(LibraryFilter.ALL.of(index).reversed());
        assertThat(LibraryFilter.ALL
                        .withOrder(LibraryOrder.SIZE)
                        .inReverse(true)
                        .of(index)
                        .getFirst()
                        .size())
                .isLessThanOrEqualTo(LibraryFilter.ALL
                        .withOrder(LibraryOrder.SIZE)
                        .of(index)
                        .getFirst()
                        .size());
    }

    @Test
    void hidesKindsThatNobodyChoseAndHoldsInTheSmallestRussianWindow() {
        WindowFixture films = new WindowFixture(Locale.forLanguageTag("ru"));
        films.rootFolders.add(MediaKind.MOVIE, Path.of("/srv/media/movie"));
        films.insight.library.addAll(fixture.insight.library.stream()
                .filter(row -> row.kind() == MediaKind.MOVIE)
                .toList());
        try (Screens screens = Screens.of(films)) {
            screens.await(".poster-card");
            screens.await(() -> kinds(screens).size() == 2);
            assertThat(Screens.call(() -> kinds(screens))).containsExactly("Все", "Фильмы");
        }
        try (Screens screens = Screens.of(Samples.filled(Locale.forLanguageTag("ru")))) {
            screens.await(".poster-card");
            Screens.run(() -> {
                screens.stage().setWidth(960);
                screens.stage().setHeight(600);
            });
            Screens.frames(5);
            screens.write("library-small-ru");
        }
    }

    private static List<String> kinds(Screens screens) {
        return screens.scene().getRoot().lookupAll(".kind-tab").stream()
                .filter(Node::isVisible)
                .map(tab -> ((ToggleButton) tab).getText())
                .toList();
    }
}
