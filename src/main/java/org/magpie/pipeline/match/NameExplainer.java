package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.match.NameExplanation.Reading;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.word.KindByExtension;

/**
 * Tells how {@link Matching} understands a name: the answer to "why did it think that?". Without state of its own; safe for any number
 * of threads.
 */
public final class NameExplainer {
    /** More names tell a person no more. */
    private static final int MOST_NAMES = 10;

    private static final Comparator<ItemFacts> IN_ORDER = Comparator.comparingInt(
                    (ItemFacts item) -> item.details().season())
            .thenComparingInt(item -> item.details().number())
            .thenComparing(item -> item.details().name());

    private final ReleaseReader reader;
    private final Supplier<TitleIndex> index;
    private final Function<Set<Long>, List<TitleFacts>> facts;
    private final Matching matching;

    /**
     * @param index as fresh as it should be
     * @param facts reads titles by id; those that are gone are left out
     * @param matching that is explained, over the same reader, index and facts
     */
    public NameExplainer(
            ReleaseReader reader,
            Supplier<TitleIndex> index,
            Function<Set<Long>, List<TitleFacts>> facts,
            Matching matching) {
        this.reader = reader;
        this.index = index;
        this.facts = facts;
        this.matching = matching;
    }

    /**
     * Explains how a name is understood.
     *
     * @param asked the kind that the name is known to be of, as with a release that was searched for; null where nobody says, as with a
     *     file that was found
     */
    public NameExplanation explain(String name, @Nullable MediaKind asked) {
        TitleMatching titles = new TitleMatching(index.get());
        List<Reading> readings = new ArrayList<>();
        for (MediaKind kind : MediaKind.values()) {
            readings.add(reading(name, kind, titles));
        }
        List<MediaKind> tried = matching.kindsOf(name, asked);
        List<Reading> candidates = tried.stream()
                .map(kind -> of(kind, readings))
                .filter(reading -> reading.parsed() != null)
                .sorted(Comparator.comparingDouble(Reading::confidence).reversed())
                .toList();
        if (candidates.isEmpty()) {
            Message why = tried.size() > 1
                    ? Message.of("match.kind.none", kindName(tried.getFirst()), kindName(tried.getLast()))
                    : Message.of("match.kind.none-asked", kindName(tried.getFirst()));
            return new NameExplanation(readings, why);
        }
        Reading first = candidates.getFirst();
        List<Reading> ordered = new ArrayList<>(readings);
        ordered.remove(first);
        ordered.addFirst(first.counting());
        return new NameExplanation(ordered, whyKind(name, candidates, tried, asked));
    }

    private static Reading of(MediaKind kind, List<Reading> readings) {
        return readings.stream()
                .filter(reading -> reading.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Message whyKind(
            String name, List<Reading> candidates, List<MediaKind> tried, @Nullable MediaKind asked) {
        Reading first = candidates.getFirst();
        if (asked != null) {
            return Message.of("match.kind.asked", kindName(asked));
        }
        if (!KindByExtension.of(name).equals(tried)) {
            return Message.of("match.kind.format", kindName(first.kind()));
        }
        if (tried.size() == 1) {
            return Message.of("match.kind.ending", kindName(first.kind()));
        }
        if (candidates.size() == 1) {
            MediaKind other = tried.getFirst() == first.kind() ? tried.getLast() : tried.getFirst();
            return Message.of("match.kind.only", kindName(first.kind()), kindName(other));
        }
        Reading second = candidates.get(1);
        return first.confidence() > second.confidence()
                ? Message.of(
                        "match.kind.surer",
                        kindName(first.kind()),
                        percent(first.confidence()),
                        kindName(second.kind()),
                        percent(second.confidence()))
                : Message.of("match.kind.first", kindName(first.kind()), kindName(second.kind()));
    }

    private Reading reading(String name, MediaKind kind, TitleMatching titles) {
        Optional<ParsedRelease> read = reader.read(name, kind);
        if (read.isEmpty()) {
            return new Reading(
                    kind, false, null, List.of(), List.of(), null, List.of(), 0, 0, Message.of("match.unreadable"));
        }
        ParsedRelease parsed = read.get();
        TitleMatching.Weighing weighing = titles.weigh(parsed, Map.of(), 0);
        Candidate candidate = matching.recognise(name, kind);
        List<ItemFacts> items = items(candidate);
        return new Reading(
                kind,
                false,
                parsed,
                lookedFor(parsed),
                weighing.titles(),
                weighing.preferred(),
                items.stream()
                        .limit(Reading.MOST_ITEMS)
                        .map(NameExplainer::label)
                        .toList(),
                items.size(),
                candidate.confidence(),
                candidate.because());
    }

    private static List<Message> lookedFor(ParsedRelease parsed) {
        List<Message> tried = new ArrayList<>();
        for (String name : TitleMatching.names(parsed)) {
            for (StatedName reading : StatedName.readings(name)) {
                tried.add(reading.told());
                if (parsed.kind() == MediaKind.SERIES) {
                    SeasonWords.of(reading.name())
                            .ifPresent(words -> tried.add(
                                    Message.of("match.tried.season", words.name(), Integer.toString(words.season()))));
                }
            }
        }
        return tried.stream().distinct().limit(MOST_NAMES).toList();
    }

    private List<ItemFacts> items(Candidate candidate) {
        if (candidate.itemIds().isEmpty()) {
            return List.of();
        }
        return facts.apply(Set.of(candidate.titleId())).stream()
                .flatMap(title -> candidate.itemIds().stream()
                        .map(id -> title.item(id).orElse(null))
                        .filter(Objects::nonNull))
                .sorted(IN_ORDER)
                .toList();
    }

    private static String label(ItemFacts item) {
        boolean isEpisode = item.details().number() > 0 || item.details().season() > 0;
        return isEpisode
                ? "S%02dE%02d %s"
                        .formatted(
                                item.details().season(),
                                item.details().number(),
                                item.details().name())
                        .strip()
                : item.details().name();
    }

    /** How sure something is, in whole percent. */
    public static int percent(double confidence) {
        return (int) Math.round(confidence * 100);
    }

    /** What a name is read as: "a series". */
    public static Message kindName(MediaKind kind) {
        return Message.of("match.as." + kind.name().toLowerCase(Locale.ROOT));
    }
}
