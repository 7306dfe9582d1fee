package org.magpie.pipeline.parse.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void wordsAndGapsTogetherAreTheWholeName() {
        String name = "[Group] Don't Stop!! - 12v2 [1080p]【简】.mkv";
        Tokens tokens = Tokens.cut(name);
        StringBuilder whole = new StringBuilder();
        for (Token token : tokens.words()) {
            whole.append(tokens.gap(token.index())).append(token.text());
        }
        assertThat(whole.append(tokens.gap(tokens.size()))).hasToString(name);
    }

    @Test
    void aTokenKnowsTheBracketAroundIt() {
        Tokens tokens = Tokens.cut("a (b [c]) d");
        assertThat(tokens.words()).extracting(Token::depth).containsExactly(0, 1, 2, 0);
        assertThat(tokens.words()).extracting(Token::bracket).containsExactly(' ', '(', '[', ' ');
    }

    @Test
    void apostrophesInsideAWordBelongToIt() {
        assertThat(Tokens.cut("Director's 'Cut'").words())
                .extracting(Token::text)
                .containsExactly("Director's", "Cut");
    }

    @Test
    void aPhraseIsFoundWhateverJoinsItsWords() {
        Vocabulary vocabulary = new Vocabulary(Set.of(Subject.SOURCE));
        for (String name : new String[] {"WEB-DL", "web.dl", "WEB_DL", "Web DL", "WEBDL"}) {
            WordMeaning sense = vocabulary.read(Tokens.cut(name)).at(0, Subject.SOURCE);
            assertThat(sense).as(name).isNotNull();
            assertThat(sense.meaning()).as(name).isEqualTo("webdl");
        }
        WordMeaning apart = vocabulary.read(Tokens.cut("WEB [DL]")).at(0, Subject.SOURCE);
        assertThat(apart).isNotNull();
        assertThat(apart.meaning()).isEqualTo("web");
    }

    @Test
    void aFormInQuotesAsksForItsCase() {
        Vocabulary vocabulary = new Vocabulary(Set.of(Subject.SERVICE));
        assertThat(vocabulary.read(Tokens.cut("now")).isKnown(0)).isFalse();
        assertThat(vocabulary.read(Tokens.cut("NOW")).isKnown(0)).isTrue();
    }
}
