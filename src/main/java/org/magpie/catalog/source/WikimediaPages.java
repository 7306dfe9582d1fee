package org.magpie.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.catalog.Credit;

/**
 * Overviews from Wikipedia and posters from Wikimedia Commons. The picture that heads an article on a film is mostly a poster that is kept
 * there for that article alone; only what stands on Commons is free, and only what is higher than wide is taken for a poster.
 */
final class WikimediaPages {
    /** As many as one call answers texts for. */
    static final int MOST = 20;

    private static final String ENGLISH = "en";
    private static final String FREE = "/wikipedia/commons/";
    private static final int LONGEST_OVERVIEW = 600;
    private static final int WIDTH = 500;
    private static final String TEXT_LICENSE = "CC BY-SA 4.0";

    private final WikimediaCalls calls;
    private final String language;

    WikimediaPages(WikimediaCalls calls, String language) {
        this.calls = calls;
        this.language = language;
    }

    /**
     * What is shown of a film beside its facts.
     *
     * @param overview may be empty
     * @param poster null where there is no free one
     */
    record Page(String overview, @Nullable URI poster, List<Credit> credits) {
        static final Page NONE = new Page("", null, List.of());
    }

    /** The start of an article. */
    private record Article(String text, @Nullable URI address, String picture) {}

    private record Picture(URI address, Credit credit) {}

    /** Pages by id of the item; {@link #MOST} items at most. What has no article and no picture is left out. */
    Map<String, Page> of(List<WikidataItem> items) {
        Map<String, Article> articles = articles(items);
        Map<String, String> files = new LinkedHashMap<>();
        for (WikidataItem item : items) {
            Article article = articles.get(item.id());
            item.strings("P3383").stream().findFirst().ifPresentOrElse(file -> files.put(item.id(), file), () -> {
                if (article != null && !article.picture().isEmpty()) {
                    files.put(item.id(), article.picture());
                }
            });
        }
        Map<String, Picture> pictures = pictures(new LinkedHashSet<>(files.values()));
        Map<String, Page> pages = new HashMap<>();
        for (WikidataItem item : items) {
            pages.put(item.id(), page(articles.get(item.id()), pictures.get(title(files.getOrDefault(item.id(), "")))));
        }
        return pages;
    }

    private static Page page(@Nullable Article article, @Nullable Picture picture) {
        List<Credit> credits = new ArrayList<>();
        String overview = article == null ? "" : article.text();
        if (article != null && !overview.isEmpty()) {
            credits.add(new Credit(Credit.Part.TEXT, "Wikipedia", TEXT_LICENSE, article.address()));
        }
        if (picture != null) {
            credits.add(picture.credit());
        }
        return new Page(overview, picture == null ? null : picture.address(), List.copyOf(credits));
    }

    /** By id of the item: in the person's language where there is one in it, else in English. */
    private Map<String, Article> articles(List<WikidataItem> items) {
        Map<String, Map<String, String>> asked = new LinkedHashMap<>();
        for (WikidataItem item : items) {
            String own = item.article(language);
            String title = own.isEmpty() ? item.article(ENGLISH) : own;
            if (!title.isEmpty()) {
                asked.computeIfAbsent(own.isEmpty() ? ENGLISH : language, any -> new LinkedHashMap<>())
                        .put(item.id(), title);
            }
        }
        Map<String, Article> articles = new HashMap<>();
        asked.forEach((there, titles) -> articles.putAll(articles(there, titles)));
        return articles;
    }

    private Map<String, Article> articles(String there, Map<String, String> titles) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("action", "query");
        query.put("prop", "extracts|info|pageimages");
        query.put("exintro", "1");
        query.put("explaintext", "1");
        query.put("exlimit", Integer.toString(MOST));
        query.put("inprop", "url");
        query.put("piprop", "name|thumbnail");
        query.put("pithumbsize", Integer.toString(WIDTH));
        query.put("pilicense", "free");
        query.put("redirects", "1");
        query.put("titles", String.join("|", titles.values()));
        JsonNode answer = calls.wikipedia(there, query).path("query");
        Map<String, JsonNode> pages = new HashMap<>();
        answer.path("pages").forEach(page -> pages.put(SourceJson.name(page, "title"), page));
        Map<String, String> led = new HashMap<>();
        for (String moves : List.of("normalized", "redirects")) {
            answer.path(moves).forEach(move -> led.put(SourceJson.name(move, "from"), SourceJson.name(move, "to")));
        }
        Map<String, Article> articles = new HashMap<>();
        titles.forEach((id, title) -> {
            String normal = led.getOrDefault(title, title);
            JsonNode page = pages.get(led.getOrDefault(normal, normal));
            if (page != null && !page.path("missing").asBoolean(false)) {
                String thumbnail = SourceJson.text(page.path("thumbnail"), "source");
                articles.put(
                        id,
                        new Article(
                                shortened(SourceJson.prose(page, "extract")),
                                SourceJson.address(page, "fullurl"),
                                thumbnail.contains(FREE) ? SourceJson.name(page, "pageimage") : ""));
            }
        });
        return articles;
    }

    /** Cut after a sentence. */
    static String shortened(String text) {
        if (text.length() <= LONGEST_OVERVIEW) {
            return text;
        }
        int end = -1;
        for (String mark : List.of(". ", "! ", "? ", "。", "！", "？")) {
            int at = text.lastIndexOf(mark, LONGEST_OVERVIEW);
            end = at < 0 ? end : Math.max(end, at + 1);
        }
        if (end > LONGEST_OVERVIEW / 4) {
            return text.substring(0, end);
        }
        int blank = text.lastIndexOf(' ', LONGEST_OVERVIEW);
        int cut = text.offsetByCodePoints(0, text.codePointCount(0, blank > 0 ? blank : LONGEST_OVERVIEW));
        return text.substring(0, cut).strip() + "…";
    }

    /** By title of the file. */
    private Map<String, Picture> pictures(Set<String> files) {
        if (files.isEmpty()) {
            return Map.of();
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("action", "query");
        query.put("prop", "imageinfo");
        query.put("iiprop", "url|size|mime|extmetadata");
        query.put("iiextmetadatafilter", "LicenseShortName|LicenseUrl|Artist|AttributionRequired");
        query.put("iiurlwidth", Integer.toString(WIDTH));
        query.put(
                "titles",
                String.join("|", files.stream().map(WikimediaPages::title).toList()));
        JsonNode answer = calls.commons(query).path("query");
        Map<String, Picture> pictures = new HashMap<>();
        for (JsonNode page : answer.path("pages")) {
            JsonNode file = page.path("imageinfo").path(0);
            URI address = SourceJson.address(file, "thumburl");
            if (address != null && SourceJson.number(file, "height") > SourceJson.number(file, "width")) {
                JsonNode about = file.path("extmetadata");
                Credit credit = new Credit(
                        Credit.Part.PICTURE,
                        SourceJson.prose(about.path("Artist"), "value"),
                        SourceJson.name(about.path("LicenseShortName"), "value"),
                        SourceJson.address(file, "descriptionurl"));
                pictures.put(SourceJson.name(page, "title"), new Picture(address, credit));
            }
        }
        return pictures;
    }

    private static String title(String file) {
        return "File:" + file.replace('_', ' ');
    }
}
