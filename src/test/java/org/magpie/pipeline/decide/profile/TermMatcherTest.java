package org.magpie.pipeline.decide.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.parse.Parsed;
import org.magpie.pipeline.search.ReleaseBuilder;

class TermMatcherTest {
    @ParameterizedTest
    @CsvSource({
        "SCR, Film.2001.SCR.x264-GRP",
        "scr, Film 2001 [SCR]",
        "web-dl, Film.2001.1080p.WEB.DL.x264-GRP",
        "Harbor Lights, Harbor_Lights.1949",
        "-grp, Film.2001.1080p-GRP",
        "grp, Film.2001.1080p-GRP",
        "10bit, Film.2001.10Bit.HEVC",
        "c++, Learning.C++.2001",
        "HDR, 电影HDR中字.2160p",
        "中字, 电影.国英双语中字幕.1080p",
        "ДРАМА, Фильм.драма.2001",
        "/scr/, Film.DESCRIPTION.2001",
    })
    void isInAName(String word, String name) {
        assertThat(isIn(word, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "SCR, Film.DESCRIPTION.2001",
        "SCR, Film.2001.DVDSCR",
        "cam, Camera.Obscura.2001",
        "HDR, Film.2001.HDR10.x265",
        "драм, Фильм.драма.2001",
        "-grp, Film.GRP.2001.1080p-OTHER",
        "a.b, Film.acb.2001",
        "/^scr/, Film.SCR.2001",
    })
    void isNotInAName(String word, String name) {
        assertThat(isIn(word, name)).isFalse();
    }

    private static boolean isIn(String word, String name) {
        Candidate candidate = new Candidate(
                ReleaseBuilder.torrent(name).release(),
                Parsed.film("Film", 2001).release(),
                1,
                List.of(11L),
                1,
                Message.of("test"));
        return new TermMatcher(word)
                .isIn(candidate, CandidateBuilder.film().offer().title());
    }
}
