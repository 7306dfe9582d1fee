package org.magpie.pipeline.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.testing.Shared;
import org.magpie.testing.Vectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long the whole reading of one name takes, over the film and series names of the vectors in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadingBenchmark {
    private final GrammarReader reader = new GrammarReader(Vocabulary.standard());
    private final List<String> names = new ArrayList<>();
    private final List<MediaKind> kinds = new ArrayList<>();
    private int next;

    /** Takes the names of the vectors; the benchmark is not started where there are none. */
    @Setup
    public void takeNames() throws IOException {
        Path folder = Shared.folder("vectors").orElseThrow();
        for (JsonNode row : Vectors.rows(folder)) {
            String kind = row.path("kind").asText();
            if (kind.equals("series.release") || kind.equals("movie.release")) {
                names.add(row.path("input").asText());
                kinds.add(kind.startsWith("series") ? MediaKind.SERIES : MediaKind.MOVIE);
            }
        }
    }

    /** Title, numbers, quality, languages and group of one name. */
    @Benchmark
    public Optional<ParsedRelease> read() {
        next = next + 1 == names.size() ? 0 : next + 1;
        return reader.read(names.get(next), kinds.get(next));
    }
}
