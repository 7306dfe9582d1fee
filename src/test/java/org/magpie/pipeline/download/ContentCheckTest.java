package org.magpie.pipeline.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.event.Events;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.download.ContentCheck.Finding;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.search.Protocol;
import org.magpie.testing.ui.FakePreferences;

class ContentCheckTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Film/film.exe | program",
                "Film/Film.1080p.mkv.exe | disguised",
                "Film/Film.1080p.mkv                         .scr | disguised",
                "Film/Film.1080p\u202Evkm.exe | disguised",
                "Film/Film.1080p\u202Eexe.mkv\u202C.lnk | disguised",
                "Film/setup.EXE | program",
                "Film/setup.exe. | program",
                "Film\\Sub\\run.bat | program",
                "../../etc/cron.d/x | leads-out",
                "Film/..\\..\\x.mkv | leads-out",
            })
    void noProgramComesInUnderAnyName(String path, String finding) {
        assertThat(look(Protocol.TORRENT, "Film/Film.mkv", path)).hasValueSatisfying(found -> {
            assertThat(found.reason()).isEqualTo(BlockReason.MALWARE);
            assertThat(found.said().key()).isEqualTo("download.bad." + finding);
            // What is shown must not turn the reader's screen round either.
            assertThat(found.said().arguments().toString()).doesNotContain("\u202E");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Film/Film.mkv",
                "Film/Sample/sample.mkv",
                "Film/Film.nfo",
                "Film/Film.com.2020.mkv",
                "Film/www.site.com.txt",
                "Film/Subs/2_English.srt",
                "Film/\u200EФильм.mkv",
                "Film/Mr. Robot S01E01 eps1.0_hellofriend.mov.mkv",
            })
    void ordinaryThingsPass(String path) {
        assertThat(look(Protocol.TORRENT, "Film/Film.mkv", path)).isEmpty();
    }

    @Test
    void aTorrentOfArchivesAloneIsNoUseAndALockedOneNever() {
        assertThat(look(Protocol.TORRENT, "F/f.rar", "F/f.r00", "F/f.r01", "F/f.nfo"))
                .map(Finding::reason)
                .contains(BlockReason.WRONG_CONTENT);
        assertThat(look(Protocol.TORRENT, "F/f.part1.rar", "F/f.part2.rar", "F/Read me - password.txt"))
                .map(Finding::reason)
                .contains(BlockReason.PASSWORD);
        assertThat(look(Protocol.TORRENT, "F/f.mkv", "F/artwork.zip")).isEmpty();
        // Its client unpacks what Usenet brings.
        assertThat(look(Protocol.USENET, "F/f.rar", "F/f.r00", "F/f.vol0+1.par2"))
                .isEmpty();
    }

    @Test
    void theListIsThePersonsOwn() {
        FakePreferences preferences = new FakePreferences(new Events());
        preferences.set(DownloadRules.BAD_ENDINGS, ".iso, IMG; url");
        DownloadRules rules = DownloadRules.from(preferences);
        assertThat(rules.badEndings()).containsExactlyInAnyOrder("iso", "img", "url");
        assertThat(ContentCheck.look(List.of(new Listed("x/a.URL", 1)), Protocol.TORRENT, rules))
                .isPresent();
        assertThat(ContentCheck.look(List.of(new Listed("x/a.exe", 1)), Protocol.TORRENT, rules))
                .isEmpty();
    }

    @Test
    void whatIsStoredAndMakesNoSenseCountsAsNotSet() {
        FakePreferences preferences = new FakePreferences(new Events());
        assertThat(DownloadRules.from(preferences)).isEqualTo(DownloadRules.USUAL);
        preferences.set(DownloadRules.STRIKES, "0");
        preferences.set(DownloadRules.NO_PROGRESS, "-5");
        preferences.set(DownloadRules.IMPORTED, "shred");
        assertThat(DownloadRules.from(preferences).strikes()).isEqualTo(1);
        assertThat(DownloadRules.from(preferences).noProgress()).isEqualTo(DownloadRules.USUAL.noProgress());
        assertThat(DownloadRules.from(preferences).imported()).isEqualTo(CleanupPolicy.DELETE);
    }

    private static Optional<Finding> look(Protocol protocol, String... paths) {
        List<Listed> files =
                Arrays.stream(paths).map(path -> new Listed(path, 100)).toList();
        return ContentCheck.look(files, protocol, DownloadRules.USUAL);
    }
}
