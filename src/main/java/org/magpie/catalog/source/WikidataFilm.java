package org.magpie.catalog.source;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.catalog.source.WikidataItem.When;
import org.magpie.media.ItemDetails;
import org.magpie.media.NamingFacts;
import org.magpie.media.SeriesType;
import org.magpie.media.TitleDetails;

/**
 * What an item of Wikidata says of a film.
 *
 * @param languages of names, the person's own first
 */
record WikidataFilm(WikidataItem item, List<String> languages) {
    static final String TMDB = "P4947";
    static final String IMDB = "P345";
    /** The condition of the text index that an item is a film: it knows some kinds of films, and does not know what is a kind of what. */
    static final String CONDITION;
    /** The code of a name that is the same in all languages. */
    static final String ALL_LANGUAGES = "mul";

    private static final String INSTANCE_OF = "P31";
    private static final String PUBLISHED = "P577";
    private static final String MINUTES = "P2047";
    private static final String ORIGINAL_NAME = "P1476";
    private static final String LANGUAGE = "P364";
    private static final String GENRE = "P136";
    private static final String STUDIO = "P272";
    private static final String COLLECTION = "P179";
    private static final String CERTIFICATION = "P1657";
    private static final List<String> ENGLISH = List.of("en", ALL_LANGUAGES);
    /** Film, short, animated feature, television film. */
    private static final List<String> FILMS = List.of("Q11424", "Q24862", "Q29168811", "Q506240");

    private static final int MOST_GENRES = 20;

    static {
        CONDITION = "haswbstatement:" + TMDB
                + FILMS.stream().map(each -> "|" + INSTANCE_OF + "=" + each).collect(Collectors.joining());
    }

    boolean isFilm() {
        return !item.strings(TMDB).isEmpty() || item.items(INSTANCE_OF).stream().anyMatch(FILMS::contains);
    }

    String id() {
        return item.id();
    }

    String name() {
        String label = item.label(languages);
        return label.isEmpty()
                ? item.texts(ORIGINAL_NAME, "text").stream().findFirst().orElseGet(() -> item.label(item.languages()))
                : label;
    }

    /** 0 where it is not known. */
    int year() {
        When first = item.earliest(PUBLISHED);
        return first == null ? 0 : first.day().getYear();
    }

    Map<String, String> ids() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put(Wikidata.KEY, item.id());
        item.strings(IMDB).stream()
                .filter(id -> id.matches("tt\\d{1,12}"))
                .findFirst()
                .ifPresent(id -> ids.put("imdb", id));
        item.strings(TMDB).stream()
                .filter(id -> id.matches("\\d{1,9}"))
                .findFirst()
                .ifPresent(id -> ids.put(Tmdb.KEY, id));
        return ids;
    }

    /** A line such as "1951 film by A. Person"; may be empty. */
    String description() {
        return item.description(languages);
    }

    /** All its names but the first, in all languages that were asked for. */
    Set<String> aliases() {
        Set<String> aliases = item.names();
        aliases.remove(name());
        return aliases;
    }

    /** The items that its statements name, whose own names have to be asked for. */
    Set<String> named() {
        Set<String> ids = new LinkedHashSet<>();
        for (String property : List.of(LANGUAGE, COLLECTION, CERTIFICATION, STUDIO)) {
            item.items(property).stream().findFirst().ifPresent(ids::add);
        }
        item.items(GENRE).stream().limit(MOST_GENRES).forEach(ids::add);
        return ids;
    }

    /**
     * What a title is called, shown and filed by.
     *
     * @param named the items of {@link #named} by id
     */
    TitleDetails details(WikimediaPages.Page page, Map<String, WikidataItem> named, LocalDate today) {
        When first = item.earliest(PUBLISHED);
        return new TitleDetails(
                name(),
                year(),
                page.overview().isEmpty() ? description() : page.overview(),
                genres(named),
                status(first, today),
                label(STUDIO, named, languages),
                item.minutes(MINUTES),
                0,
                label(LANGUAGE, named, ENGLISH),
                page.poster(),
                null,
                new NamingFacts(
                        item.texts(ORIGINAL_NAME, "text").stream().findFirst().orElse(""),
                        translations(),
                        label(COLLECTION, named, languages),
                        label(CERTIFICATION, named, ENGLISH),
                        "",
                        SeriesType.STANDARD));
    }

    private String label(String property, Map<String, WikidataItem> named, List<String> preferred) {
        return item.items(property).stream()
                .findFirst()
                .map(named::get)
                .map(each -> each.label(preferred))
                .orElse("");
    }

    private List<String> genres(Map<String, WikidataItem> named) {
        Set<String> genres = new LinkedHashSet<>();
        for (String id : item.items(GENRE)) {
            WikidataItem genre = named.get(id);
            String label = genre == null ? "" : genre.label(languages).replaceFirst(" film$", "");
            if (!label.isEmpty() && genres.size() < MOST_GENRES) {
                int first = label.offsetByCodePoints(0, 1);
                genres.add(label.substring(0, first).toUpperCase(Locale.ROOT) + label.substring(first));
            }
        }
        return List.copyOf(genres);
    }

    private static String status(@Nullable When first, LocalDate today) {
        if (first == null) {
            return "";
        }
        return first.day().isAfter(today) ? "announced" : "released";
    }

    private Map<String, String> translations() {
        Map<String, String> translations = new HashMap<>();
        for (String code : item.languages()) {
            String spoken = SourceJson.language(code);
            String label = item.label(List.of(code));
            if (!spoken.isEmpty() && !label.isEmpty() && !code.equals(ALL_LANGUAGES)) {
                translations.put(spoken, label);
            }
        }
        return translations;
    }

    /** Only days in cinemas are known as a rule: the home release is computed from them. */
    ItemDetails itemDetails(TitleDetails details) {
        When first = item.earliest(PUBLISHED);
        if (first == null) {
            return ItemDetails.film(details.name(), null, null, details.minutes());
        }
        LocalDate cinema = first.exact() ? first.day() : null;
        LocalDate home = cinema == null
                ? LocalDate.of(first.day().getYear(), 12, 31)
                : cinema.plusDays(TmdbDates.DAYS_FROM_CINEMA);
        return new ItemDetails(
                details.name(),
                0,
                0,
                null,
                home,
                cinema,
                null,
                null,
                home.atStartOfDay(ZoneOffset.UTC).toInstant(),
                details.minutes(),
                null);
    }
}
