package org.magpie.cli.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.magpie.base.text.Slug;
import org.magpie.media.MediaKind;
import org.magpie.media.file.ProbedAudio;
import org.magpie.media.name.TitleForms;

/** Answers about the forms of titles: how they are compared, shortened to addresses, stripped of tags, taken apart. */
public final class FormAnswers implements NamesAnswerer {
    @Override
    public Optional<ObjectNode> answer(String kind, String input, JsonNode with) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return switch (kind.substring(kind.indexOf('.') + 1)) {
            case "normalize" -> Optional.of(answer.put("cleanTitle", TitleForms.comparison(input)));
            case "normalize-episode" -> Optional.of(answer.put("cleanTitle", TitleForms.episode(input)));
            case "slug" -> Optional.of(answer.put("slug", slug(with).of(input)));
            case "strip-tags" -> Optional.of(answer.put("text", TitleForms.withoutEditionTags(input)));
            case "strip-track-tags" -> Optional.of(answer.put("text", TitleForms.withoutTrackTags(input)));
            case "split-title" -> Optional.of(split(input, with, answer));
            case "audio-file" -> Optional.of(audio(with, answer));
            default -> Optional.empty();
        };
    }

    private static Slug slug(JsonNode with) {
        return new Slug(
                with.path("dashForInvalid").asBoolean(Slug.DEFAULT.dashForInvalid()),
                with.path("trim").asText(Slug.DEFAULT.trim()),
                with.path("dedupe").asText(Slug.DEFAULT.dedupe()));
    }

    private static ObjectNode split(String input, JsonNode with, ObjectNode answer) {
        TitleForms.BookTitle title =
                TitleForms.splitBookTitle(input, with.path("author").asText(""));
        return answer.put("book", title.title()).put("bookSubtitle", title.subtitle());
    }

    private static ObjectNode audio(JsonNode with, ObjectNode answer) {
        ProbedAudio probed = new ProbedAudio(
                with.path("codec").asText(""),
                with.path("bitrate").asInt(),
                with.path("sampleSize").asInt());
        answer.putObject("quality").put("name", probed.quality().displayName(MediaKind.MUSIC));
        return answer;
    }
}
