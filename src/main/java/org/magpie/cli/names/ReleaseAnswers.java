package org.magpie.cli.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.media.name.TitleForms;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.QualityOrigin;
import org.magpie.pipeline.parse.grammar.PathReader;
import org.magpie.pipeline.parse.grammar.SceneNames;
import org.magpie.pipeline.parse.grammar.SubtitleFileReader;
import org.magpie.pipeline.parse.grammar.VideoReader;
import org.magpie.pipeline.parse.part.IdReader;
import org.magpie.pipeline.parse.part.IsoLanguages;
import org.magpie.pipeline.parse.part.TitleText;
import org.magpie.pipeline.parse.word.Vocabulary;

/** Answers the kinds of question that are about reading the names of films and series. */
public final class ReleaseAnswers implements NamesAnswerer {
    private final VideoReader reader;
    private final PathReader paths;
    private final SceneNames scenes;
    private final IsoLanguages languages = new IsoLanguages();
    private final SubtitleFileReader subtitles = new SubtitleFileReader(languages);

    public ReleaseAnswers(Vocabulary vocabulary) {
        this.reader = new VideoReader(vocabulary);
        this.paths = new PathReader(reader);
        this.scenes = new SceneNames(reader);
    }

    @Override
    public Optional<ObjectNode> answer(String kind, String input, JsonNode with) {
        Optional<MediaKind> media = kind.startsWith("series.")
                ? Optional.of(MediaKind.SERIES)
                : kind.startsWith("movie.") ? Optional.of(MediaKind.MOVIE) : Optional.empty();
        return media.flatMap(asked -> answer(asked, kind.substring(kind.indexOf('.') + 1), input));
    }

    private Optional<ObjectNode> answer(MediaKind kind, String question, String input) {
        return switch (question) {
            case "release" -> Optional.of(release(reader.read(input, kind), kind, input));
            case "path" -> Optional.of(release(paths.read(input, kind), kind, input));
            case "query" -> Optional.of(query(input, kind));
            case "scene" -> Optional.of(scene(input, kind));
            case "subtitle" -> Optional.of(subtitle(input));
            case "iso-language" ->
                Optional.of(object().put("language", languages.ofCode(input).orElse(null)));
            case "imdb-id" ->
                Optional.of(object().put("imdbId", IdReader.normalImdb(input).orElse(null)));
            default -> Optional.empty();
        };
    }

    private ObjectNode release(Optional<ParsedRelease> read, MediaKind kind, String input) {
        ObjectNode answer = object();
        answer.put("parsed", read.isPresent());
        if (read.isPresent()) {
            ParsedRelease release = read.get();
            putNames(answer, release);
            putNumbers(answer, release.numbers());
            release.ids().forEach((source, id) -> putId(answer, source, id));
            answer.put("edition", release.edition());
            answer.put("hardcodedSubs", release.hardcodedSubtitles());
        }
        VideoReader.Tags tags = read.map(VideoReader.Tags::of).orElseGet(() -> reader.tags(input, kind));
        putTags(answer, tags, kind);
        return answer;
    }

    private void putNames(ObjectNode answer, ParsedRelease release) {
        answer.put("title", release.title());
        answer.put("titleWithoutYear", TitleText.withoutYear(release.title()));
        put(answer, "allTitles", release.titles());
        answer.put("year", release.year());
        answer.put("cleanTitle", TitleForms.comparison(release.title()));
    }

    private static void putId(ObjectNode answer, String source, String id) {
        if (source.equals("tmdb")) {
            answer.put("tmdbId", Integer.parseInt(id));
        } else {
            answer.put(source + "Id", id);
        }
    }

    private static void putNumbers(ObjectNode answer, ParsedRelease.Numbers numbers) {
        if (!numbers.seasons().isEmpty()) {
            answer.put("season", numbers.seasons().getFirst());
        }
        ArrayNode episodes = answer.putArray("episodes");
        numbers.episodes().forEach(episodes::add);
        ArrayNode absolute = answer.putArray("absoluteEpisodes");
        numbers.absolute().forEach(absolute::add);
        ArrayNode special = answer.putArray("specialAbsolute");
        numbers.specialAbsolute().forEach(special::add);
        answer.put("seasonPart", numbers.seasonPart());
        answer.put("partialSeason", numbers.partialSeason());
        answer.put("fullSeason", numbers.fullSeason());
        answer.put("multiSeason", numbers.multiSeason());
        answer.put("seasonExtra", numbers.seasonExtra());
        answer.put("special", numbers.special());
        answer.put("possibleSpecial", numbers.possibleSpecial());
        answer.put("isSplitEpisode", numbers.split());
        answer.put("dailyPart", numbers.dailyPart());
        answer.put(
                "airDate", numbers.airDate() == null ? null : numbers.airDate().toString());
    }

    private static void putTags(ObjectNode answer, VideoReader.Tags tags, MediaKind kind) {
        ObjectNode quality = answer.putObject("quality");
        quality.put("name", tags.quality().quality().displayName(kind));
        quality.put("source", lower(tags.quality().quality().source()));
        quality.put("modifier", lower(tags.quality().quality().modifier()));
        quality.put("resolution", tags.quality().lines());
        QualityOrigin origin = tags.quality().origin();
        answer.putObject("qualityOrigin")
                .put("source", lower(origin.source()))
                .put("resolution", lower(origin.resolution()));
        Revision revision = tags.quality().revision();
        answer.putObject("revision")
                .put("version", revision.version())
                .put("real", revision.real())
                .put("repack", revision.repack());
        put(answer, "languages", tags.languages());
        answer.put("releaseGroup", tags.group());
        answer.put("releaseHash", tags.hash());
    }

    private ObjectNode query(String input, MediaKind kind) {
        String title = reader.read(input, kind)
                .map(ParsedRelease::title)
                .filter(found -> !found.isEmpty())
                .orElse(input);
        return object().put("cleanTitle", TitleForms.comparison(title));
    }

    private ObjectNode scene(String input, MediaKind kind) {
        ObjectNode answer = object().put("sceneTitle", scenes.isScene(input, kind));
        scenes.sceneName(input, kind).ifPresent(name -> answer.put("sceneName", name));
        return answer;
    }

    private ObjectNode subtitle(String input) {
        SubtitleFileReader.SubtitleFile file = subtitles.read(input);
        ObjectNode answer = object().put("language", file.language()).put("subtitleTitle", file.title());
        put(answer, "subtitleTags", file.tags());
        return answer;
    }

    private static void put(ObjectNode answer, String field, Collection<String> values) {
        ArrayNode array = answer.putArray(field);
        values.forEach(array::add);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
