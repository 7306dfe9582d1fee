package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.profile.ReleaseProfile;
import org.magpie.pipeline.decide.profile.ReleaseWords;

class MustNotContainTest {
    @Test
    void refusesANameWithAnUnwantedWord() {
        refuses(
                new MustNotContain(words(List.of(), List.of("x265", "web-dl"), Set.of(), Set.of())),
                CandidateBuilder.film(),
                "Its name holds “web-dl”, which “No cams” does not want");
    }

    @Test
    void passesANameWithoutThem() {
        passes(new MustNotContain(words(List.of(), List.of("/^cam/"), Set.of(), Set.of())), CandidateBuilder.film());
    }

    private static ReleaseWords words(List<String> must, List<String> mustNot, Set<String> flags, Set<String> tags) {
        return new ReleaseWords(
                List.of(new ReleaseProfile(1, "No cams", true, must, mustNot, List.of(), flags, tags, 0)));
    }
}
