package org.magpie.testing.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.magpie.pipeline.parse.ReleaseReader;

/** How many made-up names of each family are read as they should, with the worst failures of each. */
public final class GeneratorReport {
    private static final int WORST = 10;

    private final Map<String, Score> scores = new LinkedHashMap<>();

    /** Reads {@code count} names, as many of each family, and counts what is read right. */
    public static GeneratorReport of(ReleaseReader reader, List<NameFamily> families, int count, Pick pick) {
        GeneratorReport report = new GeneratorReport();
        for (int i = 0; i < count; i++) {
            NameFamily family = families.get(i % families.size());
            report.take(family.label(), family.next(pick), reader);
        }
        return report;
    }

    private void take(String label, GeneratedName generated, ReleaseReader reader) {
        List<String> wrong = generated.expected().wrong(reader.read(generated.name(), generated.kind()));
        Score score = scores.computeIfAbsent(label, name -> new Score());
        score.names++;
        if (wrong.isEmpty()) {
            score.right++;
        } else {
            score.failures.add(new Failure(generated.name(), wrong));
        }
    }

    /** Percent of all names that are read right. */
    public double percent() {
        int names = scores.values().stream().mapToInt(score -> score.names).sum();
        int right = scores.values().stream().mapToInt(score -> score.right).sum();
        return 100.0 * right / names;
    }

    /** Percent of each family, by its label. */
    public Map<String, Double> percents() {
        Map<String, Double> percents = new LinkedHashMap<>();
        scores.forEach((label, score) -> percents.put(label, score.percent()));
        return percents;
    }

    /** A table of the families with the ten worst names of each: the ones with most fields wrong, one for each kind of mistake. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder("family | names | right | %\n");
        scores.forEach((label, score) -> {
            table.append("%s | %d | %d | %.2f%n".formatted(label, score.names, score.right, score.percent()));
            score.worst()
                    .forEach(failure -> table.append("    ")
                            .append(failure.name())
                            .append("\n        ")
                            .append(String.join("; ", failure.wrong()))
                            .append('\n'));
        });
        return table.append("all: %.2f %%%n".formatted(percent())).toString();
    }

    private record Failure(String name, List<String> wrong) {
        /** The fields alone, without what they hold. */
        String kind() {
            return String.join(
                    ",", wrong.stream().map(field -> field.split(":", 2)[0]).toList());
        }
    }

    private static final class Score {
        private int names;
        private int right;
        private final List<Failure> failures = new ArrayList<>();

        double percent() {
            return 100.0 * right / names;
        }

        List<Failure> worst() {
            List<Failure> sorted = new ArrayList<>(failures);
            sorted.sort((one, other) -> other.wrong().size() - one.wrong().size());
            Set<String> kinds = new HashSet<>();
            List<Failure> worst = new ArrayList<>();
            for (Failure failure : sorted) {
                if (worst.size() < WORST && kinds.add(failure.kind())) {
                    worst.add(failure);
                }
            }
            for (int i = 0; i < failures.size() && worst.size() < WORST; i++) {
                Failure failure = failures.get(i);
                if (!worst.contains(failure)) {
                    worst.add(failure);
                }
            }
            return worst;
        }
    }
}
