package org.magpie.ui.settings.naming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.word.Sense;
import org.magpie.pipeline.parse.word.Senses;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.Vocabulary;

/**
 * Reads names for the tester as the pipeline does. What a piece was taken for comes from what was read where that says so (title,
 * group, year, numbers), and from the word lists for the rest.
 */
public final class GrammarNames implements NameReading {
    private final ReleaseReader reader;
    private final Vocabulary vocabulary;
    private final BiFunction<String, MediaKind, Optional<Message>> matching;

    /** Without a library. */
    public GrammarNames(ReleaseReader reader, Vocabulary vocabulary) {
        this(reader, vocabulary, (name, kind) -> Optional.empty());
    }

    /**
     * @param matching says which title a name is taken for, and why
     */
    public GrammarNames(
            ReleaseReader reader, Vocabulary vocabulary, BiFunction<String, MediaKind, Optional<Message>> matching) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.matching = matching;
    }

    @Override
    public Optional<Message> match(String name, MediaKind kind) {
        return matching.apply(name, kind);
    }

    @Override
    public Result read(String name, MediaKind kind) {
        Optional<ParsedRelease> parsed = reader.read(name, kind);
        return new Result(
                pieces(name, parsed),
                parsed.map(GrammarNames::facts).orElse(List.of()),
                parsed.isPresent() ? Optional.empty() : Optional.of(Message.of("settings.tester.refused")));
    }

    private List<Piece> pieces(String name, Optional<ParsedRelease> parsed) {
        Tokens tokens = Tokens.cut(name);
        Senses senses = vocabulary.read(tokens);
        String[] taken = new String[tokens.size()];
        Arrays.fill(taken, "");
        for (int at = 0; at < tokens.size(); at++) {
            int index = at;
            senses.at(index).stream()
                    .max(Comparator.comparingInt(sense -> sense.last()))
                    .filter(sense -> taken[index].isEmpty())
                    .ifPresent(sense -> Arrays.fill(taken, index, sense.last() + 1, name(sense)));
            if (taken[index].isEmpty() && isResolution(tokens.get(index))) {
                taken[index] = "resolution";
            }
        }
        parsed.ifPresent(release -> told(release, tokens, taken));
        return glue(name, tokens, taken);
    }

    private static String name(Sense sense) {
        return sense.subject().name().toLowerCase(Locale.ROOT);
    }

    /** "1080p", "576i": lines of the picture and how they are drawn. */
    private static boolean isResolution(Token token) {
        int digits = token.key().length() - 1;
        char last = token.key().charAt(digits);
        return (digits == 3 || digits == 4)
                && (last == 'p' || last == 'i')
                && token.key().chars().limit(digits).allMatch(letter -> letter >= '0' && letter <= '9');
    }

    private static void told(ParsedRelease release, Tokens tokens, String[] taken) {
        mark(release.title(), "title", tokens, taken);
        if (release.creator() != null) {
            mark(release.creator(), "creator", tokens, taken);
        }
        if (release.group() != null) {
            markLast(release.group(), "group", tokens, taken);
        }
        for (Token token : tokens.words()) {
            if (release.hash() != null && token.text().equalsIgnoreCase(release.hash())) {
                taken[token.index()] = "hash";
            } else if (taken[token.index()].isEmpty() && isYear(token, release)) {
                taken[token.index()] = "year";
            } else if (taken[token.index()].isEmpty() && isNumber(token, release)) {
                taken[token.index()] = "number";
            }
        }
    }

    private static boolean isYear(Token token, ParsedRelease release) {
        return release.year() != null && token.isNumber(4) && token.number() == release.year();
    }

    /** "S02E04", "1x02", "102": digits with the season or an episode among them. */
    private static boolean isNumber(Token token, ParsedRelease release) {
        ParsedRelease.Numbers numbers = release.numbers();
        if (numbers.equals(ParsedRelease.Numbers.NONE)) {
            return false;
        }
        List<Integer> told = new ArrayList<>(numbers.seasons());
        told.addAll(numbers.episodes());
        told.addAll(numbers.absolute());
        List<String> digits = List.of(token.key().split("[^0-9]+", -1)).stream()
                .filter(part -> !part.isEmpty() && part.length() < 9)
                .toList();
        return !digits.isEmpty()
                && digits.stream().map(Integer::valueOf).allMatch(told::contains)
                && token.key().replaceAll("[0-9]", "").length() <= 7;
    }

    /** Marks the words of a text where they stand one after the other. */
    private static void mark(String text, String sense, Tokens tokens, String[] taken) {
        List<String> words = Tokens.cut(text).words().stream().map(Token::key).toList();
        for (int from = 0; from + words.size() <= tokens.size() && !words.isEmpty(); from++) {
            boolean fits = true;
            for (int at = 0; at < words.size() && fits; at++) {
                fits = tokens.get(from + at).key().equals(words.get(at));
            }
            if (fits) {
                for (int at = 0; at < words.size(); at++) {
                    taken[from + at] = sense;
                }
                return;
            }
        }
    }

    private static void markLast(String text, String sense, Tokens tokens, String[] taken) {
        for (int at = tokens.size() - 1; at >= 0; at--) {
            if (tokens.get(at).text().equalsIgnoreCase(text)) {
                taken[at] = sense;
                return;
            }
        }
    }

    /** Words of one sense and what stands between them are one piece; the gaps between pieces say nothing. */
    private static List<Piece> glue(String name, Tokens tokens, String[] taken) {
        List<Piece> pieces = new ArrayList<>();
        int written = 0;
        int at = 0;
        while (at < tokens.size()) {
            int last = at;
            while (last + 1 < tokens.size() && !taken[at].isEmpty() && taken[last + 1].equals(taken[at])) {
                last++;
            }
            if (tokens.get(at).start() > written) {
                pieces.add(new Piece(name.substring(written, tokens.get(at).start()), ""));
            }
            pieces.add(new Piece(
                    name.substring(tokens.get(at).start(), tokens.get(last).end()), taken[at]));
            written = tokens.get(last).end();
            at = last + 1;
        }
        if (written < name.length()) {
            pieces.add(new Piece(name.substring(written), ""));
        }
        return pieces;
    }

    private static List<Fact> facts(ParsedRelease release) {
        List<Fact> facts = new ArrayList<>();
        fact(facts, "title", release.title());
        fact(
                facts,
                "alternatives",
                String.join(", ", release.titles().subList(1, release.titles().size())));
        fact(facts, "creator", release.creator() == null ? "" : release.creator());
        fact(facts, "year", release.year() == null ? "" : Integer.toString(release.year()));
        ParsedRelease.Numbers numbers = release.numbers();
        fact(facts, "season", join(numbers.seasons()));
        fact(facts, "episode", join(numbers.episodes()));
        fact(facts, "absolute", join(numbers.absolute()));
        fact(facts, "date", numbers.airDate() == null ? "" : numbers.airDate().toString());
        fact(facts, "quality", release.quality().displayName(release.kind()));
        fact(
                facts,
                "revision",
                release.revision().equals(Revision.FIRST)
                        ? ""
                        : "v" + release.revision().version());
        fact(facts, "languages", String.join(", ", release.languages()));
        fact(facts, "edition", release.edition());
        fact(facts, "subtitles", release.hardcodedSubtitles() == null ? "" : release.hardcodedSubtitles());
        fact(facts, "group", release.group() == null ? "" : release.group());
        fact(facts, "hash", release.hash() == null ? "" : release.hash());
        fact(facts, "ids", ids(release.ids()));
        return facts;
    }

    private static String ids(Map<String, String> ids) {
        return ids.entrySet().stream()
                .map(id -> id.getKey() + " " + id.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String join(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static void fact(List<Fact> facts, String key, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(key, value));
        }
    }
}
