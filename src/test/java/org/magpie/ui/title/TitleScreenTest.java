package org.magpie.ui.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.insight.VerdictRow;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import org.testfx.api.FxRobot;

class TitleScreenTest {
    @Test
    void showsASeriesSeasonBySeason() {
        try (Screens screens = Screens.of(Samples.filled(), new Place.Title(SamplePages.SERIES))) {
            screens.await(".season-line");
            awaitBackdrop(screens);
            screens.write("title-series");
        }
    }

    @Test
    void showsEachTabOfAFilm() {
        WindowFixture windowFixture = Samples.filled();
        try (Screens screens = Screens.of(windowFixture, new Place.Title(SamplePages.FILM, Place.Title.Tab.RELEASES))) {
            screens.await(".release-name");
            awaitBackdrop(screens);
            screens.write("title-releases");
            screens.open(new Place.Title(SamplePages.FILM, Place.Title.Tab.ITEMS));
            screens.await(".file-facts");
            assertThat(Screens.call(() -> screens.scene().getRoot().lookupAll(".hero-credits .label").stream()
                            .map(label -> ((javafx.scene.control.Label) label).getText())
                            .toList()))
                    .containsExactly(
                            "Facts: Wikidata, CC0",
                            "Picture: The painter of many posters for cinemas…, CC BY-SA 3.0",
                            "Text: Wikipedia, CC BY-SA 4.0, shortened");
            screens.write("title-film");
            screens.open(new Place.Title(SamplePages.SERIES, Place.Title.Tab.FILES));
            screens.await(".release-words");
            screens.write("title-files");
            screens.open(new Place.Title(SamplePages.FILM, Place.Title.Tab.HISTORY));
            screens.await(".happening");
            screens.write("title-history");
            screens.open(new Place.Title(SamplePages.FILM, Place.Title.Tab.WHY));
            screens.await(".why-line");
            screens.write("title-why");
        }
    }

    @Test
    void asksBeforeItTakesARefusedRelease() {
        WindowFixture windowFixture = Samples.filled();
        try (Screens screens = Screens.of(windowFixture, new Place.Title(SamplePages.FILM, Place.Title.Tab.RELEASES))) {
            screens.await(".release-name");
            Screens.run(() -> screens.scene().getRoot().lookupAll(".line .button").stream()
                    .filter(node -> node.getAccessibleText().contains("PINE"))
                    .findFirst()
                    .ifPresent(node -> ((Button) node).fire()));
            screens.await(".drawer-foot .button");
            assertThat(windowFixture.pipeline.asked()).isEmpty();
            screens.write("title-refused");
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup(".drawer-foot .button")).fire());
            screens.await(".toast");
            assertThat(windowFixture.pipeline.asked()).containsExactly("grab 5003");
        }
    }

    @Test
    void letsAPersonSayWhatAReleaseIsOf() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.insight.verdicts.replaceAll(verdict -> verdict.id() != 5003
                ? verdict
                : new VerdictRow(
                        verdict.id(),
                        verdict.titleId(),
                        verdict.slot(),
                        verdict.judged(),
                        verdict.releaseName(),
                        verdict.indexer(),
                        verdict.protocol(),
                        verdict.quality(),
                        verdict.languages(),
                        verdict.group(),
                        verdict.size(),
                        verdict.published(),
                        verdict.seeders(),
                        verdict.leechers(),
                        verdict.score(),
                        verdict.scoreParts(),
                        verdict.rank(),
                        false,
                        false,
                        List.of(new VerdictRow.Reason(
                                "certain", true, Message.of("match.ambiguous", "The Tide (2019)", "The Tide (2020)"))),
                        verdict.page()));
        try (Screens screens = Screens.of(windowFixture, new Place.Title(SamplePages.FILM, Place.Title.Tab.RELEASES))) {
            screens.await(".release-name");
            Screens.run(() -> screens.scene().getRoot().lookupAll(".line .button").stream()
                    .filter(node -> node.getAccessibleText().contains("PINE"))
                    .findFirst()
                    .ifPresent(node -> ((Button) node).fire()));
            screens.await(".drawer-foot .button");
            Screens.frames(20);
            screens.write("title-belongs");
            Screens.run(() -> screens.scene().getRoot().lookupAll(".button").stream()
                    .filter(node -> node instanceof Button button && "Take it for this".equals(button.getText()))
                    .findFirst()
                    .ifPresent(node -> ((Button) node).fire()));
            screens.await(".toast");
            assertThat(windowFixture.pipeline.asked())
                    .singleElement()
                    .asString()
                    .startsWith("grab 5003 as 5");
        }
    }

    @Test
    void letsAPersonSayThatAReleaseIsAnotherTitleAndKeepItsName() {
        WindowFixture windowFixture = Samples.filled();
        try (Screens screens = Screens.of(windowFixture, new Place.Title(SamplePages.FILM, Place.Title.Tab.RELEASES))) {
            screens.await(".release-name");
            Screens.run(() ->
                    cell(screens, "PINE").getContextMenu().getItems().get(1).fire());
            screens.await(".belongs .button");
            chooseSeries(screens);
            Screens.run(() -> remember(screens).setSelected(true));
            Screens.frames(20);
            screens.write("title-belongs-other");
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup(".belongs .accent")).fire());
            screens.await(".toast");
            assertThat(windowFixture.pipeline.asked())
                    .singleElement()
                    .asString()
                    .startsWith("grab 5003 as 101 [")
                    .endsWith("and remember");
        }
    }

    @Test
    void doesNotOfferANameThatBelongsToAnotherTitle() {
        WindowFixture windowFixture = Samples.filled(Locale.forLanguageTag("ru"));
        windowFixture.pipeline.recognition.taken.put("seven quiet rooms", "Seven Quiet Rooms (1998)");
        try (Screens screens = Screens.of(windowFixture, new Place.Title(SamplePages.FILM, Place.Title.Tab.RELEASES))) {
            screens.await(".release-name");
            Screens.run(() ->
                    cell(screens, "PINE").getContextMenu().getItems().get(1).fire());
            screens.await(".belongs .button");
            Screens.frames(5);
            assertThat(screens.has(".belongs .check-box"))
                    .as("the title has that name already")
                    .isFalse();
            chooseSeries(screens);
            screens.await(".belongs-objection");
            assertThat(screens.has(".belongs .check-box")).isFalse();
            Screens.frames(20);
            screens.write("title-belongs-taken-ru");
        }
    }

    private static void chooseSeries(Screens screens) {
        Screens.run(() -> {
            TextField field = (TextField) screens.scene().getRoot().lookup(".belongs .text-field");
            field.requestFocus();
            field.setText("cold harb");
        });
        new FxRobot().type(KeyCode.ENTER);
        screens.await(() -> remember(screens).getText().contains("Cold Harbour"));
    }

    private static CheckBox remember(Screens screens) {
        return (CheckBox) screens.scene().getRoot().lookup(".belongs .check-box");
    }

    private static ListCell<?> cell(Screens screens, String release) {
        return screens.scene().getRoot().lookupAll(".list-cell").stream()
                .map(ListCell.class::cast)
                .filter(cell -> cell.getAccessibleText() != null
                        && cell.getAccessibleText().contains(release))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhyOfEachItem() {
        try (Screens screens = Screens.of(Samples.filled(), new Place.Title(SamplePages.FILM, Place.Title.Tab.ITEMS))) {
            screens.await(".file-facts");
            Screens.run(() -> screens.scene().getRoot().lookupAll(".why .button").stream()
                    .filter(node -> node.getAccessibleText().startsWith("Why?"))
                    .findFirst()
                    .ifPresent(node -> ((Button) node).fire()));
            screens.await(".drawer-foot .button");
            Screens.frames(20);
            screens.write("title-item-why");
            assertThat(screens.has(".drawer-foot")).isTrue();
        }
    }

    @Test
    void looksForReleasesWhereThereAreNone() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.insight.verdicts.clear();
        try (Screens screens = Screens.of(windowFixture, new Place.Title(SamplePages.FILM, Place.Title.Tab.RELEASES))) {
            screens.await(".empty-state .button");
            screens.write("title-releases-empty");
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup(".empty-state .button")).fire());
            screens.await(() -> !windowFixture.pipeline.asked().isEmpty());
            assertThat(windowFixture.pipeline.asked())
                    .singleElement()
                    .asString()
                    .startsWith("look 5");
        }
    }

    @Test
    void showsTheShapeOfATitleThatIsBeingRead() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.insight.fallSilent();
        try (Screens screens = Screens.of(windowFixture, new Place.Title(SamplePages.FILM))) {
            screens.await(".bone");
            screens.write("title-loading");
        }
    }

    @Test
    void saysThatATitleCannotBeRead() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.insight.fail(new UserException("title.verdicts.failed"));
        try (Screens screens = Screens.of(windowFixture, new Place.Title(SamplePages.FILM))) {
            screens.await(".failed-state");
            screens.write("title-failed");
        }
    }

    private static void awaitBackdrop(Screens screens) {
        screens.await(
                () -> !((javafx.scene.layout.Pane) screens.scene().getRoot().lookup(".hero-backdrop"))
                        .getChildren()
                        .isEmpty());
    }
}
