package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleName;
import org.magpie.pipeline.parse.ParsedRelease;

/**
 * Finds the title that a release is of: ids first, then names with years, then names that are nearly the same. What fits several
 * titles equally is said to be ambiguous and left to a person.
 */
final class TitleMatching {
    static final String AMBIGUOUS_KEY = "match.ambiguous";

    private static final double ID = 1.0;
    private static final double ID_AGAINST_NAME = 0.5;
    private static final double AMBIGUOUS = 0.5;
    private static final double NEIGHBOURING_YEAR = 0.9;
    /** A film without a year may be any film of that name, of which the library holds only one. */
    private static final double FILM_WITHOUT_YEAR = 0.75;
    /** The same, when that very film was looked for. */
    private static final double FILM_LOOKED_FOR = 0.87;

    private static final double LEAST_SIMILAR = 0.8;
    private static final double MARGIN = 0.05;

    private final TitleIndex index;

    TitleMatching(TitleIndex index) {
        this.index = index;
    }

    /**
     * @param lookedFor the title that was searched for, 0 for none
     */
    Recognised recognise(ParsedRelease parsed, Map<String, String> statedIds, long lookedFor) {
        Set<Long> identified = byIds(parsed, statedIds);
        List<Fit> named = byNames(parsed);
        if (identified.size() == 1) {
            return identified(identified.iterator().next(), named);
        }
        if (named.isEmpty()) {
            return similar(parsed);
        }
        return best(parsed, named, lookedFor);
    }

    /** A title whose name fits. */
    private record Fit(long titleId, double confidence, NameFit how, boolean yearSaid) {}

    private Set<Long> byIds(ParsedRelease parsed, Map<String, String> statedIds) {
        Set<Long> found = new TreeSet<>();
        for (Map<String, String> ids : List.of(parsed.ids(), statedIds)) {
            ids.forEach((source, id) -> found.addAll(index.byId(parsed.kind(), source, id)));
        }
        return found;
    }

    /** An id decides, unless the name is clearly that of another title: indexers mislabel. */
    private Recognised identified(long titleId, List<Fit> named) {
        String name = nameOf(titleId);
        if (named.isEmpty() || named.stream().anyMatch(fit -> fit.titleId() == titleId)) {
            return new Recognised(titleId, ID, Message.of("match.by-id", name));
        }
        return new Recognised(
                titleId,
                ID_AGAINST_NAME,
                Message.of(
                        "match.id-against-name", name, nameOf(named.getFirst().titleId())));
    }

    private List<Fit> byNames(ParsedRelease parsed) {
        List<Fit> fits = new ArrayList<>();
        for (String name : names(parsed)) {
            collect(parsed, name, parsed.year(), fits);
            Integer year = parsed.year();
            TitleIndex.dated(name).ifPresent(dated -> {
                if (year == null || year == dated.year()) {
                    collect(parsed, dated.name(), dated.year(), fits);
                }
            });
        }
        Set<Long> seen = new HashSet<>();
        return fits.stream()
                .sorted(Comparator.comparingDouble(Fit::confidence).reversed().thenComparingLong(Fit::titleId))
                .filter(fit -> seen.add(fit.titleId()))
                .toList();
    }

    private static List<String> names(ParsedRelease parsed) {
        String creator = parsed.creator();
        return creator == null ? parsed.titles() : List.of(creator);
    }

    private void collect(ParsedRelease parsed, String name, @Nullable Integer year, List<Fit> fits) {
        index.byName(parsed.kind(), name).values().forEach(entry -> {
            // For music and books the year is that of the album or book, not of who made it.
            if (parsed.creator() != null || year == null || entry.year() == 0) {
                fits.add(new Fit(entry.titleId(), entry.fit().withoutYear(), entry.fit(), false));
                return;
            }
            int apart = Math.abs(entry.year() - year);
            if (apart == 0) {
                fits.add(new Fit(entry.titleId(), entry.fit().withYear(), entry.fit(), true));
            } else if (apart == 1 && parsed.kind() == MediaKind.MOVIE) {
                // Festival and cinema years differ.
                fits.add(new Fit(entry.titleId(), entry.fit().withYear() * NEIGHBOURING_YEAR, entry.fit(), true));
            }
        });
    }

    private Recognised best(ParsedRelease parsed, List<Fit> fits, long lookedFor) {
        Fit first = fits.getFirst();
        List<Fit> rivals = fits.stream()
                .skip(1)
                .filter(fit -> fit.confidence() > first.confidence() - MARGIN)
                .filter(fit -> fit.how() == first.how() && fit.yearSaid() == first.yearSaid())
                .toList();
        if (!rivals.isEmpty()) {
            Optional<Fit> wanted = fits.stream()
                    .filter(fit -> fit.titleId() == lookedFor && fit.confidence() > first.confidence() - MARGIN)
                    .findFirst();
            Message why = Message.of(
                    AMBIGUOUS_KEY,
                    described(first.titleId()),
                    described(rivals.getFirst().titleId()));
            return wanted.map(fit -> new Recognised(fit.titleId(), AMBIGUOUS, why))
                    .orElseGet(() -> Recognised.none(why));
        }
        String key = switch (first.how()) {
            case NAME -> first.yearSaid() ? "match.by-name-and-year" : "match.by-name";
            case ALIAS -> "match.by-alias";
            case LOOSE -> "match.by-loose-name";
        };
        Recognised found =
                new Recognised(first.titleId(), first.confidence(), Message.of(key, described(first.titleId())));
        if (parsed.kind() == MediaKind.MOVIE && !first.yearSaid()) {
            double bound = first.titleId() == lookedFor ? FILM_LOOKED_FOR : FILM_WITHOUT_YEAR;
            return found.atMost(bound, Message.of("match.film-without-year", described(first.titleId())));
        }
        return found;
    }

    private Recognised similar(ParsedRelease parsed) {
        Recognised best = Recognised.none(Message.of("match.no-title", parsed.title()));
        for (String name : names(parsed)) {
            List<SimilarNames.Near> near = index.nearest(parsed.kind(), name);
            if (near.isEmpty() || near.getFirst().similarity() < LEAST_SIMILAR) {
                continue;
            }
            SimilarNames.Near first = near.getFirst();
            boolean alone = near.size() == 1 || near.get(1).similarity() < first.similarity() - MARGIN;
            int year = index.title(first.titleId()).map(TitleName::year).orElse(0);
            Integer said = parsed.year();
            if (said != null && year != 0 && said != year) {
                continue;
            }
            boolean yearSaid = said != null && year != 0;
            // Other numbers make another film: "Part 2" is one letter away from "Part 3".
            boolean sameNumbers = digits(name).equals(digits(nameOf(first.titleId())));
            double confidence = first.similarity() * (yearSaid && alone && sameNumbers ? 0.9 : 0.7);
            if (confidence > best.confidence()) {
                best = new Recognised(
                        first.titleId(),
                        confidence,
                        Message.of("match.similar", parsed.title(), described(first.titleId())));
            }
        }
        return best;
    }

    private static String digits(String name) {
        return ComparisonForm.loose(name).replaceAll("\\D+", " ").strip();
    }

    private String nameOf(long titleId) {
        return index.title(titleId).map(TitleName::name).orElse("?");
    }

    private String described(long titleId) {
        return index.title(titleId)
                .map(title -> title.year() == 0 ? title.name() : title.name() + " (" + title.year() + ")")
                .orElse("?");
    }
}
