package org.magpie.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;

class SentencesTest {
    @Test
    void twoSentencesNeverRunTogether() {
        assertThat(Sentences.joined("From your profile on the site", "Leave it empty."))
                .isEqualTo("From your profile on the site. Leave it empty.");
        assertThat(Sentences.joined("It is there.", "Leave it empty.")).isEqualTo("It is there. Leave it empty.");
        assertThat(Sentences.joined("Really?", "", " Yes ")).isEqualTo("Really? Yes");
        assertThat(Sentences.joined("", "Alone")).isEqualTo("Alone");
        assertThat(Sentences.joined("As in “Options”", "Leave it")).isEqualTo("As in “Options”. Leave it");
    }

    @Test
    void aNameStandsBeforeASentenceOnlyWhereTheSentenceDoesNotSayIt() {
        Texts texts = new Texts(Locale.ENGLISH);
        Message names = Message.of("provider.error.busy", "Jackett");
        Message not = Message.of("indexer.newznab.error", "100", "wrong key");
        assertThat(texts.say(Message.about("Jackett", names))).isEqualTo("Jackett is busy and wants a pause.");
        assertThat(texts.say(Message.about("Jackett", not))).isEqualTo("Jackett: It refuses with error 100: wrong key");
        assertThat(texts.say(Message.about("T", not))).isEqualTo("T: It refuses with error 100: wrong key");
        assertThat(texts.say(Message.of("pipeline.no-answer", Message.about("Jackett", names), 0)))
                .isEqualTo("No indexer answered. Jackett is busy and wants a pause.");
    }
}
