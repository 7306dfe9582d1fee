package org.magpie.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.magpie.base.text.Texts;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TitlePage;
import org.magpie.media.MediaKind;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.frame.StartupView;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.place.Place;

class EveryScreenTest {
    private static final String LONG = "The Extraordinarily Long and Winding Chronicle of the Lighthouse Keeper's Seven"
            + " Grandchildren, Their Dogs, and the Sea";

    static Stream<Place> places() {
        return Stream.of(
                Place.Section.LIBRARY,
                new Place.Add("lighthouse"),
                new Place.Title(SamplePages.SERIES, Place.Title.Tab.ITEMS),
                new Place.Title(SamplePages.FILM, Place.Title.Tab.RELEASES),
                new Place.Title(SamplePages.FILM, Place.Title.Tab.FILES),
                new Place.Title(SamplePages.FILM, Place.Title.Tab.WHY));
    }

    @ParameterizedTest
    @MethodSource("places")
    void namesEachControlForAScreenReader(Place place) {
        try (Screens screens = Screens.of(Samples.filled(), place)) {
            screens.await(() -> !screens.has(".bone") && (screens.has(".list-view") || screens.has(".scroll-pane")));
            List<String> nameless = Screens.call(() -> {
                List<String> found = new ArrayList<>();
                collect(screens.scene().getRoot(), found);
                return found;
            });
            assertThat(nameless).isEmpty();
        }
    }

    private static void collect(Node node, List<String> nameless) {
        boolean asks = node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || node instanceof ListView<?>
                || node instanceof TableView<?>;
        if (asks && node instanceof Control control && control.getAccessibleText() == null) {
            boolean speaks = node instanceof ButtonBase button
                    && button.getText() != null
                    && !button.getText().isBlank();
            if (!speaks) {
                nameless.add(node.toString());
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
        }
    }

    @Test
    void keepsItsShapeWithLongTextsInASmallWindow() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.insight.library.replaceAll(EveryScreenTest::lengthened);
        TitlePage page = java.util.Objects.requireNonNull(windowFixture.insight.pages.get(SamplePages.SERIES));
        windowFixture.insight.pages.put(
                SamplePages.SERIES,
                new TitlePage(
                        lengthened(page.row()),
                        page.overview() + " " + page.overview() + " " + page.overview(),
                        page.minutes(),
                        page.rating(),
                        List.of("Documentary", "Science Fiction", "Adventure", "Mystery"),
                        page.status(),
                        "The Very Distant Broadcasting Corporation of the North",
                        Map.of(),
                        page.slots(),
                        page.items()));
        try (Screens screens = Screens.of(windowFixture)) {
            Screens.run(() -> {
                screens.stage().setWidth(1000);
                screens.stage().setHeight(650);
            });
            screens.await(".poster-card");
            screens.write("library-long");
            screens.open(new Place.Title(SamplePages.SERIES));
            screens.await(".season-line");
            screens.write("title-long");
        }
    }

    @Test
    void speaksRussian() {
        WindowFixture windowFixture = SamplePages.fill(Samples.fill(new WindowFixture(Locale.forLanguageTag("ru"))));
        try (Screens screens = Screens.of(windowFixture)) {
            screens.await(".poster-card");
            assertSpeaksRussian(screens);
            screens.write("library-russian");
            screens.open(new Place.Title(SamplePages.SERIES));
            screens.await(".season-line");
            assertSpeaksRussian(screens);
            screens.write("title-russian");
        }
    }

    /** That no English sentence stands there is what holds for every screen. */
    private static void assertSpeaksRussian(Screens screens) {
        assertThat(screens.texts())
                .filteredOn(text -> text.matches("(?s).*\\p{IsCyrillic}.*"))
                .hasSizeGreaterThan(5);
    }

    @Test
    void showsEachKindOfTitleByItself() {
        WindowFixture windowFixture = Samples.filled();
        String[] films = windowFixture.insight.library.stream()
                .filter(row -> row.kind() == MediaKind.MOVIE)
                .map(LibraryRow::name)
                .toArray(String[]::new);
        windowFixture.insight.library.removeIf(row -> row.kind() != MediaKind.MUSIC);
        try (Screens screens = Screens.of(windowFixture)) {
            screens.await(".poster-card");
            assertThat(screens.texts())
                    .contains(windowFixture.insight.library.getFirst().name())
                    .doesNotContain(films);
            screens.write("library-music");
        }
    }

    @Test
    void showsThatTheLibraryIsBeingOpenedAndWhenItCannotBe() {
        Texts texts = new Texts(Locale.ENGLISH);
        Screens.writeAlone("start-loading", () -> new StartupView(texts).root());
        Screens.writeAlone("start-failed", () -> {
            StartupView view = new StartupView(texts);
            view.failed(
                    new Problem(
                            texts.get("start.failed"),
                            "Another Magpie is using the data folder /home/ada/.local/share/magpie."),
                    () -> {});
            return view.root();
        });
        Screens.writeAlone("closing", () -> new CloseQuestion(texts, () -> {}, () -> {}, () -> {}).layer());
    }

    private static LibraryRow lengthened(LibraryRow row) {
        return new LibraryRow(
                row.id(),
                row.kind(),
                row.id() % 3 == 2 ? LONG : row.name(),
                row.sortName(),
                row.year(),
                row.monitored(),
                row.state(),
                row.have(),
                row.wanted(),
                row.size(),
                row.quality(),
                row.profile(),
                Set.of(),
                row.added(),
                row.nextDate(),
                row.hasPoster());
    }
}
