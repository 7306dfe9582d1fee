package org.magpie.testing.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a program answered in one scenario, in the order of the steps that the scenario took. A text file: a step begins with
 * {@code == its name}, a request with {@code -- }, then come the status, the headers that matter, an empty line and the body.
 */
public final class Recording {
    private static final String STEP = "== ";
    private static final String REQUEST = "-- ";

    private final List<Step> steps = new ArrayList<>();

    /**
     * One operation of the scenario, such as "list".
     *
     * @param outcome what came of it, in few words: polls of the same outcome need not be kept; empty when read from a file
     */
    record Step(String name, List<Exchange> exchanges, String outcome) {
        private List<String> requests() {
            return exchanges.stream().map(Exchange::request).distinct().toList();
        }

        private boolean repeats(Step other) {
            return name.equals(other.name) && requests().equals(other.requests());
        }
    }

    /**
     * A request with its answer.
     *
     * @param request method, path and what matters of the body, in one line
     */
    record Exchange(String request, int status, Map<String, String> headers, String body) {}

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /**
     * Adds a step. Of a run of polls only the first, the last and those with which something new came stay, and of the same answer
     * to the same request within a step only the first.
     */
    void add(Step step) {
        List<Exchange> kept = new ArrayList<>();
        Map<String, Exchange> last = new LinkedHashMap<>();
        for (Exchange exchange : step.exchanges()) {
            if (!exchange.equals(last.put(exchange.request(), exchange))) {
                kept.add(exchange);
            }
        }
        if (kept.isEmpty()) {
            return;
        }
        Step next = new Step(step.name(), kept, step.outcome());
        int size = steps.size();
        if (size >= 2
                && next.repeats(steps.get(size - 1))
                && next.repeats(steps.get(size - 2))
                && steps.get(size - 1).outcome().equals(steps.get(size - 2).outcome())) {
            steps.removeLast();
        }
        steps.add(next);
    }

    static Recording read(Path file) {
        Recording recording = new Recording();
        List<Exchange> exchanges = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            int at = 0;
            while (at < lines.size()) {
                String line = lines.get(at++);
                if (line.startsWith(STEP)) {
                    exchanges = new ArrayList<>();
                    recording.steps.add(new Step(line.substring(STEP.length()), exchanges, ""));
                } else if (line.startsWith(REQUEST)) {
                    int status = Integer.parseInt(lines.get(at++));
                    Map<String, String> headers = new LinkedHashMap<>();
                    for (; !lines.get(at).isEmpty(); at++) {
                        String[] header = lines.get(at).split(": ", 2);
                        headers.put(header[0], header[1]);
                    }
                    int start = ++at;
                    while (at < lines.size() && !isMark(lines.get(at))) {
                        at++;
                    }
                    exchanges.add(new Exchange(
                            line.substring(REQUEST.length()),
                            status,
                            headers,
                            String.join("\n", lines.subList(start, at))));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return recording;
    }

    void write(Path file) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(STEP).append(step.name()).append('\n');
            for (Exchange exchange : step.exchanges()) {
                text.append(REQUEST).append(exchange.request()).append('\n');
                text.append(exchange.status()).append('\n');
                exchange.headers()
                        .forEach((name, value) ->
                                text.append(name).append(": ").append(value).append('\n'));
                text.append('\n');
                if (exchange.body().lines().anyMatch(Recording::isMark)) {
                    throw new IllegalArgumentException("An answer looks like the marks of a recording: " + exchange);
                }
                if (!exchange.body().isEmpty()) {
                    text.append(exchange.body()).append('\n');
                }
            }
        }
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isMark(String line) {
        return line.startsWith(STEP) || line.startsWith(REQUEST);
    }
}
