package org.magpie.ui.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.insight.TitlePage;
import org.magpie.pipeline.notify.refresh.WatchLink;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import org.testfx.api.FxRobot;

class TitleHeadTest {
    @Test
    void scrollsTheHeadAwayBeforeTheListAndBringsItBackAfterIt() {
        try (Screens screens = Screens.of(Samples.filled(), new Place.Title(SamplePages.SERIES))) {
            screens.await(".season-line");
            Region head = (Region) node(screens, ".collapsing-head");
            Screens.frames(5);
            double whole = Screens.call(head::getHeight);
            wheel(screens, -120);
            Screens.frames(3);
            assertThat(Screens.call(head::getHeight)).isEqualTo(whole - 120);
            wheel(screens, -400);
            Screens.frames(3);
            assertThat(Screens.call(head::getHeight)).isEqualTo(CollapsingHead.LINE);
            assertThat(screens.has(".hero-line-name")).isTrue();
            assertThat(screens.has(".hero-name")).isFalse();
            screens.write("title-collapsed");
            wheel(screens, 400);
            Screens.frames(3);
            assertThat(Screens.call(head::getHeight)).isEqualTo(whole);
        }
    }

    @Test
    void leadsToEachServerOnWhichItCanBeWatched() {
        WindowFixture fixture = Samples.filled(Locale.forLanguageTag("ru"));
        fixture.watchLinks = title -> title == SamplePages.SERIES
                ? List.of(new WatchLink("Plex", URI.create("http://plex.example:32400/web/index.html#!/1")))
                : List.of();
        try (Screens screens = Screens.of(fixture, new Place.Title(SamplePages.SERIES))) {
            screens.await(() -> screens.scene().getRoot().lookupAll(".button").stream()
                    .anyMatch(node -> node instanceof Button button && "Смотреть в Plex".equals(button.getText())));
            screens.write("title-watch-on-ru");
            Screens.run(() -> screens.scene().getRoot().lookupAll(".button").stream()
                    .filter(Button.class::isInstance)
                    .map(Button.class::cast)
                    .filter(button -> "Смотреть в Plex".equals(button.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire());
            assertThat(fixture.desktop.asked()).anyMatch(asked -> asked.contains("plex.example"));
        }
    }

    @Test
    void bringsTheHeadBackByKeyboard() {
        try (Screens screens = Screens.of(Samples.filled(), new Place.Title(SamplePages.SERIES))) {
            screens.await(".season-line");
            Region head = (Region) node(screens, ".collapsing-head");
            Screens.frames(5);
            double whole = Screens.call(head::getHeight);
            Screens.run(() -> node(screens, ".title-body .list-view").requestFocus());
            FxRobot robot = new FxRobot();
            robot.type(KeyCode.DOWN);
            robot.type(KeyCode.END);
            screens.await(() -> head.getHeight() == CollapsingHead.LINE);
            robot.type(KeyCode.HOME);
            screens.await(() -> head.getHeight() == whole);
        }
    }

    @Test
    void tellsOfAFilmWhatItsFilesAreMadeOfInsteadOfAListOfOne() {
        try (Screens screens = Screens.of(
                Samples.filled(Locale.forLanguageTag("ru")),
                new Place.Title(SamplePages.FILM, Place.Title.Tab.FILES))) {
            screens.await(".file-facts");
            assertThat(screens.texts())
                    .contains(
                            "3840×2160 · h265 10 bit · HDR10",
                            "TrueHD Atmos 7.1 · Dutch, English",
                            "Dutch, English, French",
                            "120  ·  +150 HDR10, -30 No group");
            assertThat(screens.has(".title-body .list-view")).isFalse();
            screens.write("title-film-details-ru");
            Screens.run(() -> {
                screens.stage().setWidth(960);
                screens.stage().setHeight(600);
            });
            Screens.frames(5);
            screens.write("title-film-details-small-ru");
        }
    }

    @Test
    void playsTheLargestCopyAndShowsItsFolder(@TempDir Path folder) throws IOException {
        Path large = Files.createFile(folder.resolve("large.mkv"));
        WindowFixture fixture = Samples.filled();
        filmWith(fixture, file(1, folder.resolve("small.mkv"), 1_000), file(2, large, 2_000));
        try (Screens screens = Screens.of(fixture, new Place.Title(SamplePages.FILM))) {
            screens.await(".file-facts");
            press(screens, "Play");
            screens.await(() -> fixture.desktop.asked().contains("play " + large));
            press(screens, "Open the folder");
            screens.await(() -> fixture.desktop.asked().contains("reveal " + large));
        }
    }

    @Test
    void saysThatAFileIsGoneAndNeverRunsAProgram(@TempDir Path folder) throws IOException {
        Path program = Files.createFile(folder.resolve("film.exe"));
        WindowFixture fixture = Samples.filled();
        filmWith(fixture, file(1, program, 1_000));
        try (Screens screens = Screens.of(fixture, new Place.Title(SamplePages.FILM))) {
            screens.await(".file-facts");
            press(screens, "Play");
            screens.await(() -> fixture.desktop.asked().contains("reveal " + program));
            Files.delete(program);
            press(screens, "Play");
            screens.await(".toast");
            assertThat(fixture.desktop.asked()).containsExactly("reveal " + program);
            assertThat(screens.texts()).contains(program + " is no longer there");
        }
    }

    @Test
    void opensAnEpisodeByDoubleClickAndOffersMoreByRightClick(@TempDir Path folder) throws IOException {
        Path episode = Files.createFile(folder.resolve("episode.mkv"));
        WindowFixture fixture = Samples.filled();
        TitlePage page = Objects.requireNonNull(fixture.insight.pages.get(SamplePages.SERIES));
        TitlePage.ItemRow first = page.items().getLast();
        List<TitlePage.ItemRow> items = page.items().stream()
                .map(item -> item.season() == 3 && item.number() == 1
                        ? new TitlePage.ItemRow(
                                item.id(),
                                item.season(),
                                item.number(),
                                "Found",
                                item.date(),
                                true,
                                item.state(),
                                List.of(file(1, episode, 10)))
                        : item)
                .toList();
        assertThat(first.season()).isEqualTo(3);
        fixture.insight.pages.put(SamplePages.SERIES, with(page, items));
        try (Screens screens = Screens.of(fixture, new Place.Title(SamplePages.SERIES))) {
            screens.await(".season-line");
            ListCell<?> cell = Screens.call(() -> screens.scene().getRoot().lookupAll(".list-cell").stream()
                    .map(ListCell.class::cast)
                    .filter(each -> each.getAccessibleText() != null
                            && each.getAccessibleText().startsWith("Found"))
                    .findFirst()
                    .orElseThrow());
            List<String> offered = Screens.call(() -> cell.getContextMenu().getItems().stream()
                    .map(MenuItem::getText)
                    .filter(Objects::nonNull)
                    .toList());
            assertThat(offered)
                    .containsExactly(
                            "File details",
                            "Play",
                            "Show in the folder",
                            "Copy the path",
                            "Wrong match…",
                            "Delete the file",
                            "Search for S03E01 Found",
                            "Why? S03E01 Found",
                            "Import a file…",
                            "Stop monitoring S03E01 Found");
            Screens.run(() -> doubleClick(cell.getGraphic()));
            screens.await(() -> fixture.desktop.asked().contains("play " + episode));
        }
    }

    @Test
    void leadsToThePagesOfTheTitleElsewhere() {
        WindowFixture fixture = Samples.filled();
        try (Screens screens = Screens.of(fixture, new Place.Title(SamplePages.FILM))) {
            screens.await(".hero-facts .hyperlink");
            Screens.run(() -> ((Hyperlink) node(screens, ".hero-facts .hyperlink")).fire());
            assertThat(fixture.desktop.asked()).containsExactly("browse https://www.themoviedb.org/movie/77");
        }
    }

    @Test
    void keepsTheTitleInItsPlaceAndSaysWhatItBelongsTo() {
        try (Screens screens = Screens.of(Samples.filled())) {
            screens.await(".poster-card");
            double before = left(screens, ".header-title");
            screens.open(Place.Section.WANTED);
            Screens.frames(3);
            assertThat(left(screens, ".header-title")).isEqualTo(before);
            screens.open(new Place.Title(SamplePages.FILM));
            screens.await(".file-facts");
            assertThat(left(screens, ".header-crumb")).isEqualTo(before);
            assertThat(screens.texts()).contains("Seven Quiet Rooms");
            assertThat(((Hyperlink) node(screens, ".header-crumb")).getText()).isEqualTo("Library /");
            assertThat(((Label) node(screens, ".header-title")).getText()).isEqualTo("Seven Quiet Rooms");
            Screens.run(() -> ((Hyperlink) node(screens, ".header-crumb")).fire());
            screens.await(".poster-card");
        }
    }

    @Test
    void offersOneButtonForLookingAtReleases() {
        WindowFixture fixture = Samples.filled();
        fixture.insight.verdicts.clear();
        try (Screens screens = Screens.of(fixture, new Place.Title(SamplePages.FILM, Place.Title.Tab.RELEASES))) {
            screens.await(".empty-state .button");
            List<String> looking = Screens.call(() -> screens.scene().getRoot().lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(TitleHeadTest::isShown)
                    .map(Button::getText)
                    .filter(text -> "Choose a release".equals(text) || "Look for releases".equals(text))
                    .toList());
            assertThat(looking).containsExactly("Look for releases");
        }
    }

    @Test
    void saysInPlaceThatASearchHasFailedAndWhy() {
        WindowFixture fixture = Samples.filled();
        fixture.insight.verdicts.clear();
        try (Screens screens = Screens.of(fixture, new Place.Title(SamplePages.FILM, Place.Title.Tab.RELEASES))) {
            screens.await(".empty-state .button");
            var job = fixture.jobs.begin("look", "title:" + SamplePages.FILM);
            fixture.jobs.move(job.id(), 0, 0, Message.of("title.gone"));
            fixture.jobs.end(job.id(), org.magpie.base.job.Job.State.FAILED);
            screens.await(".failed-state");
            assertThat(screens.texts()).contains("The search has failed.", "This title is no longer in the library.");
        }
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Node node(Screens screens, String selector) {
        return screens.scene().getRoot().lookup(selector);
    }

    private static double left(Screens screens, String selector) {
        return Screens.call(() -> {
            Node node = node(screens, selector);
            Bounds bounds = node.localToScene(node.getBoundsInLocal());
            return bounds.getMinX();
        });
    }

    private static void press(Screens screens, String name) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".hero-buttons .button").stream()
                .map(Button.class::cast)
                .filter(button -> name.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static void doubleClick(Node node) {
        Event.fireEvent(
                node,
                new MouseEvent(
                        MouseEvent.MOUSE_CLICKED,
                        5,
                        5,
                        5,
                        5,
                        MouseButton.PRIMARY,
                        2,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }

    private static void wheel(Screens screens, double by) {
        Screens.run(() -> {
            Node target = node(screens, ".title-tabs");
            Event.fireEvent(
                    target,
                    new ScrollEvent(
                            ScrollEvent.SCROLL,
                            5,
                            5,
                            5,
                            5,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            0,
                            by,
                            0,
                            by,
                            ScrollEvent.HorizontalTextScrollUnits.NONE,
                            0,
                            ScrollEvent.VerticalTextScrollUnits.NONE,
                            0,
                            0,
                            null));
        });
    }

    private static void filmWith(WindowFixture fixture, TitlePage.FileRow... files) {
        TitlePage page = Objects.requireNonNull(fixture.insight.pages.get(SamplePages.FILM));
        TitlePage.ItemRow item = page.items().getFirst();
        fixture.insight.pages.put(
                SamplePages.FILM,
                with(
                        page,
                        List.of(new TitlePage.ItemRow(
                                item.id(), 0, 0, "", item.date(), true, item.state(), List.of(files)))));
    }

    private static TitlePage with(TitlePage page, List<TitlePage.ItemRow> items) {
        return new TitlePage(
                page.row(),
                page.overview(),
                page.minutes(),
                page.rating(),
                page.genres(),
                page.status(),
                page.network(),
                page.ids(),
                page.slots(),
                items);
    }

    private static TitlePage.FileRow file(long id, Path path, long size) {
        return new TitlePage.FileRow(
                id, 3, "HD", path.toString(), size, "Bluray-1080p", "English", "", WindowFixture.NOW);
    }
}
