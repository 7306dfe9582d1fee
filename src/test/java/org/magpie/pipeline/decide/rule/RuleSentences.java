package org.magpie.pipeline.decide.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;

/** Asks rules and reads what they say as a person would. */
final class RuleSentences {
    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);
    private static final Texts RUSSIAN = new Texts(Locale.of("ru"));

    private RuleSentences() {}

    static void passes(Rule rule, CandidateBuilder candidateBuilder) {
        assertThat(rule.check(candidateBuilder.offer()).map(refusal -> ENGLISH.say(refusal.said())))
                .isEmpty();
    }

    /** The refusal says exactly that in English, and something in Russian. */
    static void refuses(Rule rule, CandidateBuilder candidateBuilder, String sentence) {
        Optional<Refusal> refusal = rule.check(candidateBuilder.offer());
        assertThat(refusal.map(no -> ENGLISH.say(no.said()))).hasValue(sentence);
        assertThat(refusal.map(Refusal::rule)).hasValue(rule.key());
        assertThat(refusal.map(no -> RUSSIAN.say(no.said())).orElse(""))
                .matches("(?s).*\\p{IsCyrillic}.*")
                .doesNotContain("{0}");
        assertThat(ENGLISH.get("rule." + rule.key())).doesNotStartWith("rule.");
    }
}
