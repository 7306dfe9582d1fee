package org.magpie.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.catalog.Credit;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.MetadataSource;
import org.magpie.catalog.SourceTitle;
import org.magpie.catalog.source.WikidataItem.When;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.NamingFacts;
import org.magpie.media.SeriesType;
import org.magpie.media.TitleDetails;
import org.magpie.provider.ProviderException;

/**
 * Films of Wikidata. A name is searched in the text index, which knows every language's labels and other names; what it finds is asked for
 * in one call, its overviews and pictures in two or three more.
 */
final class WikidataSource implements MetadataSource {
    private static final String TMDB_FILM = "P4947";
    private static final String IMDB = "P345";
    private static final String INSTANCE_OF = "P31";
    private static final String PUBLISHED = "P577";
    private static final String MINUTES = "P2047";
    private static final String ORIGINAL_NAME = "P1476";
    private static final String LANGUAGE = "P364";
    private static final String GENRE = "P136";
    private static final String STUDIO = "P272";
    private static final String COLLECTION = "P179";
    private static final String CERTIFICATION = "P1657";
    /** Film, animated feature, short, television film: the index does not know what is a kind of what. */
    private static final Set<String> FILMS = Set.of("Q11424", "Q29168811", "Q24862", "Q506240");

    private static final Pattern YEAR_AT_END = Pattern.compile("^(.+?)[\\s(]+((?:18|19|20|21)\\d{2})\\)?\\s*$");
    /** What the index would take for an operator. */
    private static final Pattern OPERATORS = Pattern.compile("[\"\\\\:~*?|()\\[\\]{}<>!/]+|(?<=^|\\s)-+");

    private static final int LONGEST_WORDS = 150;
    private static final int MOST_SEARCHED = 20;
    private static final int MOST_FOUND = 12;
    private static final int MOST_ALIASES = 200;
    private static final int MOST_GENRES = 20;
    private static final Credit FACTS = new Credit(
            Credit.Part.FACTS, "Wikidata", "CC0", URI.create("https://www.wikidata.org/wiki/Wikidata:Licensing"));

    private final WikimediaCalls calls;
    private final Clock clock;
    private final List<String> languages;
    private final String language;
    private final WikimediaPages pages;

    WikidataSource(WikimediaCalls calls, String language, Clock clock) {
        this.calls = calls;
        this.clock = clock;
        this.language = language;
        this.languages = new ArrayList<>(
                new LinkedHashSet<>(List.of(language, "mul", "en"))); // "mul": the same in all languages
        this.pages = new WikimediaPages(calls, language);
    }

    @Override
    public Set<MediaKind> kinds() {
        return Set.of(MediaKind.MOVIE);
    }

    @Override
    public List<FoundTitle> lookup(MediaKind kind, String name) {
        Matcher year = YEAR_AT_END.matcher(name.strip());
        String typed = year.matches() ? year.group(1) : name;
        int wanted = year.matches() ? Integer.parseInt(year.group(2)) : 0;
        String words = words(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        List<String> ids = search(words + " haswbstatement:" + TMDB_FILM + "|" + isFilm());
        if (ids.isEmpty()) {
            ids = startingWith(typed.strip());
        }
        List<WikidataItem> films =
                new ArrayList<>(items(ids.stream().limit(MOST_SEARCHED).toList()));
        films.removeIf(item -> !isFilm(item));
        if (wanted > 0) {
            films.sort(Comparator.comparing(film -> Math.abs(year(film) - wanted) > 1));
        }
        return found(films.stream().limit(MOST_FOUND).toList());
    }

    private static String isFilm() {
        return FILMS.stream()
                .sorted()
                .map(each -> INSTANCE_OF + "=" + each)
                .reduce((one, other) -> one + "|" + other)
                .orElseThrow();
    }

    private static boolean isFilm(WikidataItem item) {
        return !item.strings(TMDB_FILM).isEmpty()
                || item.items(INSTANCE_OF).stream().anyMatch(FILMS::contains);
    }

    /** What was typed without what the index would take for an operator. */
    static String words(String typed) {
        String words =
                OPERATORS.matcher(typed).replaceAll(" ").replaceAll("\\s+", " ").strip();
        return words.length() <= LONGEST_WORDS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, LONGEST_WORDS)));
    }

    private List<String> search(String query) {
        JsonNode answer = calls.wikidata(Map.of(
                "action", "query",
                "list", "search",
                "srsearch", query,
                "srnamespace", "0",
                "srlimit", Integer.toString(MOST_SEARCHED),
                "srprop", ""));
        List<String> ids = new ArrayList<>();
        for (JsonNode hit : SourceJson.array(calls.name(), answer.path("query").path("search"))) {
            ids.add(SourceJson.text(hit, "title"));
        }
        ids.removeIf(id -> !WikidataItem.isId(id));
        return ids;
    }

    /** What the text index does not find as whole words may be the start of a name. */
    private List<String> startingWith(String typed) {
        JsonNode answer = calls.wikidata(Map.of(
                "action",
                "wbsearchentities",
                "search",
                typed,
                "language",
                language,
                "type",
                "item",
                "limit",
                Integer.toString(MOST_SEARCHED)));
        List<String> ids = new ArrayList<>();
        for (JsonNode hit : SourceJson.array(calls.name(), answer.path("search"))) {
            ids.add(SourceJson.text(hit, "id"));
        }
        ids.removeIf(id -> !WikidataItem.isId(id));
        return ids;
    }

    /** In the order of the ids; what there is none of is left out. */
    private List<WikidataItem> items(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        JsonNode answer = calls.wikidata(Map.of(
                "action",
                "wbgetentities",
                "ids",
                String.join("|", ids),
                "props",
                "labels|aliases|descriptions|claims|sitelinks",
                "languages",
                String.join("|", languages),
                "languagefallback",
                "1",
                "sitefilter",
                language.equals("en") ? "enwiki" : language + "wiki|enwiki"));
        return ids.stream()
                .map(id -> new WikidataItem(answer.path("entities").path(id)))
                .filter(WikidataItem::isThere)
                .toList();
    }

    private List<FoundTitle> found(List<WikidataItem> films) {
        Map<String, WikimediaPages.Page> known = pages.of(films);
        List<FoundTitle> found = new ArrayList<>();
        for (WikidataItem film : films) {
            String name = name(film);
            if (!name.isEmpty()) {
                int year = year(film);
                WikimediaPages.Page page = known.getOrDefault(film.id(), WikimediaPages.Page.NONE);
                found.add(new FoundTitle(
                        MediaKind.MOVIE,
                        Wikidata.KEY,
                        calls.name(),
                        film.id(),
                        name,
                        year == 0 ? null : year,
                        page.overview(),
                        page.poster(),
                        ids(film),
                        0,
                        film.description(languages)));
            }
        }
        return found;
    }

    private String name(WikidataItem film) {
        String label = film.label(languages);
        return label.isEmpty()
                ? film.texts(ORIGINAL_NAME, "text").stream().findFirst().orElseGet(() -> film.label(film.languages()))
                : label;
    }

    private static int year(WikidataItem film) {
        When first = film.earliest(PUBLISHED);
        return first == null ? 0 : first.day().getYear();
    }

    private static Map<String, String> ids(WikidataItem film) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put(Wikidata.KEY, film.id());
        film.strings(IMDB).stream()
                .filter(id -> id.matches("tt\\d{1,12}"))
                .findFirst()
                .ifPresent(id -> ids.put("imdb", id));
        film.strings(TMDB_FILM).stream()
                .filter(id -> id.matches("\\d{1,9}"))
                .findFirst()
                .ifPresent(id -> ids.put(Tmdb.KEY, id));
        return ids;
    }

    @Override
    public Optional<FoundTitle> byId(MediaKind kind, String source, String id) {
        return switch (source) {
            case Wikidata.KEY ->
                entity(id).flatMap(film -> found(List.of(film)).stream().findFirst());
            case "imdb" -> id.matches("tt\\d{1,12}") ? stating(IMDB, id) : Optional.empty();
            case Tmdb.KEY -> id.matches("\\d{1,9}") ? stating(TMDB_FILM, id) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Two items may be found by one id, since the index lags behind: the claim itself decides. */
    private Optional<FoundTitle> stating(String property, String value) {
        List<WikidataItem> films = new ArrayList<>(items(search("haswbstatement:" + property + "=" + value)));
        films.removeIf(film -> !isFilm(film) || !film.strings(property).contains(value));
        return found(films.stream().limit(1).toList()).stream().findFirst();
    }

    /** Empty where there is no film of that id. */
    private Optional<WikidataItem> entity(String id) {
        String known = id.toUpperCase(Locale.ROOT);
        if (!WikidataItem.isId(known)) {
            return Optional.empty();
        }
        return calls.entity(known)
                .map(answer -> {
                    // Of two items that were made one, the other answers under its own id.
                    JsonNode entities = answer.path("entities");
                    return new WikidataItem(
                            entities.has(known) ? entities.path(known) : entities.path(first(entities)));
                })
                .filter(item -> item.isThere() && isFilm(item));
    }

    private static String first(JsonNode object) {
        var names = object.fieldNames();
        return names.hasNext() ? names.next() : "";
    }

    @Override
    public SourceTitle fetch(MediaKind kind, String sourceId) {
        WikidataItem film = entity(sourceId)
                .orElseThrow(
                        () -> new ProviderException.Refused(Message.of("source.unknown-id", calls.name(), sourceId)));
        WikimediaPages.Page page = pages.of(List.of(film)).getOrDefault(film.id(), WikimediaPages.Page.NONE);
        TitleDetails details = details(film, page);
        Set<String> aliases = film.names();
        aliases.remove(details.name());
        List<Credit> credits = new ArrayList<>(List.of(FACTS));
        credits.addAll(page.credits());
        return new SourceTitle(
                details,
                ids(film),
                aliases.stream().limit(MOST_ALIASES).toList(),
                List.of(item(film, details)),
                credits);
    }

    private TitleDetails details(WikidataItem film, WikimediaPages.Page page) {
        Map<String, WikidataItem> named = named(film);
        When first = film.earliest(PUBLISHED);
        return new TitleDetails(
                name(film),
                year(film),
                page.overview().isEmpty() ? film.description(languages) : page.overview(),
                genres(film, named),
                status(first),
                label(film, STUDIO, named, languages),
                film.minutes(MINUTES),
                0,
                label(film, LANGUAGE, named, List.of("en", "mul")),
                page.poster(),
                null,
                new NamingFacts(
                        film.texts(ORIGINAL_NAME, "text").stream().findFirst().orElse(""),
                        translations(film),
                        label(film, COLLECTION, named, languages),
                        label(film, CERTIFICATION, named, List.of("en", "mul")),
                        "",
                        SeriesType.STANDARD));
    }

    /** The items that statements of a film name, with their names. */
    private Map<String, WikidataItem> named(WikidataItem film) {
        Set<String> ids = new LinkedHashSet<>();
        for (String property : List.of(LANGUAGE, COLLECTION, CERTIFICATION, STUDIO)) {
            film.items(property).stream().findFirst().ifPresent(ids::add);
        }
        film.items(GENRE).stream().limit(MOST_GENRES).forEach(ids::add);
        if (ids.isEmpty()) {
            return Map.of();
        }
        Set<String> asked = new LinkedHashSet<>(languages);
        JsonNode answer = calls.wikidata(Map.of(
                "action", "wbgetentities",
                "ids", String.join("|", ids),
                "props", "labels",
                "languages", String.join("|", asked),
                "languagefallback", "1"));
        Map<String, WikidataItem> named = new HashMap<>();
        ids.forEach(id -> named.put(id, new WikidataItem(answer.path("entities").path(id))));
        return named;
    }

    private static String label(
            WikidataItem film, String property, Map<String, WikidataItem> named, List<String> languages) {
        return film.items(property).stream()
                .findFirst()
                .map(named::get)
                .map(item -> item.label(languages))
                .orElse("");
    }

    private List<String> genres(WikidataItem film, Map<String, WikidataItem> named) {
        Set<String> genres = new LinkedHashSet<>();
        for (String id : film.items(GENRE)) {
            WikidataItem item = named.get(id);
            String label = item == null ? "" : item.label(languages).replaceFirst(" film$", "");
            if (!label.isEmpty() && genres.size() < MOST_GENRES) {
                int first = label.offsetByCodePoints(0, 1);
                genres.add(label.substring(0, first).toUpperCase(Locale.ROOT) + label.substring(first));
            }
        }
        return List.copyOf(genres);
    }

    private String status(@Nullable When first) {
        if (first == null) {
            return "";
        }
        return first.day().isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)) ? "announced" : "released";
    }

    private static Map<String, String> translations(WikidataItem film) {
        Map<String, String> translations = new HashMap<>();
        for (String code : film.languages()) {
            String spoken = SourceJson.language(code);
            String label = film.label(List.of(code));
            if (!spoken.isEmpty() && !label.isEmpty()) {
                translations.put(spoken, label);
            }
        }
        return translations;
    }

    /** Only days in cinemas are known as a rule: the home release is reckoned from them. */
    private static ItemDetails item(WikidataItem film, TitleDetails details) {
        When first = film.earliest(PUBLISHED);
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
