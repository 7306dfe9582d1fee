package org.magpie.pipeline.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.grammar.BookGrammar;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.work.KnownNames;

/** Reads bad names of music and books, made from good ones: none may fail, and none may take long. */
class WorkMutationsTest {
    private static final int NAMES = 20_000;
    private static final Duration LONGEST = Duration.ofMillis(20);
    private static final List<String> GOOD = List.of(
            "Copper Choir - Night Bus (Deluxe Edition) (2014) [FLAC 24-96]",
            "Copper_Choir-Night_Bus-(CAT001)-24BIT-WEB-FLAC-2014-GRP",
            "(Rock) [CD] Copper Choir - Discography (9 CDs) - 1990-2012, FLAC (image+.cue), lossless",
            "星野ひかり「冬の手紙」 [2020] [FLAC]",
            "Marlow, Edith & Brill, Hugo - [Inspector Brill 11] - The Alphabet Case (v5.0) (epub)",
            "The Alphabet Case (Inspector Brill Book 11) by Edith Marlow, read by Ron Potter [M4B]",
            "Edith.Marlow.-.Brill.11.-.Der.Fall.Alphabet.2014.German.Retail.ePub.eBook-GRP",
            "Лукин Сергей - Дозоры 6. Шестой Дозор [Николай Быстрый, 2015, 64 kbps, MP3]");

    private final GrammarReader reader = new GrammarReader(Vocabulary.standard());
    private final KnownNames known = new BookGrammar(Vocabulary.standard())
            .known("Edith Marlow", List.of("The Alphabet Case", "÷", "It", "1984"));

    @Test
    void noMutilatedNameFailsOrTakesLong() {
        NameMutations mutations = new NameMutations(23, GOOD);
        for (int i = 0; i < NAMES; i++) {
            String name = mutations.next();
            Duration taken = read(name);
            for (int again = 0; again < 4 && taken.compareTo(LONGEST) >= 0; again++) {
                // The machine may have been busy; a name that is really slow is so every time.
                taken = read(name);
            }
            assertThat(taken).as(name.substring(0, Math.min(80, name.length()))).isLessThan(LONGEST);
        }
    }

    private Duration read(String name) {
        long start = System.nanoTime();
        reader.read(name, MediaKind.MUSIC)
                .ifPresent(read -> assertThat(read.title()).isNotBlank());
        reader.read(name, MediaKind.BOOK)
                .ifPresent(read -> assertThat(read.creator()).isNotBlank());
        known.find(name);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
