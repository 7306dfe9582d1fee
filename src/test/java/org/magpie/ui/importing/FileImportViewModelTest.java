package org.magpie.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.ManualImport;
import org.magpie.pipeline.importing.ManualImport.Found;
import org.magpie.pipeline.importing.ManualImport.Meant;
import org.magpie.pipeline.importing.plan.ImportMode;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.queue.StuckRows;

class FileImportViewModelTest {
    private final WindowFixture fixture = TestInstallation.busy();
    private FileImportViewModel model;

    @BeforeEach
    void open() {
        StuckRows.byHand(fixture);
        model = model();
        model.read();
    }

    private FileImportViewModel model() {
        return new FileImportViewModel(
                fixture.pipeline.queue(),
                fixture.insight.library(),
                Background.atOnce(),
                fixture.texts(),
                List.of(Path.of("/downloads/Cold.Harbour.S01.1080p")),
                Meant.NOTHING);
    }

    private FileImportLine line(String part) {
        return model.lines().stream()
                .filter(each -> each.found().name().contains(part))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsFirstWhatAPersonHasToDecideAndTakesTheRest() {
        assertThat(model.lines()).extracting(line -> line.state().taken()).containsExactly(false, false, true);
        assertThat(model.taken().get()).isEqualTo(new FileImportViewModel.Taken(1, 3_400_000_000L, 3));
        assertThat(model.ready().get()).isTrue();
        assertThat(model.looked().get()).as("files that were looked at").isEqualTo(3);
        assertThat(model.leftOut().get()).containsExactly("setup.exe", "subs.rar");
    }

    @Test
    void everyCellIsWhatIsImported() {
        FileImportLine extra = line("episode three");
        model.title(List.of(extra), 101);
        assertThat(model.ready().get()).as("nobody has said which episode").isFalse();
        assertThat(model.items(extra, "S09E09")).isFalse();
        assertThat(model.items(extra, "s01e03-e04")).isTrue();
        assertThat(extra.state().items()).isEqualTo("S01E03, S01E04");
        model.slot(List.of(extra), 2);
        model.quality(List.of(extra), Quality.BLURAY_1080P);
        model.languages(List.of(extra), Set.of("French"));
        model.group(List.of(extra), " REED ");
        model.edition(List.of(extra), "Director's Cut");
        model.mode().set(ImportMode.COPY);
        assertThat(model.ready().get()).isTrue();
        List<Job> begun = new ArrayList<>();
        model.importNow(begun::add);
        assertThat(begun).hasSize(1);
        assertThat(model.ready().get()).as("once is enough").isFalse();
        assertThat(fixture.pipeline.asked().getLast())
                .startsWith("import files COPY")
                .contains("as 101 [903, 904]", "French", "REED", "Director's Cut");
    }

    @Test
    void whatIsRefusedIsLeftOutWithItsSentenceAndNeverHoldsUpTheRest() {
        fixture.pipeline.byHand.failing = null;
        ManualImport.Contents before = fixture.pipeline.byHand.contents;
        List<Found> films = new ArrayList<>(before.films());
        Path nowhere = Path.of("/downloads/Gone.S01E01.mkv");
        films.add(new Found(
                nowhere,
                "Gone.S01E01.mkv",
                5,
                new ManualImport.Choice(nowhere, 999, 1, Set.of(1L), Quality.UNKNOWN),
                Quality.UNKNOWN,
                Message.of("match.no-title", "Gone")));
        fixture.pipeline.byHand.contents = new ManualImport.Contents("", before.folder(), films, List.of());
        model = model();
        model.read();
        assertThat(line("Gone").state().taken()).isFalse();
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void aPlaceThatMustNotBeImportedIsSaidInASentence() {
        fixture.pipeline.byHand.failing = new UserException("import.brought.failed", "/downloads/failed");
        model = model();
        model.read();
        assertThat(model.lines()).isEmpty();
        assertThat(Objects.toString(model.loader().stateProperty().get())).contains("/downloads/failed");
    }

    @Test
    void anOpenSheetShowsFiveThousandFiles() {
        List<Found> films = new ArrayList<>();
        for (int number = 0; number < 5_000; number++) {
            Path file = Path.of("/downloads/Cold.Harbour.S01E0%d.%d.mkv".formatted(number % 4 + 1, number));
            films.add(new Found(
                    file,
                    file.getFileName().toString(),
                    number,
                    new ManualImport.Choice(file, 101, 1, Set.of(901L + number % 4), Quality.WEBDL_1080P),
                    Quality.WEBDL_1080P,
                    Message.of("import.brought.dropped", "Cold Harbour")));
        }
        fixture.pipeline.byHand.contents = new ManualImport.Contents("", Path.of("/downloads"), films, List.of());
        model = model();
        model.read();
        assertThat(model.taken().get().files()).isEqualTo(5_000);
        model.take(List.copyOf(model.lines()), false);
        assertThat(model.taken().get().files()).isZero();
        assertThat(model.ready().get()).isFalse();
    }
}
