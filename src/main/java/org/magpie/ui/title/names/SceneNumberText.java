package org.magpie.ui.title.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * The numbers of episodes as people write them: {@code S02E01}, {@code 2x01}, {@code S02E01-E02}, several with commas; over all
 * seasons {@code 27} or {@code 27-28}.
 */
final class SceneNumberText {
    /** For numbers over all seasons. */
    static final int NO_SEASON = -1;

    private static final int LONGEST_RANGE = 50;
    private static final Pattern SEASON = Pattern.compile(
            "(?i)(?:s?\\s*(\\d{1,4})\\s*[xe]\\s*|e)?(\\d{1,4})(?:\\s*(?:[-–+]\\s*)?(?:[xe]\\s*)?(?<=[-–+xe\\s])(\\d{1,4}))?");
    private static final Pattern RUNNING = Pattern.compile("(\\d{1,4})(?:\\s*[-–]\\s*(\\d{1,4}))?");

    private SceneNumberText() {}

    /** The number of one episode in releases; writes itself as {@code S02E01}, or as the mere number. */
    record SceneNumber(int season, int number) {
        SceneNumber plus(int further) {
            return new SceneNumber(season, number + further);
        }

        @Override
        public String toString() {
            return season == NO_SEASON ? Integer.toString(number) : episode(season, number);
        }
    }

    /**
     * What a text says.
     *
     * @param numbers none where it is empty or wrong
     */
    record Read(List<SceneNumber> numbers, Optional<Message> problem) {}

    static String episode(int season, int number) {
        return "S%02dE%02d".formatted(season, number);
    }

    /**
     * @param usual the season that is meant where none is said
     */
    static Read seasons(String text, int usual) {
        return read(
                text,
                SEASON,
                match -> range(
                        match.group(1) == null ? usual : Integer.parseInt(match.group(1)),
                        match.group(2),
                        match.group(3)));
    }

    static Read running(String text) {
        return read(text, RUNNING, match -> range(NO_SEASON, match.group(1), match.group(2)));
    }

    private static Read read(String text, Pattern form, Function<Matcher, List<SceneNumber>> numbers) {
        List<SceneNumber> read = new ArrayList<>();
        if (text.isBlank()) {
            return new Read(List.of(), Optional.empty());
        }
        for (String part : text.split("[,;]")) {
            Matcher match = form.matcher(part.strip());
            if (!match.matches()) {
                return wrong(
                        form == SEASON ? "names.numbering.problem.season" : "names.numbering.problem.running", part);
            }
            List<SceneNumber> meant = numbers.apply(match);
            if (meant.isEmpty() || meant.size() > LONGEST_RANGE) {
                return wrong("names.numbering.problem.range", part);
            }
            read.addAll(meant);
        }
        return new Read(read.stream().distinct().toList(), Optional.empty());
    }

    private static Read wrong(String key, String part) {
        return new Read(List.of(), Optional.of(Message.of(key, part.strip())));
    }

    private static List<SceneNumber> range(int season, String first, @Nullable String last) {
        int from = Integer.parseInt(first);
        int to = last == null ? from : Integer.parseInt(last);
        List<SceneNumber> numbers = new ArrayList<>();
        for (int at = from; at <= to && numbers.size() <= LONGEST_RANGE; at++) {
            numbers.add(new SceneNumber(season, at));
        }
        return numbers;
    }

    /** The shortest text that says these numbers; those that follow each other as a range. */
    static String write(List<SceneNumber> numbers) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < numbers.size()) {
            int end = at;
            while (end + 1 < numbers.size()
                    && numbers.get(end + 1).equals(numbers.get(end).plus(1))) {
                end++;
            }
            SceneNumber first = numbers.get(at);
            SceneNumber last = numbers.get(end);
            String until = first.season() == NO_SEASON ? "-" + last.number() : "-E%02d".formatted(last.number());
            parts.add(end == at ? first.toString() : first + until);
            at = end + 1;
        }
        return String.join(", ", parts);
    }
}
