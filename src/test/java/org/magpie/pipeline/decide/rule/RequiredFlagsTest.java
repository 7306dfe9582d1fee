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

class RequiredFlagsTest {
    @Test
    void refusesWhatIsNotMarked() {
        refuses(
                new RequiredFlags(words(List.of(), List.of(), Set.of("freeleech"), Set.of())),
                CandidateBuilder.film(),
                "It is not marked “freeleech”, as “No cams” asks");
    }

    @Test
    void passesWhatIsMarked() {
        passes(
                new RequiredFlags(words(List.of(), List.of(), Set.of("freeleech"), Set.of())),
                CandidateBuilder.film()
                        .release(ReleaseBuilder.torrent("Film").marked(Set.of(), Set.of("freeleech", "internal"))));
    }

    private static ReleaseWords words(List<String> must, List<String> mustNot, Set<String> flags, Set<String> tags) {
        return new ReleaseWords(
                List.of(new ReleaseProfile(1, "No cams", true, must, mustNot, List.of(), flags, tags, 0)));
    }
}
