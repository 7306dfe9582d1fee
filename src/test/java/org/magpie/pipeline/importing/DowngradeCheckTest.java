package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.magpie.pipeline.importing.TestVideos.matroska;
import static org.magpie.pipeline.importing.TestVideos.write;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.DowngradeCheck;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.testing.DownloadFixture;

/** Before a release is taken whose file would replace a better one, a person is asked. */
class DowngradeCheckTest {
    private static final String FILM = "Quiet.River.2012.1080p.BluRay.x264-GRP";

    @TempDir
    Path folder;

    @Test
    void onlyWhatIsWorseThanTheFileThatIsThereIsAskedAbout() throws IOException {
        try (ImportFixture here = new ImportFixture(folder)) {
            TitleFacts film = here.world.film("Quiet River", 2012);
            DowngradeCheck check =
                    new DowngradeCheck(here.world.library(), here.world.test().profiles());
            assertThat(check.question(verdict(film, Quality.WEBDL_480P, 0))).isEmpty();
            here.importDownload(here.torrent(film, FILM, write(here.done(FILM + ".mkv"), matroska(5_400, 4_000))));
            assertThat(here.filed(film)).hasSize(1);
            assertThat(check.question(verdict(film, Quality.WEBDL_480P, 500)))
                    .hasValueSatisfying(
                            question -> assertThat(question.arguments()).startsWith("WEBDL-480p", "Bluray-1080p"));
            assertThat(check.question(verdict(film, Quality.BLURAY_1080P, -10)))
                    .map(Message::key)
                    .hasValue("import.by-hand.worse");
            assertThat(check.question(verdict(film, Quality.BLURAY_1080P, 0))).isEmpty();
            assertThat(check.question(verdict(film, Quality.BLURAY_2160P, 0))).isEmpty();
        }
    }

    private static StoredVerdict verdict(TitleFacts film, Quality quality, int score) {
        Release release = DownloadFixture.direct("Quiet.River.2012");
        return new StoredVerdict(
                1,
                "c",
                Instant.EPOCH,
                SearchMode.INTERACTIVE,
                film.id(),
                film.slots().getFirst().id(),
                List.of(film.items().getFirst().id()),
                release,
                quality.name(),
                "",
                Set.of(),
                1,
                score,
                0,
                false,
                List.of());
    }
}
