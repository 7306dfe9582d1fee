package org.magpie.pipeline.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.testing.NamesCorpus;

class MutatedNamesTest {
    private static final long LIMIT = Duration.ofMillis(5).toNanos();
    private static final int AGAIN = 20;
    private static final long SEED = 20_260_101;

    private final GrammarReader reader = new GrammarReader(Vocabulary.standard());

    @Test
    void badNamesBringNoException() throws IOException {
        NameMutations names = new NameMutations(SEED, goodNames());
        for (int i = 0; i < 20_000; i++) {
            reader.read(names.next(), names.kind());
        }
    }

    @Test
    @Tag("bench")
    void aMillionBadNamesBringNoExceptionAndNoneTakesFiveMilliseconds() throws IOException {
        NameMutations names = new NameMutations(SEED, goodNames());
        badNamesBringNoException();
        long slowest = 0;
        String slowestName = "";
        for (int i = 0; i < 1_000_000; i++) {
            String name = names.next();
            MediaKind kind = names.kind();
            long taken = time(name, kind);
            for (int again = 0; taken > slowest && again < AGAIN; again++) {
                // A pause of the machine, the collector or the compiler is not the name's: what is slow is slow again.
                taken = Math.min(taken, time(name, kind));
            }
            if (taken > slowest) {
                slowest = taken;
                slowestName = name;
            }
        }
        System.out.printf(
                "slowest of a million bad names: %,d µs for %d characters%n",
                TimeUnit.NANOSECONDS.toMicros(slowest), slowestName.length());
        assertThat(slowest).as(slowestName).isLessThanOrEqualTo(LIMIT);
    }

    private long time(String name, MediaKind kind) {
        long start = System.nanoTime();
        reader.read(name, kind);
        return System.nanoTime() - start;
    }

    private static List<String> goodNames() throws IOException {
        return NamesCorpus.rows().stream()
                .map(row -> row.path("input").asText())
                .toList();
    }
}
