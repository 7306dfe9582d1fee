package org.magpie.ui.queue.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.media.quality.Quality;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.queue.StuckRows;

class ManualImportViewModelTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private ManualImportViewModel model;

    @BeforeEach
    void open() {
        StuckRows.byHand(windowFixture);
        model = new ManualImportViewModel(
                4, windowFixture.pipeline, windowFixture.insight.library(), Background.atOnce(), windowFixture.texts());
        model.read();
    }

    @Test
    void takesWhatIsKnownAndLeavesTheRestOut() {
        assertThat(model.linesProperty().get())
                .extracting(line -> line.saidProperty().get().taken())
                .containsExactly(true, false, false);
        assertThat(place(0)).endsWith("S01E01 - Part 1 + S01E02 - Part 2 WEBDL-1080p.mkv");
        assertThat(model.readyProperty().get()).isTrue();
        assertThat(model.taken()).isEqualTo(1);
    }

    @Test
    void showsTheNewPlaceAsSoonAsThePersonSaysSomethingElse() {
        ManualImportLine first = model.linesProperty().get().getFirst();
        model.items(first, Set.of(903L));
        model.quality(first, Quality.BLURAY_1080P);
        assertThat(place(0)).endsWith("S01E03 - Part 3 Bluray-1080p.mkv").startsWith("/srv/media/tv/");
        model.slot(first, 2);
        assertThat(place(0)).startsWith("/srv/media/tv4k/");
    }

    @Test
    void waitsUntilItIsSaidWhatAChosenFileIs() {
        ManualImportLine second = model.linesProperty().get().get(1);
        model.choose(second, 101);
        assertThat(second.saidProperty().get().taken()).isTrue();
        assertThat(model.readyProperty().get()).isFalse();
        model.items(second, Set.of(903L));
        assertThat(model.readyProperty().get()).isTrue();
        model.leaveOut(second, true);
        assertThat(model.readyProperty().get()).isTrue();
        assertThat(model.taken()).isEqualTo(1);
    }

    @Test
    void aTitleChosenForOneFileServesThoseWhoseNamesTellTheirEpisode() {
        ManualImportLine third = model.linesProperty().get().get(2);
        model.choose(model.linesProperty().get().get(1), 101);
        assertThat(third.saidProperty().get().itemIds())
                .as("another file is taken for it")
                .isEmpty();
        model.leaveOut(model.linesProperty().get().getFirst(), true);
        model.choose(model.linesProperty().get().get(1), 101);
        assertThat(third.saidProperty().get().itemIds()).containsExactly(901L);
    }

    @Test
    void findsTitlesByTheBeginningOfTheirNamesFirst() {
        assertThat(model.titles("cold"))
                .isNotEmpty()
                .allMatch(row -> row.name().toLowerCase(Locale.ROOT).contains("cold"));
        assertThat(model.titles(" ")).isEmpty();
    }

    @Test
    void handsOverWhatWasSaid() {
        boolean[] begun = new boolean[1];
        model.importNow(() -> begun[0] = true);
        assertThat(begun[0]).isTrue();
        assertThat(windowFixture.pipeline.asked())
                .containsExactly("import by hand 4 [Cold.Harbour.S01E01E02.1080p.WEB-DL.H264-REED.mkv as 101 [901, 902]"
                        + " WEBDL_1080P]");
    }

    @Test
    void saysWhyAFileCannotGoThere() {
        windowFixture.pipeline.byHand.failing = new UserException("import.root-missing", "/srv/media/tv");
        ManualImportLine first = model.linesProperty().get().getFirst();
        model.items(first, Set.of(901L));
        assertThat(first.answerProperty().get())
                .isInstanceOfSatisfying(
                        ManualImportLine.Answer.Refused.class,
                        refused -> assertThat(refused.why()).contains("/srv/media/tv is not there"));
        assertThat(model.readyProperty().get()).isFalse();
    }

    private String place(int line) {
        return ((ManualImportLine.Answer.Goes)
                        model.linesProperty().get().get(line).answerProperty().get())
                .proposal()
                .target()
                .toString();
    }
}
