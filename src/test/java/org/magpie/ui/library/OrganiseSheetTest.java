package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.undo.MoveSequence;
import org.magpie.pipeline.importing.organise.OrganisePlan;
import org.magpie.pipeline.importing.organise.OrganisePlan.Companion;
import org.magpie.pipeline.importing.organise.OrganisePlan.Line;
import org.magpie.pipeline.importing.organise.OrganisePlan.Part;
import org.magpie.testing.ui.SamplePages;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;

/** The preview of an organise, before the eyes and by its boxes. */
class OrganiseSheetTest {
    private static final Path ROOT = Path.of("/media/series");

    private static Line line(int season, int number, @Nullable Message refusal) {
        String folder = "Quiet Coast (2001)/Season %02d/".formatted(season);
        String old = folder + "Quiet Coast - S%02dE%02d - The harbour at night".formatted(season, number);
        String fresh =
                folder + "Quiet Coast - S%02dE%02d - The harbour at night WEBDL-1080p".formatted(season, number + 1);
        return new Line(
                SamplePages.SERIES,
                "Quiet Coast",
                season,
                ROOT,
                ROOT.resolve(old + ".mkv"),
                ROOT.resolve(fresh + ".mkv"),
                number % 2 == 0
                        ? List.of(new Companion(ROOT.resolve(old + ".en.srt"), ROOT.resolve(fresh + ".en.srt")))
                        : List.of(),
                refusal);
    }

    private static OrganisePlan plan() {
        List<Line> lines = new ArrayList<>();
        lines.add(line(1, 9, Message.of("organise.taken", "/media/series/Quiet Coast (2001)/Season 01/notes.mkv")));
        for (int number = 1; number <= 5; number++) {
            lines.add(line(1, number, null));
        }
        for (int number = 1; number <= 3; number++) {
            lines.add(line(2, number, null));
        }
        List<Part> parts = lines.stream()
                .filter(each -> each.refusal() == null)
                .map(each -> new Part(
                        Set.of(each.titleId()),
                        1,
                        List.of(new MoveSequence.Move(each.from(), each.to(), 1, null, null, ""))))
                .toList();
        return new OrganisePlan(lines, parts, 12);
    }

    private static void open(Screens screens, WindowFixture window) {
        screens.await(".season-line");
        organise(screens, window);
    }

    private static void organise(Screens screens, WindowFixture window) {
        Screens.run(() -> {
            var row = window.insight.library.stream()
                    .filter(each -> each.id() == SamplePages.SERIES)
                    .findFirst()
                    .orElseThrow();
            new TitleActions(screens.context()).organise(row);
        });
        screens.await(".drawer .check-box");
    }

    @Test
    void showsWhatHasToStayFirstAndThenSeasonBySeason() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            WindowFixture window = Samples.filled(locale);
            window.organise.plan = plan();
            try (Screens screens = Screens.of(window, new Place.Title(SamplePages.SERIES))) {
                open(screens, window);
                screens.write("organise-" + locale.getLanguage());
            }
        }
    }

    @Test
    void fitsIntoTheSmallestWindow() {
        WindowFixture window = Samples.filled(Locale.forLanguageTag("ru"));
        window.organise.plan = plan();
        try (Screens screens = Screens.of(window, Place.Section.QUEUE)) {
            screens.await(".queue-row");
            Screens.run(() -> {
                screens.stage().setWidth(960);
                screens.stage().setHeight(600);
            });
            Screens.frames(5);
            organise(screens, window);
            screens.write("organise-small-ru");
        }
    }

    @Test
    void leavesOutWhatIsUncheckedAndHasTheRestDone() {
        WindowFixture window = Samples.filled();
        window.organise.plan = plan();
        try (Screens screens = Screens.of(window, new Place.Title(SamplePages.SERIES))) {
            open(screens, window);
            CheckBox first =
                    Screens.call(() -> (CheckBox) screens.scene().getRoot().lookup(".drawer .check-box"));
            Screens.run(() -> first.setSelected(false));
            screens.await(() -> window.organise.left.size() == 1);
            screens.await(() ->
                    !screens.scene().getRoot().lookup(".drawer-foot .button").isDisabled());
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup(".drawer-foot .button")).fire());
            screens.await(() -> !window.organise.started.isEmpty());
            assertThat(window.organise.started.getFirst().lines()).hasSize(8);
        }
    }
}
