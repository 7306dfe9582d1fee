package org.magpie.pipeline.importing.players;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Json;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.NamingFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.MediaInfo;
import org.magpie.media.name.LanguageCodes;
import org.magpie.media.title.Title;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Magpie has to say of a title in NFO files (<a href="https://kodi.wiki/view/NFO_files">Kodi: NFO files</a>). Ids stand in
 * {@code uniqueid} alone: programs have read a number in {@code id} as that of another catalogue (Jellyfin #5347, #6333). What players
 * and people write, such as {@code watched} and {@code userrating}, is never among it.
 */
final class NfoContent {
    private static final Logger LOG = LoggerFactory.getLogger(NfoContent.class);

    /** Which id counts, where several are known. */
    private static final List<String> FILM_IDS = List.of("tmdb", "imdb", "tvdb", "tvmaze");

    private static final List<String> SERIES_IDS = List.of("tvdb", "tmdb", "tvmaze", "imdb");

    private final PlayerDialect dialect;
    private final Title title;
    private final TitleFacts facts;

    NfoContent(PlayerDialect dialect, Title title, TitleFacts facts) {
        this.dialect = dialect;
        this.title = title;
        this.facts = facts;
    }

    /** Of a film. */
    List<NfoElement> film(FileFacts file) {
        NfoElement.Children children = general();
        facts.items().stream()
                .findFirst()
                .map(item -> item.details().releaseDate())
                .ifPresent(date -> dated(children, "premiered", date));
        if (title.year() > 0) {
            children.add("year", title.year());
        }
        collection(children);
        children.add("studio", title.network());
        info(children, file.info());
        return List.of(NfoElement.of("movie", children.done()));
    }

    /** Of a whole series. */
    List<NfoElement> series() {
        NfoElement.Children children = general();
        facts.items().stream()
                .filter(item -> item.details().season() > 0 && item.details().releaseDate() != null)
                .findFirst()
                .map(item -> item.details().releaseDate())
                .ifPresent(date -> dated(children, "premiered", date));
        if (title.year() > 0) {
            children.add("year", title.year());
        }
        children.add("status", status()).add("studio", title.network());
        if (dialect == PlayerDialect.KODI && !facts.ids().isEmpty()) {
            children.add("episodeguide", guide());
        }
        return List.of(NfoElement.of("tvshow", children.done()));
    }

    /** Of all episodes that a video holds, in their order, one element each. */
    List<NfoElement> episodes(FileFacts file) {
        List<ItemFacts> items = facts.items().stream()
                .filter(item -> file.itemIds().contains(item.id()))
                .toList();
        List<NfoElement> all = new ArrayList<>();
        for (ItemFacts item : items) {
            all.add(episode(item, items, file));
        }
        return List.copyOf(all);
    }

    private NfoElement episode(ItemFacts item, List<ItemFacts> all, FileFacts file) {
        NfoElement.Children children = new NfoElement.Children()
                .add("title", item.details().name())
                .add("showtitle", title.name())
                .add("season", Integer.toString(item.details().season()))
                .add("episode", Integer.toString(item.details().number()));
        boolean first = item.id() == all.getFirst().id();
        if (dialect != PlayerDialect.KODI && first && all.size() > 1) {
            // Kodi reads several elements, Emby only the first, which tells up to which one the video goes.
            children.add("episodenumberend", all.getLast().details().number());
        }
        String source = title.source().orElse("");
        String id = item.details().sourceId();
        if (!source.isEmpty() && id != null && !id.isBlank()) {
            children.add(id(source, id, true));
        }
        LocalDate date = item.details().releaseDate();
        if (date != null) {
            dated(children, "aired", date);
        }
        int minutes = item.details().minutes() > 0 ? item.details().minutes() : title.minutes();
        children.add("runtime", minutes);
        info(children, file.info());
        return NfoElement.of("episodedetails", children.done());
    }

    private NfoElement.Children general() {
        NamingFacts naming = facts.naming();
        NfoElement.Children children = new NfoElement.Children().add("title", title.name());
        if (!naming.originalTitle().equals(title.name())) {
            children.add("originaltitle", naming.originalTitle());
        }
        if (!title.sortName().equals(title.name().toLowerCase(Locale.ROOT))) {
            children.add("sorttitle", title.sortName());
        }
        rating(children);
        children.add("plot", title.overview()).add("runtime", title.minutes()).add("mpaa", naming.certification());
        title.genres().forEach(genre -> children.add("genre", genre));
        if (!naming.country().isEmpty()) {
            children.add(
                    "country",
                    new Locale.Builder().setRegion(naming.country()).build().getDisplayCountry(Locale.ENGLISH));
        }
        ids(children);
        return children;
    }

    private void rating(NfoElement.Children children) {
        if (title.rating() <= 0) {
            return;
        }
        String value = String.format(Locale.ROOT, "%.1f", title.rating());
        if (dialect != PlayerDialect.KODI) {
            children.add("rating", value);
            return;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", title.source().orElse("default"));
        attributes.put("max", "10");
        attributes.put("default", "true");
        children.add(NfoElement.of(
                "ratings", List.of(new NfoElement("rating", attributes, "", List.of(NfoElement.of("value", value))))));
    }

    private void ids(NfoElement.Children children) {
        boolean first = true;
        for (String source : title.kind() == MediaKind.MOVIE ? FILM_IDS : SERIES_IDS) {
            String id = facts.ids().getOrDefault(source, "");
            if (!id.isBlank()) {
                children.add(id(source, id, first));
                first = false;
            }
        }
    }

    private static NfoElement id(String source, String id, boolean isDefault) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("type", source);
        if (isDefault) {
            attributes.put("default", "true");
        }
        return new NfoElement("uniqueid", attributes, NfoElement.legal(id), List.of());
    }

    private void collection(NfoElement.Children children) {
        String collection = facts.naming().collection();
        if (!collection.isBlank()) {
            children.add(NfoElement.of("set", List.of(NfoElement.of("name", NfoElement.legal(collection)))));
        }
    }

    private String status() {
        return switch (title.status()) {
            case "ended" -> "Ended";
            case "continuing" -> "Continuing";
            default -> "";
        };
    }

    /** As Kodi's own scrapers write it: the ids by which episodes are asked for. */
    private String guide() {
        Map<String, String> ids = new LinkedHashMap<>();
        SERIES_IDS.forEach(source -> {
            String id = facts.ids().getOrDefault(source, "");
            if (!id.isBlank()) {
                ids.put(source, id);
            }
        });
        return ids.isEmpty() ? "" : Json.newMapper().valueToTree(ids).toString();
    }

    private static void dated(NfoElement.Children children, String name, @Nullable LocalDate date) {
        if (date != null && date.getYear() > 0 && date.getYear() < 10_000) {
            children.add(name, date.toString());
        }
    }

    private static void info(NfoElement.Children children, @Nullable MediaInfo info) {
        if (info == null) {
            return;
        }
        NfoElement.Children streams = new NfoElement.Children();
        List<NfoElement> video = new NfoElement.Children()
                .add("codec", info.videoCodec().toLowerCase(Locale.ROOT))
                .add("width", info.width())
                .add("height", info.height())
                .add("durationinseconds", (int) Math.round(info.seconds()))
                .add("hdrtype", range(info.dynamicRange()))
                .done();
        if (!video.isEmpty()) {
            streams.add(NfoElement.of("video", video));
        }
        List<String> spoken = info.audioLanguages().isEmpty() ? List.of("") : info.audioLanguages();
        for (int at = 0; at < spoken.size(); at++) {
            NfoElement.Children audio = new NfoElement.Children();
            if (at == 0) {
                // Of the others only the language is known.
                audio.add("codec", info.audioCodec().toLowerCase(Locale.ROOT))
                        .add("channels", (int) Math.ceil(info.audioChannels()));
            }
            List<NfoElement> said = audio.add("language", code(spoken.get(at))).done();
            if (!said.isEmpty()) {
                streams.add(NfoElement.of("audio", said));
            }
        }
        info.subtitles().stream()
                .map(NfoContent::code)
                .filter(code -> !code.isEmpty())
                .forEach(code -> streams.add(NfoElement.of("subtitle", List.of(NfoElement.of("language", code)))));
        if (!streams.done().isEmpty()) {
            children.add(NfoElement.of("fileinfo", List.of(NfoElement.of("streamdetails", streams.done()))));
        }
    }

    private static String range(String dynamicRange) {
        String lower = dynamicRange.toLowerCase(Locale.ROOT);
        if (lower.contains("dolby") || lower.equals("dv") || lower.startsWith("dv ")) {
            return "dolbyvision";
        }
        return lower.contains("hlg") ? "hlg" : lower.contains("hdr") || lower.contains("pq") ? "hdr10" : "";
    }

    /** Three letters of ISO 639-2, as players write languages; empty for what is none. */
    private static String code(String language) {
        String two = LanguageCodes.twoLetters(language);
        try {
            return two.length() == 2 ? Locale.of(two).getISO3Language() : "";
        } catch (MissingResourceException none) {
            LOG.debug("{} is no language", language, none);
            return "";
        }
    }
}
