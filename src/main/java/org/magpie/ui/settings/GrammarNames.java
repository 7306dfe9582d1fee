package org.magpie.ui.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.Revision;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.Sense;
import org.magpie.pipeline.parse.Senses;
import org.magpie.pipeline.parse.Token;
import org.magpie.pipeline.parse.Tokens;
import org.magpie.pipeline.parse.Vocabulary;

/** Shows what the grammars make of a name: the words as they were cut, and what was read out of them. */
public final class GrammarNames implements NameReading {
    private static final Pattern NUMBER = Pattern.compile(
            "(?:s\\d{1,4}){1,4}(?:e\\d{1,4}){0,9}|e\\d{1,4}(?:e\\d{1,4}){0,9}|\\d{1,2}x\\d{1,4}|season|episode");

    private final ReleaseReader reader;
    private final Vocabulary vocabulary;

    public GrammarNames(ReleaseReader reader, Vocabulary vocabulary) {
        this.reader = reader;
        this.vocabulary = vocabulary;
    }

    @Override
    public Result read(String name, MediaKind kind) {
        Optional<ParsedRelease> read = reader.read(name, kind);
        List<Piece> pieces = pieces(name, read);
        return read.map(parsed -> new Result(pieces, facts(parsed), Optional.empty()))
                .orElseGet(() -> new Result(pieces, List.of(), Optional.of(Message.of("settings.tester.refused"))));
    }

    private List<Piece> pieces(String name, Optional<ParsedRelease> read) {
        Tokens tokens = Tokens.cut(name);
        Senses senses = vocabulary.read(tokens);
        int title = read.map(parsed -> wordsOf(tokens, parsed.title())).orElse(0);
        List<Piece> pieces = new ArrayList<>();
        int known = -1;
        String sense = "";
        for (int at = 0; at < tokens.size(); at++) {
            Token word = tokens.get(at);
            add(pieces, tokens.gap(at), at < title && at > 0 ? "title" : "");
            if (at < title) {
                sense = "title";
            } else if (at > known) {
                Sense longest = longest(senses.at(at));
                known = longest == null ? at : longest.last();
                sense = longest == null
                        ? plain(word, read)
                        : longest.subject().name().toLowerCase(Locale.ROOT);
            }
            add(pieces, word.text(), sense);
        }
        add(pieces, tokens.gap(tokens.size()), "");
        return pieces;
    }

    /** Neighbours of one sense become one piece. */
    private static void add(List<Piece> pieces, String text, String sense) {
        if (text.isEmpty()) {
            return;
        }
        if (!pieces.isEmpty() && pieces.getLast().sense().equals(sense)) {
            Piece last = pieces.removeLast();
            pieces.add(new Piece(last.text() + text, sense));
        } else {
            pieces.add(new Piece(text, sense));
        }
    }

    private static @Nullable Sense longest(Collection<Sense> senses) {
        Sense longest = null;
        for (Sense sense : senses) {
            if (longest == null || sense.last() > longest.last()) {
                longest = sense;
            }
        }
        return longest;
    }

    private static String plain(Token word, Optional<ParsedRelease> read) {
        if (NUMBER.matcher(word.key()).matches()) {
            return "number";
        }
        if (read.isEmpty()) {
            return "";
        }
        ParsedRelease parsed = read.get();
        Integer year = parsed.year();
        if (year != null && word.text().equals(year.toString())) {
            return "year";
        }
        if (parsed.group() != null && parsed.group().toLowerCase(Locale.ROOT).contains(word.key())) {
            return "group";
        }
        return parsed.hash() != null && parsed.hash().equalsIgnoreCase(word.text()) ? "hash" : "";
    }

    /** How many words from the start of the name are those of its title. */
    private static int wordsOf(Tokens name, String title) {
        Tokens wanted = Tokens.cut(title);
        int found = 0;
        int end = 0;
        for (int at = 0; at < name.size() && found < wanted.size(); at++) {
            if (name.get(at).key().equals(wanted.get(found).key())) {
                found++;
                end = at + 1;
            } else if (found > 0) {
                return end;
            }
        }
        return end;
    }

    private static List<Fact> facts(ParsedRelease parsed) {
        List<Fact> facts = new ArrayList<>();
        fact(facts, "creator", parsed.creator());
        fact(facts, "title", parsed.title());
        fact(
                facts,
                "alternatives",
                String.join(" · ", parsed.titles().subList(1, parsed.titles().size())));
        fact(facts, "year", parsed.year() == null ? "" : parsed.year().toString());
        fact(facts, "season", joined(parsed.numbers().seasons()));
        fact(facts, "episode", joined(parsed.numbers().episodes()));
        fact(facts, "absolute", joined(parsed.numbers().absolute()));
        fact(
                facts,
                "date",
                parsed.numbers().airDate() == null
                        ? ""
                        : parsed.numbers().airDate().toString());
        fact(facts, "quality", parsed.quality().displayName(parsed.kind()));
        fact(
                facts,
                "revision",
                parsed.revision().equals(Revision.FIRST)
                        ? ""
                        : "v" + parsed.revision().version());
        fact(facts, "languages", String.join(", ", parsed.languages()));
        fact(facts, "edition", parsed.edition());
        fact(facts, "group", parsed.group());
        fact(facts, "hash", parsed.hash());
        fact(
                facts,
                "ids",
                parsed.ids().entrySet().stream()
                        .map(id -> id.getKey() + ":" + id.getValue())
                        .collect(Collectors.joining(", ")));
        fact(facts, "subtitles", parsed.hardcodedSubtitles());
        return facts;
    }

    private static void fact(List<Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(key, value));
        }
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
