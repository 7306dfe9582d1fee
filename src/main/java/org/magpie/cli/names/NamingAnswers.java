package org.magpie.cli.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.magpie.base.disk.ColonStyle;
import org.magpie.base.disk.IllegalCharacters;
import org.magpie.base.disk.SafeName;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.naming.FileNaming;
import org.magpie.pipeline.importing.naming.MultiEpisodeStyle;
import org.magpie.pipeline.importing.naming.NamingRules;
import org.magpie.pipeline.importing.naming.NamingScheme;
import org.magpie.pipeline.importing.naming.pattern.NamingPattern;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.SeriesSubject;

/** Answers what a naming pattern writes for a subject. */
public final class NamingAnswers implements NamesAnswerer {
    @Override
    public Optional<ObjectNode> answer(String kind, String input, JsonNode with) {
        int dot = kind.indexOf('.');
        Optional<MediaKind> media = mediaKind(kind.substring(0, Math.max(0, dot)));
        if (media.isEmpty()) {
            return Optional.empty();
        }
        return output(media.get(), kind.substring(dot + 1), input, with)
                .map(text -> JsonNodeFactory.instance.objectNode().put("output", text));
    }

    static Optional<MediaKind> mediaKind(String name) {
        return switch (name) {
            case "series" -> Optional.of(MediaKind.SERIES);
            case "movie" -> Optional.of(MediaKind.MOVIE);
            case "music" -> Optional.of(MediaKind.MUSIC);
            case "book" -> Optional.of(MediaKind.BOOK);
            default -> Optional.empty();
        };
    }

    private static Optional<String> output(MediaKind kind, String question, String input, JsonNode with) {
        return switch (question) {
            case "naming-file" ->
                Optional.of(with.path("folder").asBoolean() ? folder(kind, input, with) : file(kind, input, with));
            case "naming-folder" -> Optional.of(folder(kind, input, with));
            case "naming-season-folder" -> Optional.of(seasonFolder(input, with));
            case "naming-path" -> Optional.of(path(input, with));
            case "naming-clean" ->
                Optional.of(SafeName.renameDevice(
                        SafeName.replaceIllegal(input, rules(with).illegal())));
            default -> Optional.empty();
        };
    }

    private static String file(MediaKind kind, String input, JsonNode with) {
        NamingSubject subject = SubjectReader.read(kind, with);
        NamingPattern pattern = NamingPattern.parse(input, kind);
        if (!with.path("rename").asBoolean(true)) {
            return SafeName.of(subject.file().originalTitle(), rules(with).illegal(), 0);
        }
        if (with.hasNonNull("standardPattern") && subject instanceof SeriesSubject series && needsStandard(series)) {
            pattern = NamingPattern.parse(with.path("standardPattern").asText(), kind);
        }
        return naming(pattern, with).preview(pattern, subject, 0);
    }

    /** Specials of a daily series have no date of their own, and not every anime episode has an absolute number. */
    private static boolean needsStandard(SeriesSubject series) {
        return switch (series.numbering()) {
            case STANDARD -> true;
            case DAILY -> series.episodes().stream().anyMatch(episode -> episode.season() == 0);
            case ANIME -> series.episodes().stream().map(EpisodeFacts::absolute).anyMatch(number -> number == null);
        };
    }

    private static String folder(MediaKind kind, String input, JsonNode with) {
        NamingPattern pattern = NamingPattern.parse(input, kind);
        return naming(pattern, with).previewFolder(pattern, SubjectReader.read(kind, with));
    }

    private static String seasonFolder(String input, JsonNode with) {
        boolean specials = with.path("season").asInt() == 0 && with.hasNonNull("specialsFolderFormat");
        return folder(
                MediaKind.SERIES, specials ? with.path("specialsFolderFormat").asText() : input, with);
    }

    private static String path(String input, JsonNode with) {
        StringBuilder path = new StringBuilder(with.path("libraryPath").asText());
        String folder = with.path("useSeasonFolder").asBoolean() ? seasonFolder(input, with) : "";
        if (!folder.isEmpty()) {
            path.append('/').append(folder);
        }
        return path.append('/')
                .append(with.path("fileName").asText())
                .append(with.path("extension").asText())
                .toString();
    }

    private static FileNaming naming(NamingPattern pattern, JsonNode with) {
        return new FileNaming(NamingScheme.of(pattern, pattern), rules(with));
    }

    private static NamingRules rules(JsonNode with) {
        IllegalCharacters illegal = new IllegalCharacters(
                with.path("replaceIllegal").asBoolean(true),
                constant(ColonStyle.class, with.path("colon").asText(""), ColonStyle.SMART),
                with.path("colonCustom").asText(""));
        return new NamingRules(
                illegal,
                constant(MultiEpisodeStyle.class, with.path("multiEpisodeStyle").asText(""), MultiEpisodeStyle.EXTEND));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, E fallback) {
        return name.isEmpty()
                ? fallback
                : Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
