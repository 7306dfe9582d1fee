package org.magpie.cli.names;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.naming.subject.AudioTraits;
import org.magpie.pipeline.importing.naming.subject.FileTraits;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.AlbumFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.BookSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Creator;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MovieSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MusicSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Numbering;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.SeriesSubject;
import org.magpie.pipeline.importing.naming.subject.VideoTraits;

/** Reads the subject of a naming question. What the question leaves out is unknown. */
final class SubjectReader {
    private SubjectReader() {}

    /**
     * @throws IllegalArgumentException when a value cannot be what its name says
     */
    static NamingSubject read(MediaKind kind, JsonNode with) {
        FileTraits file = file(kind, with);
        return switch (kind) {
            case SERIES -> series(with, file);
            case MOVIE -> movie(with, file);
            case MUSIC -> music(with, file);
            case BOOK -> book(with, file);
        };
    }

    private static SeriesSubject series(JsonNode with, FileTraits file) {
        List<EpisodeFacts> episodes = new ArrayList<>();
        for (JsonNode episode : with.path("episodes")) {
            episodes.add(new EpisodeFacts(
                    episode.path("season").asInt(),
                    episode.path("episode").asInt(),
                    number(episode, "absolute"),
                    text(episode, "title"),
                    date(episode)));
        }
        Numbering numbering = switch (text(with, "seriesType")) {
            case "daily" -> Numbering.DAILY;
            case "anime" -> Numbering.ANIME;
            default -> Numbering.STANDARD;
        };
        return new SeriesSubject(
                text(with, "title"),
                number(with, "year"),
                numbering,
                ids(with),
                with.path("season").asInt(),
                episodes,
                file);
    }

    private static MovieSubject movie(JsonNode with, FileTraits file) {
        Map<String, String> translations = new HashMap<>();
        with.path("translations")
                .properties()
                .forEach(entry ->
                        translations.put(entry.getKey(), entry.getValue().asText()));
        return new MovieSubject(
                text(with, "title"),
                number(with, "year"),
                text(with, "originalTitle"),
                translations,
                text(with, "collection"),
                text(with, "certification"),
                ids(with),
                file);
    }

    private static MusicSubject music(JsonNode with, FileTraits file) {
        AlbumFacts album = new AlbumFacts(
                text(with, "album"),
                text(with, "albumType"),
                text(with, "albumDisambiguation"),
                texts(with.path("albumGenres")),
                year(with),
                text(with, "albumMbId"));
        return new MusicSubject(
                new Creator(
                        text(with, "artist"),
                        text(with, "artistDisambiguation"),
                        texts(with.path("artistGenres")),
                        text(with, "artistMbId")),
                album,
                text(with, "track"),
                text(with, "trackArtist"),
                with.path("trackNumber").asInt(),
                with.path("medium").asInt(),
                text(with, "mediumName"),
                text(with, "mediumFormat"),
                file);
    }

    private static BookSubject book(JsonNode with, FileTraits file) {
        return new BookSubject(
                new Creator(text(with, "author"), text(with, "authorDisambiguation"), List.of(), ""),
                text(with, "book"),
                text(with, "bookDisambiguation"),
                text(with, "bookSeries"),
                text(with, "bookSeriesPosition"),
                year(with),
                number(with, "releaseYearFirst"),
                with.path("part").asInt(1),
                with.path("partCount").asInt(1),
                file);
    }

    private static FileTraits file(MediaKind kind, JsonNode with) {
        JsonNode revision = with.path("revision");
        return new FileTraits(
                quality(kind, text(with, "quality")),
                new Revision(
                        revision.path("version").asInt(1),
                        revision.path("real").asInt(0),
                        revision.path("repack").asBoolean()),
                textOrNull(with, "releaseGroup"),
                textOrNull(with, "releaseHash"),
                textOrNull(with, "sceneName"),
                textOrNull(with, "currentName"),
                text(with, "edition"),
                texts(with.path("customFormats")),
                with.has("media") ? video(with.path("media")) : null,
                with.has("audio") ? audio(with.path("audio")) : null);
    }

    private static VideoTraits video(JsonNode media) {
        return new VideoTraits(
                text(media, "videoCodec"),
                text(media, "audioCodec"),
                text(media, "audioProfile"),
                media.path("audioChannels").asDouble(),
                media.path("videoBitDepth").asInt(),
                text(media, "hdr"),
                media.path("threeDimensional").asBoolean(),
                texts(media.path("audioLanguages")),
                texts(media.path("subtitleLanguages")));
    }

    private static AudioTraits audio(JsonNode audio) {
        return new AudioTraits(
                text(audio, "codec"),
                audio.path("bitrate").asInt(),
                audio.path("bits").asInt(),
                audio.path("channels").asInt(),
                audio.path("sampleRate").asInt());
    }

    private static @Nullable Quality quality(MediaKind kind, String name) {
        return Quality.of(kind).stream()
                .filter(quality -> quality.displayName(kind).equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> ids(JsonNode with) {
        Map<String, String> ids = new HashMap<>();
        for (String source : List.of("imdb", "tvdb", "tvMaze", "tmdb")) {
            String id = text(with, source + "Id");
            if (!id.isEmpty() && !id.equals("0")) {
                ids.put(source.toLowerCase(Locale.ROOT), id);
            }
        }
        return ids;
    }

    private static @Nullable LocalDate date(JsonNode episode) {
        String date = text(episode, "airDate");
        try {
            return date.isEmpty() ? null : LocalDate.parse(date);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("airDate is no date: " + date, wrong);
        }
    }

    private static @Nullable Integer year(JsonNode with) {
        Integer year = number(with, "releaseYear");
        return year == null ? number(with, "year") : year;
    }

    private static @Nullable Integer number(JsonNode node, String field) {
        return node.path(field).isNumber() ? node.path(field).asInt() : null;
    }

    private static String text(JsonNode node, String field) {
        String text = textOrNull(node, field);
        return text == null ? "" : text;
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
