package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.ReleaseBuilder;

class SafeContentTest {
    @Test
    void refusesAProgram() {
        refuses(
                new SafeContent(),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("Film.2001.1080p.mkv.exe")),
                "It is a program (exe)");
        refuses(
                new SafeContent(),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("Film").file("film.SCR")),
                "It is a program (scr)");
    }

    @Test
    void refusesAnArchiveWhereAFileIsOffered() {
        refuses(
                new SafeContent(),
                CandidateBuilder.film()
                        .release(ReleaseBuilder.torrent("Film")
                                .from(Protocol.DIRECT, "https://a.b/c")
                                .file("film.rar")),
                "It is an archive (rar), not a file that plays");
    }

    @Test
    void refusesWhatIsLocked() {
        refuses(
                new SafeContent(),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("Film").marked(Set.of(), Set.of("password"))),
                "It is locked with a password");
    }

    @Test
    void passesAReleaseName() {
        passes(
                new SafeContent(),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("Film.2001.1080p.WEB-DL.x264-GRP")));
    }
}
