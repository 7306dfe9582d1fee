package org.magpie.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.magpie.base.error.Message;
import org.magpie.catalog.Credit;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.MetadataSource;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleDetails;
import org.magpie.provider.ProviderException;

/**
 * Films of Wikidata. A name is searched in the text index, which knows every language's labels and other names; what it finds is asked for
 * in one call, its overviews and pictures in two or three more.
 */
final class WikidataSource implements MetadataSource {
    /** What the index would take for an operator. */
    private static final Pattern OPERATORS = Pattern.compile("[\"\\\\:~*?|()\\[\\]{}<>!/]+|(?<=^|\\s)-+");

    private static final int LONGEST_WORDS = 150;
    private static final int MOST_SEARCHED = 20;
    private static final int MOST_FOUND = 12;
    private static final int MOST_ALIASES = 200;
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
        this.languages =
                Stream.of(language, WikidataFilm.ALL_LANGUAGES, "en").distinct().toList();
        this.pages = new WikimediaPages(calls, language);
    }

    @Override
    public Set<MediaKind> kinds() {
        return Set.of(MediaKind.MOVIE);
    }

    @Override
    public List<FoundTitle> lookup(MediaKind kind, String name) {
        TypedName typed = TypedName.of(name.strip());
        String words = words(typed.name());
        if (words.isEmpty()) {
            return List.of();
        }
        List<String> ids = search(words + " " + WikidataFilm.CONDITION);
        if (ids.isEmpty()) {
            ids = startingWith(typed.name().strip());
        }
        List<WikidataFilm> films =
                new ArrayList<>(films(ids.stream().limit(MOST_SEARCHED).toList()));
        if (typed.year() > 0) {
            films.sort(Comparator.comparing(film -> Math.abs(film.year() - typed.year()) > 1));
        }
        return found(films.stream().limit(MOST_FOUND).toList());
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

    /** In the order of the ids; what there is none of, and what is no film, is left out. */
    private List<WikidataFilm> films(List<String> ids) {
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
                .map(item -> new WikidataFilm(item, languages))
                .filter(WikidataFilm::isFilm)
                .toList();
    }

    private Map<String, WikimediaPages.Page> pages(List<WikidataFilm> films) {
        return pages.of(films.stream().map(WikidataFilm::item).toList());
    }

    private List<FoundTitle> found(List<WikidataFilm> films) {
        Map<String, WikimediaPages.Page> known = pages(films);
        List<FoundTitle> found = new ArrayList<>();
        for (WikidataFilm film : films) {
            String name = film.name();
            if (!name.isEmpty()) {
                int year = film.year();
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
                        film.ids(),
                        0,
                        film.description()));
            }
        }
        return found;
    }

    @Override
    public Optional<FoundTitle> byId(MediaKind kind, String source, String id) {
        return switch (source) {
            case Wikidata.KEY ->
                entity(id).flatMap(film -> found(List.of(film)).stream().findFirst());
            case "imdb" -> id.matches("tt\\d{1,12}") ? stating(WikidataFilm.IMDB, id) : Optional.empty();
            case Tmdb.KEY -> id.matches("\\d{1,9}") ? stating(WikidataFilm.TMDB, id) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Two items may be found by one id, since the index lags behind: the claim itself decides. */
    private Optional<FoundTitle> stating(String property, String value) {
        List<WikidataFilm> films = films(search("haswbstatement:" + property + "=" + value));
        return found(films.stream()
                        .filter(film -> film.item().strings(property).contains(value))
                        .limit(1)
                        .toList())
                .stream()
                .findFirst();
    }

    /** Empty where there is no film of that id. */
    private Optional<WikidataFilm> entity(String id) {
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
                .filter(WikidataItem::isThere)
                .map(item -> new WikidataFilm(item, languages))
                .filter(WikidataFilm::isFilm);
    }

    private static String first(JsonNode object) {
        var names = object.fieldNames();
        return names.hasNext() ? names.next() : "";
    }

    @Override
    public SourceTitle fetch(MediaKind kind, String sourceId) {
        WikidataFilm film = entity(sourceId)
                .orElseThrow(
                        () -> new ProviderException.Refused(Message.of("source.unknown-id", calls.name(), sourceId)));
        WikimediaPages.Page page = pages(List.of(film)).getOrDefault(film.id(), WikimediaPages.Page.NONE);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        TitleDetails details = film.details(page, named(film.named()), today);
        List<Credit> credits = new ArrayList<>(List.of(FACTS));
        credits.addAll(page.credits());
        return new SourceTitle(
                details,
                film.ids(),
                film.aliases().stream().limit(MOST_ALIASES).toList(),
                List.of(film.itemDetails(details)),
                credits);
    }

    /** The items with their names, by id. */
    private Map<String, WikidataItem> named(Set<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        JsonNode answer = calls.wikidata(Map.of(
                "action", "wbgetentities",
                "ids", String.join("|", ids),
                "props", "labels",
                "languages", String.join("|", languages),
                "languagefallback", "1"));
        Map<String, WikidataItem> named = new HashMap<>();
        ids.forEach(id -> named.put(id, new WikidataItem(answer.path("entities").path(id))));
        return named;
    }
}
