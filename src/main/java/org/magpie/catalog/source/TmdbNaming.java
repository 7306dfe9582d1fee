package org.magpie.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.magpie.media.NamingFacts;
import org.magpie.media.SeriesType;
import org.magpie.media.name.LanguageCodes;

/** What TMDb says of a title that names of files need. */
final class TmdbNaming {
    private static final int MOST_TRANSLATIONS = 200;
    /** "Animation" among the genres, whatever they are called in the asked language. */
    private static final int ANIMATION = 16;

    private TmdbNaming() {}

    /**
     * @param country whose certification is wanted, two capital letters
     */
    static NamingFacts of(JsonNode title, String country) {
        return new NamingFacts(
                TmdbSource.originalName(title),
                translations(title),
                SourceJson.name(title.path("belongs_to_collection"), "name"),
                certification(title, country),
                country(title),
                type(title));
    }

    /** Of several translations into one language, as for France and Canada, the first that has a title. */
    private static Map<String, String> translations(JsonNode title) {
        Map<String, String> translations = new TreeMap<>();
        for (JsonNode translation : title.path("translations").path("translations")) {
            Optional<String> language = LanguageCodes.englishName(SourceJson.text(translation, "iso_639_1"));
            JsonNode data = translation.path("data");
            String film = SourceJson.name(data, "title");
            String name = film.isEmpty() ? SourceJson.name(data, "name") : film;
            if (language.isPresent() && !name.isEmpty() && translations.size() < MOST_TRANSLATIONS) {
                translations.putIfAbsent(language.get(), name);
            }
        }
        return translations;
    }

    private static String certification(JsonNode title, String country) {
        for (JsonNode rating : title.path("content_ratings").path("results")) {
            if (SourceJson.country(rating, "iso_3166_1").equals(country)) {
                return bounded(SourceJson.name(rating, "rating"));
            }
        }
        for (JsonNode release : title.path("release_dates").path("results")) {
            if (!SourceJson.country(release, "iso_3166_1").equals(country)) {
                continue;
            }
            for (JsonNode date : release.path("release_dates")) {
                String certification = SourceJson.name(date, "certification");
                if (!certification.isEmpty()) {
                    return bounded(certification);
                }
            }
        }
        return "";
    }

    private static String bounded(String certification) {
        return certification.length() > 80 ? "" : certification;
    }

    /** Empty for a work of several countries: no tag of a release says which of them. */
    private static String country(JsonNode title) {
        JsonNode origin = title.path("origin_country");
        return origin.size() == 1 ? SourceJson.country(origin.path(0).asText("")) : "";
    }

    private static SeriesType type(JsonNode title) {
        boolean animated = false;
        for (JsonNode genre : title.path("genres")) {
            animated |= SourceJson.number(genre, "id") == ANIMATION;
        }
        if (animated && SourceJson.text(title, "original_language").equals("ja")) {
            return title.has("seasons") ? SeriesType.ANIME : SeriesType.STANDARD;
        }
        return switch (SourceJson.text(title, "type")) {
            case "Talk Show", "News" -> SeriesType.DAILY;
            default -> SeriesType.STANDARD;
        };
    }
}
