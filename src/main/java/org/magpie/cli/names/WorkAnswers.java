package org.magpie.cli.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.magpie.media.MediaKind;
import org.magpie.media.name.TitleForms;
import org.magpie.pipeline.parse.WorkReading;
import org.magpie.pipeline.parse.grammar.BookGrammar;
import org.magpie.pipeline.parse.grammar.MusicGrammar;
import org.magpie.pipeline.parse.grammar.WorkDetails;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.work.KnownNames;

/**
 * Answers how release names of music or books are read.
 *
 * @param kind of the names
 * @param creatorField what the answer calls the creator: artist or author
 * @param workField what the answer calls the work: album or book
 * @param work reads who made what
 * @param details reads the rest
 * @param known prepares the search for a creator and works that are known
 */
public record WorkAnswers(
        MediaKind kind,
        String creatorField,
        String workField,
        Function<String, Optional<WorkReading>> work,
        Function<String, WorkDetails> details,
        BiFunction<String, List<String>, KnownNames> known)
        implements NamesAnswerer {

    /** Answers of the kinds {@code music.release}, {@code music.search}, {@code music.query}. */
    public static WorkAnswers ofMusic(Vocabulary vocabulary) {
        MusicGrammar grammar = new MusicGrammar(vocabulary);
        return new WorkAnswers(MediaKind.MUSIC, "artist", "album", grammar::work, grammar::details, grammar::known);
    }

    /** Answers of the kinds {@code book.release}, {@code book.search}, {@code book.query}. */
    public static WorkAnswers ofBooks(Vocabulary vocabulary) {
        BookGrammar grammar = new BookGrammar(vocabulary);
        return new WorkAnswers(MediaKind.BOOK, "author", "book", grammar::work, grammar::details, grammar::known);
    }

    @Override
    public Optional<ObjectNode> answer(String question, String input, JsonNode with) {
        String prefix = kind.name().toLowerCase(Locale.ROOT) + ".";
        if (!question.startsWith(prefix)) {
            return Optional.empty();
        }
        return switch (question.substring(prefix.length())) {
            case "release" -> Optional.of(release(input));
            case "search" -> Optional.of(search(input, with));
            case "query" -> Optional.of(query(input));
            default -> Optional.empty();
        };
    }

    private ObjectNode release(String name) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        Optional<WorkReading> reading = work.apply(name);
        answer.put("parsed", reading.isPresent());
        reading.ifPresent(read -> {
            answer.put(creatorField, read.creator());
            answer.put(workField, read.work());
            answer.put("discography", read.discography());
            answer.put("discographyStart", read.firstYear());
            answer.put("discographyEnd", read.lastYear());
            answer.put("year", read.year());
            answer.put("edition", read.edition());
        });
        return putDetails(answer, name);
    }

    private ObjectNode search(String name, JsonNode with) {
        List<String> works = new ArrayList<>();
        with.path(workField + "s").forEach(known -> works.add(known.asText()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        Optional<KnownNames.Found> found =
                known.apply(with.path(creatorField).asText(""), works).find(name);
        answer.put("parsed", found.isPresent());
        found.ifPresent(names -> answer.put(creatorField, names.creator()).put(workField, names.work()));
        return putDetails(answer, name);
    }

    private ObjectNode query(String text) {
        String title = work.apply(text).map(WorkReading::creator).orElse(text);
        return JsonNodeFactory.instance.objectNode().put("cleanTitle", TitleForms.comparison(title));
    }

    private ObjectNode putDetails(ObjectNode answer, String name) {
        WorkDetails said = details.apply(name);
        answer.putObject("quality").put("name", said.quality().displayName(kind));
        answer.putObject("qualityOrigin")
                .put("format", said.origin().format().name().toLowerCase(Locale.ROOT));
        answer.putObject("revision")
                .put("version", said.revision().version())
                .put("real", said.revision().real())
                .put("repack", said.revision().repack());
        return answer.put("releaseGroup", said.group()).put("releaseHash", said.hash());
    }
}
