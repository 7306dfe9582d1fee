package org.magpie.ui.title.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.EpisodeNumbering.Counted;
import org.magpie.pipeline.match.EpisodeNumbering.Numbered;
import org.magpie.pipeline.match.TitleAliases.Place;

/**
 * How releases number the episodes of a series, while a person works on it: a row for each episode of the library, with what was
 * typed, right or wrong. A field that is empty means: as the library has it.
 */
final class NumberingDraft {
    private final EpisodeNumbering before;
    private final List<Row> rows;
    private Map<String, Set<Row>> meaning = Map.of();

    NumberingDraft(List<Place> episodes, EpisodeNumbering numbering) {
        this.before = numbering;
        this.rows = episodes.stream().map(Row::new).toList();
        rows.forEach(row -> row.take(numbering));
        understand();
    }

    /** What can be typed of an episode. */
    enum Field {
        /** Season and episode, such as S02E01. */
        SEASON,
        /** The number over all seasons. */
        RUNNING
    }

    /** One episode of the library and what releases call it. */
    static final class Row {
        private final Place place;
        private final Map<Field, String> typed = new EnumMap<>(Field.class);
        private final Map<Field, SceneNumberText.Read> read = new EnumMap<>(Field.class);

        Row(Place place) {
            this.place = place;
            put(Field.SEASON, "");
            put(Field.RUNNING, "");
        }

        Place place() {
            return place;
        }

        /** As it was typed; empty: as the library has it. */
        String typed(Field field) {
            return typed.getOrDefault(field, "");
        }

        /** What an empty field stands for; empty where the library says nothing. */
        String usual(Field field) {
            Integer absolute = place.absolute();
            return switch (field) {
                case SEASON -> SceneNumberText.episode(place.season(), place.number());
                case RUNNING -> absolute == null ? "" : absolute.toString();
            };
        }

        boolean isWrong(Field field) {
            return read(field).problem().isPresent();
        }

        boolean isUsual() {
            return typed.values().stream().allMatch(String::isEmpty);
        }

        private SceneNumberText.Read read(Field field) {
            return Objects.requireNonNull(read.get(field));
        }

        private void put(Field field, String text) {
            String stripped = text.strip();
            typed.put(field, stripped);
            read.put(
                    field,
                    field == Field.SEASON
                            ? SceneNumberText.seasons(stripped, place.season())
                            : SceneNumberText.running(stripped));
        }

        private void take(EpisodeNumbering numbering) {
            put(
                    Field.SEASON,
                    SceneNumberText.write(numbering.seasons().stream()
                            .filter(each -> each.season() == place.season() && each.number() == place.number())
                            .map(each -> new SceneNumberText.SceneNumber(each.sceneSeason(), each.sceneNumber()))
                            .toList()));
            put(
                    Field.RUNNING,
                    SceneNumberText.write(numbering.running().stream()
                            .filter(each -> each.season() == place.season() && each.number() == place.number())
                            .map(each -> new SceneNumberText.SceneNumber(SceneNumberText.NO_SEASON, each.absolute()))
                            .toList()));
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** The seasons of the library, in order, specials last. */
    List<Integer> seasons() {
        return rows.stream().map(row -> row.place().season()).distinct().toList();
    }

    void put(Row row, Field field, String text) {
        row.put(field, text);
        understand();
    }

    /** Numbers these as the library does. */
    void clear(Collection<Row> cleared) {
        cleared.forEach(row -> {
            row.put(Field.SEASON, "");
            row.put(Field.RUNNING, "");
        });
        understand();
    }

    /**
     * Counts on from the last number of this row, for all episodes that follow it in its season of the library.
     *
     * @return how many were numbered; 0 where the row says no number of its own
     */
    int numberOn(Row from) {
        int at = rows.indexOf(from);
        Optional<SceneNumberText.SceneNumber> season = last(from, Field.SEASON);
        Optional<SceneNumberText.SceneNumber> running = last(from, Field.RUNNING);
        if (season.isEmpty() && running.isEmpty()) {
            return 0;
        }
        int step = 0;
        for (Row row : rows.subList(at + 1, rows.size())) {
            if (row.place().season() != from.place().season()) {
                break;
            }
            step++;
            int further = step;
            season.ifPresent(number -> row.put(Field.SEASON, SceneNumberText.write(List.of(number.plus(further)))));
            running.ifPresent(number -> row.put(Field.RUNNING, SceneNumberText.write(List.of(number.plus(further)))));
        }
        understand();
        return step;
    }

    private static Optional<SceneNumberText.SceneNumber> last(Row row, Field field) {
        List<SceneNumberText.SceneNumber> numbers = row.read(field).numbers();
        return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers.getLast());
    }

    /** What is wrong with a row, in one sentence; it cannot be saved so. */
    Optional<Message> problem(Row row) {
        return row.read(Field.SEASON).problem().or(() -> row.read(Field.RUNNING).problem());
    }

    /** What a person may not have meant, such as one number for two episodes. */
    Optional<Message> hint(Row row) {
        for (Field field : Field.values()) {
            List<SceneNumberText.SceneNumber> numbers = row.read(field).numbers();
            if (numbers.isEmpty() && !row.usual(field).isEmpty()) {
                Set<Row> others = meaning.getOrDefault(row.usual(field), Set.of());
                if (!others.isEmpty()) {
                    return Optional.of(Message.of("names.numbering.shadowed", row.usual(field), listed(others)));
                }
            }
            for (SceneNumberText.SceneNumber number : numbers) {
                Set<Row> others = new LinkedHashSet<>(meaning.getOrDefault(number.toString(), Set.of()));
                others.remove(row);
                if (!others.isEmpty()) {
                    return Optional.of(Message.of("names.numbering.shared", number.toString(), listed(others)));
                }
            }
        }
        return Optional.empty();
    }

    private static String listed(Set<Row> rows) {
        return String.join(
                ", ", rows.stream().limit(3).map(row -> row.usual(Field.SEASON)).toList());
    }

    private void understand() {
        Map<String, Set<Row>> now = new HashMap<>();
        for (Row row : rows) {
            for (Field field : Field.values()) {
                row.read(field)
                        .numbers()
                        .forEach(number -> now.computeIfAbsent(number.toString(), key -> new LinkedHashSet<>())
                                .add(row));
            }
        }
        meaning = now;
    }

    boolean isValid() {
        return rows.stream().allMatch(row -> problem(row).isEmpty());
    }

    /** Whether saving would change anything; what is wrong counts as a change. */
    boolean isChanged() {
        return !isValid() || !same(numbering(), before);
    }

    /** How many episodes are numbered otherwise than in the library. */
    int numbered() {
        return (int) rows.stream().filter(row -> !row.isUsual()).count();
    }

    /** What was typed, without what is wrong. */
    EpisodeNumbering numbering() {
        List<Numbered> seasons = new ArrayList<>();
        List<Counted> running = new ArrayList<>();
        for (Row row : rows) {
            Place place = row.place();
            row.read(Field.SEASON)
                    .numbers()
                    .forEach(number -> seasons.add(
                            new Numbered(number.season(), number.number(), place.season(), place.number())));
            row.read(Field.RUNNING)
                    .numbers()
                    .forEach(number -> running.add(new Counted(number.number(), place.season(), place.number())));
        }
        return new EpisodeNumbering(seasons, running);
    }

    private static boolean same(EpisodeNumbering one, EpisodeNumbering other) {
        return Set.copyOf(one.seasons()).equals(Set.copyOf(other.seasons()))
                && Set.copyOf(one.running()).equals(Set.copyOf(other.running()));
    }

    /** The rows of a season of the library, or of all. */
    List<Row> shown(Optional<Integer> season, boolean onlyOwn) {
        return rows.stream()
                .filter(row -> season.isEmpty() || row.place().season() == season.get())
                .filter(row -> !onlyOwn || !row.isUsual())
                .toList();
    }
}
