package org.magpie.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.magpie.cli.names.FormAnswers;
import org.magpie.cli.names.NamesAnswerer;
import org.magpie.cli.names.NamingAnswers;
import org.magpie.cli.names.ReleaseAnswers;
import org.magpie.cli.names.WorkAnswers;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.testing.Shared;
import org.magpie.testing.Vectors;

/**
 * Measures the answers against the vectors beside the project and fails below the bar. With {@code -Dnames.show=N} the first N
 * failures of each topic are printed, with {@code -Dnames.topic=series.daily} only one topic is asked.
 */
class NamesConformanceTest {
    private static final double BAR = 99;
    private static final double TOPIC_BAR = 97;
    private static final int TOPIC_ROWS = 20;

    private final List<NamesAnswerer> answerers = answerers();

    private static List<NamesAnswerer> answerers() {
        Vocabulary vocabulary = Vocabulary.standard();
        return List.of(
                new ReleaseAnswers(vocabulary),
                WorkAnswers.ofMusic(vocabulary),
                WorkAnswers.ofBooks(vocabulary),
                new NamingAnswers(),
                new FormAnswers());
    }

    @Test
    void theVectorsAreAnsweredAsExpected() throws IOException {
        Optional<Path> folder = Shared.folder("vectors");
        assumeTrue(folder.isPresent(), "no vectors beside the project");
        Map<String, Score> scores = new TreeMap<>();
        for (JsonNode row : Vectors.rows(folder.get())) {
            score(row, scores);
        }
        print(scores);
        int rows = scores.values().stream().mapToInt(score -> score.rows).sum();
        int passed = scores.values().stream().mapToInt(score -> score.passed).sum();
        assertThat(100.0 * passed / rows).as("percent of all rows").isGreaterThanOrEqualTo(BAR);
        assertThat(scores)
                .allSatisfy((topic, score) -> assertThat(score.percent())
                        .as("percent of %s", topic)
                        .isGreaterThanOrEqualTo(score.rows >= TOPIC_ROWS ? TOPIC_BAR : 0));
    }

    private void score(JsonNode row, Map<String, Score> scores) {
        String kind = row.path("kind").asText();
        String input = row.path("input").asText();
        JsonNode with = row.path("with");
        Optional<ObjectNode> answer = answerers.stream()
                .flatMap(answerer -> answerer.answer(kind, input, with).stream())
                .findFirst();
        if (answer.isEmpty()) {
            return;
        }
        String topic = row.path("app").asText() + "." + row.path("topic").asText();
        Score score = scores.computeIfAbsent(topic, name -> new Score());
        List<String> wrong = Comparison.wrong(kind, row.path("expect"), answer.get());
        score.rows++;
        if (wrong.isEmpty()) {
            score.passed++;
        } else {
            score.failures.add(failure(row, wrong, answer.get()));
        }
    }

    private static String failure(JsonNode row, List<String> wrong, ObjectNode answer) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        for (String field : wrong) {
            String asked =
                    field.equals("languagesInclude") ? "languages" : field.equals("qualityNot") ? "quality" : field;
            wanted.set(field, row.path("expect").path(field));
            given.set(asked, answer.path(asked));
        }
        return row.path("kind").asText() + " " + row.path("input") + "\n        want " + wanted + "\n        got  "
                + given;
    }

    private static void print(Map<String, Score> scores) {
        int show = Integer.getInteger("names.show", 0);
        String only = System.getProperty("names.topic", "");
        StringBuilder table = new StringBuilder("topic | rows | passed | %\n");
        int rows = 0;
        int passed = 0;
        for (Map.Entry<String, Score> entry : scores.entrySet()) {
            Score score = entry.getValue();
            rows += score.rows;
            passed += score.passed;
            table.append("%s | %d | %d | %.1f%n".formatted(entry.getKey(), score.rows, score.passed, score.percent()));
            if (only.isEmpty() || only.equals(entry.getKey())) {
                score.failures.stream()
                        .limit(show)
                        .forEach(failure -> table.append("    ").append(failure).append('\n'));
            }
        }
        table.append("all | %d | %d | %.1f%n".formatted(rows, passed, rows == 0 ? 0 : 100.0 * passed / rows));
        System.out.println(table);
    }

    private static final class Score {
        private final List<String> failures = new ArrayList<>();
        private int rows;
        private int passed;

        double percent() {
            return 100.0 * passed / rows;
        }
    }
}
