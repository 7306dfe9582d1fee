package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.profile.ReleaseProfile;
import org.magpie.pipeline.decide.profile.ReleaseWords;
import org.magpie.pipeline.search.ReleaseBuilder;

class MustContainTest {
    @Test
    void refusesANameWithoutAnyOfTheWords() {
        refuses(
                new MustContain(words(List.of("remux", "/\\bHDR(10)?\\b/"), List.of(), Set.of(), Set.of())),
                CandidateBuilder.film(),
                "Its name holds none of these words: remux, /\\bHDR(10)?\\b/ (asked for by “No cams”)");
    }

    @Test
    void oneOfTheWordsIsEnough() {
        MustContain rule = new MustContain(words(List.of("remux", "/\\bHDR(10)?\\b/"), List.of(), Set.of(), Set.of()));

        passes(rule, CandidateBuilder.film().named("Film.2001.hdr10.1080p.WEB-DL-GRP"));
        passes(rule, CandidateBuilder.film().named("Film.2001.1080p.ReMuX-GRP"));
    }

    @Test
    void asksNothingOfTitlesWithOtherTags() {
        passes(
                new MustContain(words(List.of("remux"), List.of(), Set.of(), Set.of("anime"))),
                CandidateBuilder.film().release(ReleaseBuilder.torrent("Film.2001")));
    }

    private static ReleaseWords words(List<String> must, List<String> mustNot, Set<String> flags, Set<String> tags) {
        return new ReleaseWords(
                List.of(new ReleaseProfile(1, "No cams", true, must, mustNot, List.of(), flags, tags, 0)));
    }
}
