package org.magpie.pipeline.importing.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.magpie.base.text.BadXmlException;
import org.magpie.base.text.XmlElement;
import org.magpie.base.text.XmlTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the NFO files of Kodi, Jellyfin and Emby: XML, an address of a catalogue's page behind it or in its place (<a
 * href="https://kodi.wiki/view/NFO_files">Kodi: NFO files</a>). What is no such file says nothing; one with a document type is refused.
 */
final class NfoReader {
    private static final Logger LOG = LoggerFactory.getLogger(NfoReader.class);
    private static final String EPISODE = "<episodedetails";
    /** No video holds more. */
    private static final int MOST_EPISODES = 200;

    private static final List<String> ROOTS = List.of("movie", "tvshow");
    private static final Pattern IMDB = Pattern.compile("imdb\\.com/(?:[a-z]{2}/)?title/(tt\\d{5,12})");
    private static final Pattern TMDB = Pattern.compile("themoviedb\\.org/(?:movie|tv)/(\\d{1,12})");
    private static final Pattern TVDB =
            Pattern.compile("thetvdb\\.com/(?:dereferrer/series/|series/|\\?[^\\s\"]{0,60}?id=)(\\d{1,12})");
    private static final Pattern TVMAZE = Pattern.compile("tvmaze\\.com/shows/(\\d{1,12})");
    private static final Map<String, Pattern> PAGES =
            Map.of("imdb", IMDB, "tmdb", TMDB, "tvdb", TVDB, "tvmaze", TVMAZE);

    private NfoReader() {}

    static StatedFacts read(byte[] bytes) {
        // All encodings but UTF-16 write what is looked for here with the bytes of ASCII.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            LOG.info("An NFO file with a document type is not read");
            return StatedFacts.NONE;
        }
        StatedFacts facts = StatedFacts.NONE;
        String rest = text;
        for (String root : ROOTS) {
            int start = text.indexOf("<" + root);
            int end = start < 0 ? -1 : text.indexOf("</" + root + ">", start);
            if (end > 0) {
                int behind = end + root.length() + 3;
                facts = element(bytes, text, start, behind);
                rest = text.substring(0, start) + text.substring(behind);
                break;
            }
        }
        Map<String, String> ids = new HashMap<>(facts.ids());
        String addresses = rest;
        PAGES.forEach((source, page) -> {
            Matcher found = page.matcher(addresses);
            if (found.find()) {
                NameIds.normal(source, found.group(1)).ifPresent(id -> ids.putIfAbsent(source, id));
            }
        });
        return new StatedFacts(facts.title(), facts.year(), ids);
    }

    /**
     * The episodes that a video holds, each with its season and its number: one element each, one behind the other. Empty where one of
     * them says no numbers.
     */
    static List<EpisodeNumber> episodes(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            return List.of();
        }
        List<EpisodeNumber> numbers = new ArrayList<>();
        int from = text.indexOf(EPISODE);
        while (from >= 0 && numbers.size() < MOST_EPISODES) {
            int end = text.indexOf("</episodedetails>", from);
            Optional<EpisodeNumber> number = end < 0
                    ? Optional.empty()
                    : number(Arrays.copyOfRange(bytes, from, end + "</episodedetails>".length()));
            if (number.isEmpty()) {
                return List.of();
            }
            numbers.add(number.get());
            from = text.indexOf(EPISODE, end);
        }
        return List.copyOf(numbers);
    }

    /** An episode as an NFO file tells it. */
    record EpisodeNumber(int season, int episode) {}

    private static Optional<EpisodeNumber> number(byte[] element) {
        try {
            XmlElement root = XmlTree.read(element);
            String season = root.textOf("season").strip();
            String episode = root.textOf("episode").strip();
            return season.matches("\\d{1,4}") && episode.matches("\\d{1,5}")
                    ? Optional.of(new EpisodeNumber(Integer.parseInt(season), Integer.parseInt(episode)))
                    : Optional.empty();
        } catch (BadXmlException unreadable) {
            LOG.debug("An NFO file of an episode is no XML that may be read", unreadable);
            return Optional.empty();
        }
    }

    /** The encoding stands before the element, in the declaration. */
    private static StatedFacts element(byte[] bytes, String text, int start, int end) {
        int declared = text.startsWith("<?xml") ? text.indexOf("?>") + 2 : 0;
        byte[] document = declared > 0 && declared <= start
                ? (text.substring(0, declared) + text.substring(start, end)).getBytes(StandardCharsets.ISO_8859_1)
                : Arrays.copyOfRange(bytes, start, end);
        try {
            return facts(XmlTree.read(document));
        } catch (BadXmlException unreadable) {
            LOG.debug("An NFO file is no XML that may be read", unreadable);
            return StatedFacts.NONE;
        }
    }

    private static StatedFacts facts(XmlElement root) {
        Map<String, String> ids = new HashMap<>();
        root.all("uniqueid").forEach(each -> put(ids, each.attribute("type"), each.text()));
        for (String source : List.of("tmdb", "imdb", "tvdb", "tvmaze")) {
            put(ids, source, root.textOf(source + "id"));
            put(ids, source, root.textOf(source + "_id"));
        }
        // Others wrote numbers of one catalogue or another here; only IMDb's tell by themselves whose they are.
        String id = root.textOf("id");
        if (id.startsWith("tt")) {
            put(ids, "imdb", id);
        }
        return new StatedFacts(root.textOf("title").strip(), year(root), ids);
    }

    private static void put(Map<String, String> ids, String type, String written) {
        String source = type.strip().toLowerCase(Locale.ROOT);
        if (PAGES.containsKey(source) && !written.isBlank()) {
            NameIds.normal(source, written).ifPresent(id -> ids.putIfAbsent(source, id));
        }
    }

    private static int year(XmlElement root) {
        for (String name : List.of("year", "premiered", "releasedate", "aired")) {
            String said = root.textOf(name).strip();
            if (said.matches("(?:18|19|20)\\d{2}(?:\\D.*)?")) {
                return Integer.parseInt(said.substring(0, 4));
            }
        }
        return 0;
    }
}
