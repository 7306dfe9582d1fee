package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.search.ReleaseBuilder;

class WantedLanguageTest {
    private static final Profile GERMAN = CandidateBuilder.profile(true, 0, 0, 1, Set.of("German"));

    @Test
    void refusesAnotherLanguage() {
        refuses(
                new WantedLanguage(),
                CandidateBuilder.film().wantedBy(GERMAN).says(p -> p.spoken("French")),
                "French; wanted is German");
    }

    @Test
    void takesWhatStatesNoneForTheOriginalLanguage() {
        refuses(
                new WantedLanguage(),
                CandidateBuilder.film().wantedBy(GERMAN).originallyIn("English"),
                "English; wanted is German");
        passes(new WantedLanguage(), CandidateBuilder.film().wantedBy(GERMAN).originallyIn("German"));
    }

    @Test
    void believesTheIndexerWhereTheNameIsSilent() {
        passes(
                new WantedLanguage(),
                CandidateBuilder.film()
                        .wantedBy(GERMAN)
                        .originallyIn("English")
                        .release(ReleaseBuilder.torrent("F").marked(Set.of("German"), Set.of())));
    }

    @Test
    void passesWhereNothingIsKnown() {
        passes(new WantedLanguage(), CandidateBuilder.film().wantedBy(GERMAN));
    }

    @Test
    void originalMeansTheTitlesOwnLanguage() {
        Profile original = CandidateBuilder.profile(true, 0, 0, 1, Set.of("Original"));
        passes(
                new WantedLanguage(),
                CandidateBuilder.film()
                        .originallyIn("German")
                        .wantedBy(original)
                        .says(p -> p.spoken("German")));
        passes(
                new WantedLanguage(),
                CandidateBuilder.film().originallyIn("German").wantedBy(original));
        refuses(
                new WantedLanguage(),
                CandidateBuilder.film()
                        .originallyIn("German")
                        .wantedBy(original)
                        .says(p -> p.spoken("French")),
                "French; wanted is Original");
    }
}
