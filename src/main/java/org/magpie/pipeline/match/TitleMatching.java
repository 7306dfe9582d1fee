package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.MediaKind;
import org.magpie.media.name.TitleName;
import org.magpie.pipeline.match.NameExplanation.WeighedTitle;
import org.magpie.pipeline.parse.ParsedRelease;

/**
 * Finds the title that a release is of: ids first, then names with years and countries, then names that are nearly the same. What may
 * be of several titles is said to be ambiguous, and what leaves a doubt is left to a person: a release taken for another title is the
 * worst that can come of a name.
 */
final class TitleMatching {
    static final String AMBIGUOUS_KEY = "match.ambiguous";
    static final String SIMILAR_KEY = "match.similar";
    private static final String OTHER_YEAR = "match.other-year";
    private static final String COUNTRY_UNKNOWN = "match.country-unknown";

    private static final double ID = 1.0;
    private static final double ID_AGAINST_NAME = 0.5;
    private static final double AMBIGUOUS = 0.5;
    /** The name fits, but something that the release or the title says leaves a doubt. */
    private static final double DOUBTFUL = 0.75;
    /** A series of the year before or after: the year of a release is seldom that of a season. */
    private static final double SERIES_OF_OTHER_YEAR = 0.6;
    /** A film without a year may be any film of that name, of which the library holds only one. */
    private static final double FILM_WITHOUT_YEAR = 0.75;
    /** The same, when that very film was looked for. */
    private static final double FILM_LOOKED_FOR = 0.87;

    private static final double LEAST_SIMILAR = 0.8;
    /** What a name that is merely similar is worth of its likeness. */
    private static final double SIMILAR = 0.7;

    /** More titles tell a person no more. */
    private static final int MOST_WEIGHED = 10;

    private static final double MARGIN = 0.05;

    private static final Comparator<Fit> LIKELIEST = Comparator.comparingInt(Fit::evidence)
            .thenComparing(Fit::confidence)
            .reversed()
            .thenComparing(Fit::titleId);

    private final TitleIndex index;

    TitleMatching(TitleIndex index) {
        this.index = index;
    }

    /**
     * @param lookedFor the title that was searched for, 0 for none
     */
    AliasMatch recognise(ParsedRelease parsed, Map<String, String> statedIds, long lookedFor) {
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

    /**
     * What was weighed for a name.
     *
     * @param titles the likeliest first, each with what speaks for or against it
     * @param preferred why the first title goes before the second; null where there was nothing to choose
     */
    record Weighing(List<WeighedTitle> titles, @Nullable Message preferred) {}

    /** As {@link #recognise}, with every title that was weighed and why one of them won. */
    Weighing weigh(ParsedRelease parsed, Map<String, String> statedIds, long lookedFor) {
        List<Fit> named = byNames(parsed);
        AliasMatch found = recognise(parsed, statedIds, lookedFor);
        List<AliasMatch> weighed = new ArrayList<>();
        if (found.titleId() != 0) {
            weighed.add(found);
        }
        byIds(parsed, statedIds)
                .forEach(id -> weighed.add(new AliasMatch(id, ID, Message.of("match.by-id", nameOf(id)))));
        named.forEach(fit -> weighed.add(recognised(fit)));
        names(parsed).stream()
                .flatMap(name -> StatedName.readings(name).stream().map(StatedName::name))
                .forEach(name -> index.nearest(parsed.kind(), name).stream()
                        .filter(near -> near.similarity() >= LEAST_SIMILAR)
                        .map(near -> merelySimilar(parsed, name, near))
                        .forEach(weighed::add));
        Set<Long> seen = new HashSet<>();
        List<WeighedTitle> titles = weighed.stream()
                .filter(each -> seen.add(each.titleId()))
                .limit(MOST_WEIGHED)
                .map(each ->
                        new WeighedTitle(each.titleId(), described(each.titleId()), each.confidence(), each.because()))
                .toList();
        return new Weighing(titles, preferred(found, named, titles));
    }

    private AliasMatch merelySimilar(ParsedRelease parsed, String name, SimilarNames.Near near) {
        int year = index.title(near.titleId()).map(TitleName::year).orElse(0);
        Integer said = parsed.creator() == null ? parsed.year() : null;
        String described = described(near.titleId());
        return said == null || year == 0 || said == year
                ? new AliasMatch(near.titleId(), near.similarity() * SIMILAR, Message.of(SIMILAR_KEY, name, described))
                : new AliasMatch(near.titleId(), 0, Message.of(OTHER_YEAR, described, Integer.toString(said)));
    }

    /** Why the first title goes before the second; null where the sentence of the match itself says it. */
    private @Nullable Message preferred(AliasMatch found, List<Fit> named, List<WeighedTitle> titles) {
        boolean areRivals = named.size() > 1 && isRival(named.get(1), named.getFirst());
        if (titles.size() < 2 || (found.titleId() == 0 && !areRivals)) {
            return null;
        }
        String first = titles.getFirst().name();
        String second = titles.get(1).name();
        if (found.because().key().equals("match.by-id")) {
            return Message.of("match.preferred.id", first, second);
        }
        if (titles.get(1).because().key().equals(OTHER_YEAR)) {
            return Message.of("match.preferred.year", first, second);
        }
        if (named.size() < 2) {
            String key = named.isEmpty() ? "match.preferred.closest" : "match.preferred.similar";
            return Message.of(key, first, second);
        }
        Fit best = named.getFirst();
        Fit next = named.get(1);
        if (areRivals) {
            return Message.of("match.preferred.rival", first, second);
        }
        if (best.evidence() > next.evidence()) {
            String key = best.evidence() >= 2 ? "match.preferred.year" : "match.preferred.country";
            return Message.of(key, first, second);
        }
        boolean isCalledJustSo = best.how() == NameMatch.NAME && next.how() == NameMatch.LOOSE;
        return Message.of(isCalledJustSo ? "match.preferred.name" : "match.preferred.doubt", first, second);
    }

    /**
     * A title whose name fits.
     *
     * @param evidence how much beside the name speaks for it: 2 for the year, 1 for the country
     * @param doubt why a person has to say that it is this one; null where nobody needs to
     * @param neighbour the year that the release states and the title's is next to; null where it is not
     * @param season taken off the name that the release states; null where there was none
     */
    private record Fit(
            long titleId,
            double confidence,
            NameMatch how,
            int evidence,
            boolean isYearSaid,
            @Nullable Message doubt,
            @Nullable Integer neighbour,
            @Nullable SeasonWords season) {
        Fit in(SeasonWords words) {
            return new Fit(titleId, confidence, how, evidence, isYearSaid, doubt, neighbour, words);
        }

        Fit doubted(double bound, Message why) {
            return doubt != null
                    ? this
                    : new Fit(titleId, Math.min(bound, confidence), how, evidence, isYearSaid, why, neighbour, season);
        }
    }

    private Set<Long> byIds(ParsedRelease parsed, Map<String, String> statedIds) {
        Set<Long> found = new TreeSet<>();
        for (Map<String, String> ids : List.of(parsed.ids(), statedIds)) {
            ids.forEach((source, id) -> found.addAll(index.byId(parsed.kind(), source, id)));
        }
        return found;
    }

    /** An id decides, unless the name is clearly that of another title: indexers mislabel. */
    private AliasMatch identified(long titleId, List<Fit> named) {
        String name = nameOf(titleId);
        Optional<Fit> own =
                named.stream().filter(fit -> fit.titleId() == titleId).findFirst();
        if (named.isEmpty() || own.isPresent()) {
            return new AliasMatch(
                    titleId,
                    ID,
                    Message.of("match.by-id", name),
                    null,
                    own.map(Fit::season).orElse(null));
        }
        return new AliasMatch(
                titleId,
                ID_AGAINST_NAME,
                Message.of(
                        "match.id-against-name", name, nameOf(named.getFirst().titleId())));
    }

    private List<Fit> byNames(ParsedRelease parsed) {
        List<Fit> fits = new ArrayList<>();
        for (String name : names(parsed)) {
            StatedName.readings(name).forEach(reading -> collect(parsed, reading, fits));
        }
        if (fits.isEmpty() && parsed.kind() == MediaKind.SERIES) {
            names(parsed).forEach(name -> withoutSeason(parsed, name, fits));
        }
        Set<Long> seen = new HashSet<>();
        return fits.stream()
                .sorted(LIKELIEST)
                .filter(fit -> seen.add(fit.titleId()))
                .toList();
    }

    /** Anime: no title is called so, but one without the season that stands in the name may be. */
    private void withoutSeason(ParsedRelease parsed, String name, List<Fit> fits) {
        for (StatedName reading : StatedName.readings(name)) {
            SeasonWords.of(reading.name()).ifPresent(words -> {
                List<Fit> ofBase = new ArrayList<>();
                StatedName.readings(words.name())
                        .forEach(base -> collect(
                                parsed,
                                new StatedName(
                                        base.name(),
                                        base.year() == null ? reading.year() : base.year(),
                                        base.country().isEmpty() ? reading.country() : base.country()),
                                ofBase));
                ofBase.forEach(fit -> fits.add(fit.in(words)));
            });
        }
    }

    /** The names by which a release calls its title; of music and books that of who made it. */
    static List<String> names(ParsedRelease parsed) {
        String creator = parsed.creator();
        if (creator != null) {
            return List.of(creator);
        }
        // "Title (US)" can be two names of a series, or one with its country.
        boolean isWhole = parsed.titles().isEmpty() || parsed.titles().contains(parsed.title());
        return isWhole
                ? parsed.titles()
                : Stream.concat(Stream.of(parsed.title()), parsed.titles().stream())
                        .toList();
    }

    private void collect(ParsedRelease parsed, StatedName reading, List<Fit> fits) {
        Integer stated = parsed.year();
        Integer behind = reading.year();
        if (stated != null && behind != null && !stated.equals(behind)) {
            return;
        }
        Integer year = stated == null ? behind : stated;
        for (TitleIndex.Entry entry :
                index.byName(parsed.kind(), reading.name()).values()) {
            boolean isOtherCountry = !reading.country().isEmpty()
                    && !entry.country().isEmpty()
                    && !reading.country().equals(entry.country());
            if (!isOtherCountry) {
                fit(parsed, entry, year, reading.country()).ifPresent(fits::add);
            }
        }
    }

    private Optional<Fit> fit(ParsedRelease parsed, TitleIndex.Entry entry, @Nullable Integer year, String country) {
        boolean countrySaid = !country.isEmpty() && country.equals(entry.country());
        int evidence = countrySaid ? 1 : 0;
        // For music and books the year is that of the album or book, not of who made it.
        if (parsed.creator() != null || year == null || entry.year() == 0) {
            Fit fit =
                    new Fit(entry.titleId(), entry.fit().withoutYear(), entry.fit(), evidence, false, null, null, null);
            // "The Lamp" and "Lamp" may be two series; a year tells that they are one.
            if (parsed.creator() == null && entry.isArticleLost() && !countrySaid) {
                fit = fit.doubted(DOUBTFUL, Message.of("match.by-loose-name", described(entry.titleId())));
            }
            return Optional.of(withCountry(fit, entry, country));
        }
        int apart = Math.abs(entry.year() - year);
        if (apart == 0) {
            return Optional.of(new Fit(
                    entry.titleId(), entry.fit().withYear(), entry.fit(), evidence + 2, true, null, null, null));
        }
        if (apart > 1) {
            return Optional.empty();
        }
        Fit near = new Fit(entry.titleId(), entry.fit().withYear(), entry.fit(), evidence, true, null, year, null);
        Message why = Message.of("match.neighbouring-year", described(entry.titleId()), Integer.toString(year));
        return Optional.of(near.doubted(parsed.kind() == MediaKind.MOVIE ? DOUBTFUL : SERIES_OF_OTHER_YEAR, why));
    }

    /** A country that only the release or only the title's name says leaves open whether it is that of the other, too. */
    private Fit withCountry(Fit fit, TitleIndex.Entry entry, String country) {
        if (!country.isEmpty() && entry.country().isEmpty()) {
            return fit.doubted(DOUBTFUL, Message.of(COUNTRY_UNKNOWN, described(entry.titleId()), country));
        }
        if (country.isEmpty() && entry.isTagged()) {
            return fit.doubted(
                    DOUBTFUL, Message.of("match.country-unsaid", described(entry.titleId()), entry.country()));
        }
        return fit;
    }

    private AliasMatch best(ParsedRelease parsed, List<Fit> fits, long lookedFor) {
        Fit first = fits.getFirst();
        List<Fit> rivals =
                fits.stream().skip(1).filter(fit -> isRival(fit, first)).toList();
        if (!rivals.isEmpty()) {
            Message why = Message.of(
                    AMBIGUOUS_KEY,
                    described(first.titleId()),
                    described(rivals.getFirst().titleId()));
            boolean wanted =
                    first.titleId() == lookedFor || rivals.stream().anyMatch(fit -> fit.titleId() == lookedFor);
            return wanted ? new AliasMatch(lookedFor, AMBIGUOUS, why) : AliasMatch.none(why);
        }
        AliasMatch found = recognised(first);
        if (parsed.kind() == MediaKind.MOVIE && !first.isYearSaid()) {
            double bound = first.titleId() == lookedFor ? FILM_LOOKED_FOR : FILM_WITHOUT_YEAR;
            return found.atMost(bound, Message.of("match.film-without-year", described(first.titleId())));
        }
        return found;
    }

    /** Whether a title may be meant as well as the likeliest: nothing beside the name tells them apart, nor is only one called just so. */
    private static boolean isRival(Fit fit, Fit first) {
        boolean calledJustSo = first.how() == NameMatch.NAME && fit.how() == NameMatch.LOOSE;
        Message doubt = fit.doubt();
        boolean calledOtherwise = doubt != null && doubt.key().equals(COUNTRY_UNKNOWN);
        return fit.evidence() >= first.evidence() && !((calledJustSo || calledOtherwise) && first.doubt() == null);
    }

    private AliasMatch recognised(Fit fit) {
        Message doubt = fit.doubt();
        if (doubt != null) {
            return new AliasMatch(fit.titleId(), fit.confidence(), doubt, fit.neighbour(), fit.season());
        }
        String key = switch (fit.how()) {
            case NAME -> nameKey(fit);
            case ALIAS -> "match.by-alias";
            case LOOSE -> "match.by-loose-name";
        };
        return new AliasMatch(
                fit.titleId(), fit.confidence(), Message.of(key, described(fit.titleId())), null, fit.season());
    }

    private static String nameKey(Fit fit) {
        if (fit.isYearSaid()) {
            return "match.by-name-and-year";
        }
        return fit.evidence() > 0 ? "match.by-name-and-country" : "match.by-name";
    }

    private AliasMatch similar(ParsedRelease parsed) {
        AliasMatch best = AliasMatch.none(Message.of("match.no-title", parsed.title()));
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
            boolean slip =
                    SimilarNames.isSlip(ComparisonForm.loose(name), ComparisonForm.loose(nameOf(first.titleId())));
            double confidence = first.similarity() * (yearSaid && alone && slip ? 0.9 : SIMILAR);
            if (confidence > best.confidence()) {
                best = new AliasMatch(
                        first.titleId(),
                        confidence,
                        Message.of(SIMILAR_KEY, parsed.title(), described(first.titleId())));
            }
        }
        return best;
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
