package org.magpie.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.name.TitleName;
import org.magpie.pipeline.importing.naming.NamingRules;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.NameExplainer;
import org.magpie.pipeline.match.TitleIndex;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.testing.ui.FakeFormats;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.ScreenMaker;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.settings.naming.NameReading;

/** The name tester over a small library, and the styles of names, in both languages and in the smallest window. */
class NamingScreensTest {
    private static final Instant OUT = Instant.parse("2001-01-01T00:00:00Z");

    private final List<TitleFacts> library = new ArrayList<>();

    @Test
    void theNameTesterTellsWhatWasWeighedAndWhyOneTitleWon() {
        title(1, MediaKind.SERIES, "Cold Harbour", 2019, episode(2, 4));
        title(2, MediaKind.SERIES, "Cold Harbour", 1998, episode(2, 4));
        title(3, MediaKind.SERIES, "Cold Harbor", 2010, episode(2, 4));
        title(4, MediaKind.MUSIC, "The Samplers", 0, work("Second Album"));
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            try (Screens screens = opened(TestInstallation.busy(locale), "name-tester")) {
                String suffix = locale.equals(Locale.ENGLISH) ? "" : "-ru";
                type(screens, "Cold.Harbour.2019.S02E04.German.1080p.WEB-DL.H264-REED");
                screens.await(".name-explanation .weighed-share");
                Screens.frames(5);
                screens.write("settings-name-tester-explained" + suffix);
                assertThat(screens.scene().getRoot().lookupAll(".weighed-share"))
                        .hasSizeGreaterThanOrEqualTo(2);
                scroll(screens, 1);
                Screens.run(() -> {
                    screens.stage().setWidth(1000);
                    screens.stage().setHeight(650);
                });
                Screens.frames(8);
                screens.write("settings-name-tester-explained-small" + suffix);
            }
        }
    }

    @Test
    void aNameIsReadAsAnotherKindAtAClick() {
        title(4, MediaKind.MUSIC, "The Samplers", 0, work("Second Album"));
        try (Screens screens = opened(TestInstallation.busy(), "name-tester")) {
            type(screens, "The Samplers - Second Album (2015) [FLAC]");
            screens.await(".name-explanation");
            Screens.run(() -> screens.scene().getRoot().lookupAll(".name-explanation .setting-row").stream()
                    .filter(row -> row.lookupAll(".card-title").stream()
                            .anyMatch(name -> name instanceof Label label
                                    && label.getText().equals("Music")))
                    .map(row -> (Button) row.lookup(".button"))
                    .findFirst()
                    .orElseThrow()
                    .fire());
            screens.await(".name-explanation .weighed-share");
            Screens.frames(5);
            screens.write("settings-name-tester-music");
            assertThat(screens.scene().getRoot().lookupAll(".weighed-title")).hasSize(1);
        }
    }

    @Test
    void theStylesOfNamesAreChosenAndSeenInTheExamples() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            WindowFixture windowFixture = TestInstallation.busy(locale);
            try (Screens screens = opened(windowFixture, "naming")) {
                String suffix = locale.equals(Locale.ENGLISH) ? "" : "-ru";
                screens.await(".pattern-example .example");
                Screens.frames(5);
                screens.write("settings-naming-styles" + suffix);
                Screens.run(() -> {
                    ComboBox<?> colon = (ComboBox<?>) screens.scene().lookup(".settings-page .combo-box");
                    colon.getSelectionModel().select(0);
                });
                screens.await(() -> windowFixture
                        .preferences
                        .get(NamingRules.COLON_KEY)
                        .filter("delete"::equals)
                        .isPresent());
                scroll(screens, 0.5);
                Screens.run(() -> {
                    screens.stage().setWidth(1000);
                    screens.stage().setHeight(650);
                });
                Screens.frames(8);
                screens.write("settings-naming-styles-small" + suffix);
            }
        }
    }

    private Screens opened(WindowFixture windowFixture, String part) {
        return Screens.of(windowFixture, this::screens, new Place.Settings(part));
    }

    private Function<Place, Screen> screens(Context context) {
        SettingsParts parts = TestScreens.parts(context.services(), new FakeFormats());
        Vocabulary vocabulary = Vocabulary.standard();
        ReleaseReader reader = new GrammarReader(vocabulary);
        NameExplainer explainer =
                new NameExplainer(reader, this::index, this::facts, new Matching(reader, this::index, this::facts));
        SettingsParts withLibrary = new SettingsParts(
                parts.patterns(),
                new NameReading(reader, vocabulary, Optional.of(explainer)),
                parts.places(),
                parts.formats());
        return new ScreenMaker(context, CompletableFuture.completedFuture(withLibrary));
    }

    private static void type(Screens screens, String name) {
        screens.await(".tester-field");
        Screens.run(() -> ((TextField) screens.scene().lookup(".tester-field")).setText(name));
    }

    private static void scroll(Screens screens, double to) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".scroll-pane").stream()
                .filter(pane -> pane.lookup(".settings-page") != null)
                .map(ScrollPane.class::cast)
                .forEach(pane -> pane.setVvalue(to)));
        Screens.frames(3);
    }

    private TitleIndex index() {
        return new TitleIndex(library.stream()
                .map(title ->
                        new TitleName(title.id(), title.kind(), title.name(), title.year(), List.of(), title.ids()))
                .toList());
    }

    private List<TitleFacts> facts(Set<Long> ids) {
        return library.stream().filter(title -> ids.contains(title.id())).toList();
    }

    private static ItemDetails episode(int season, int number) {
        return ItemDetails.episode("The Long Quay", season, number, null, OUT);
    }

    private static ItemDetails work(String name) {
        return ItemDetails.film(name, null, OUT, 0);
    }

    private void title(long id, MediaKind kind, String name, int year, ItemDetails item) {
        library.add(new TitleFacts(
                id,
                kind,
                name,
                year,
                Map.of(),
                List.of(),
                true,
                45,
                "",
                Set.of(),
                List.of(new SlotFacts(id, id, "HD", 1, 1, Path.of("/media"), "")),
                List.of(new ItemFacts(id * 100, id, item, true, null))));
    }
}
