package org.magpie.pipeline.importing.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.name.TitleForms;
import org.magpie.pipeline.importing.naming.pattern.NamingPattern;
import org.magpie.pipeline.importing.naming.pattern.PatternNode;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MovieSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Numbering;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.SeriesSubject;
import org.magpie.pipeline.importing.naming.token.TokenTable;
import org.magpie.pipeline.importing.naming.token.TokenTables;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;

/**
 * Tells a person what is wrong with a pattern before any file has its name: tokens that do not exist, characters that no file name
 * may have, and names out of which nobody could read again what is in the file.
 */
public final class PatternCheck {
    private static final String ILLEGAL = "<>?*|\":";

    private final TokenTables tokens = new TokenTables();
    private final ReleaseReader reader;

    public PatternCheck(ReleaseReader reader) {
        this.reader = reader;
    }

    /** What is wrong with a pattern of files, worst first; empty when it is good. */
    public List<Message> problemsOfFile(NamingPattern pattern, Numbering numbering, NamingRules rules) {
        List<Message> problems = problems(pattern);
        if (problems.isEmpty() && !keepsOriginal(pattern)) {
            identity(pattern, numbering).ifPresent(problems::add);
            if (problems.isEmpty()) {
                readBack(pattern, numbering, rules).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** What is wrong with a pattern of title folders, worst first; empty when it is good. */
    public List<Message> problemsOfFolder(NamingPattern pattern) {
        List<Message> problems = problems(pattern);
        if (problems.isEmpty() && pattern.tokenKeys().stream().noneMatch(PatternCheck::namesOwner)) {
            problems.add(Message.of("naming.problem.folderWithoutTitle"));
        }
        return problems;
    }

    /** What is wrong with a pattern of season folders; an empty pattern is good, it makes none. */
    public List<Message> problemsOfSeasonFolder(NamingPattern pattern) {
        if (pattern.text().isBlank()) {
            return List.of();
        }
        List<Message> problems = problems(pattern);
        if (problems.isEmpty() && !pattern.has("season")) {
            problems.add(Message.of("naming.problem.seasonFolderWithoutSeason"));
        }
        return problems;
    }

    private List<Message> problems(NamingPattern pattern) {
        List<Message> problems = new ArrayList<>();
        if (pattern.text().isBlank()) {
            problems.add(Message.of("naming.problem.empty"));
        }
        TokenTable<?> table = tokens.table(pattern.kind());
        for (String key : Set.copyOf(pattern.tokenKeys())) {
            if (!table.knows(key)) {
                problems.add(Message.of("naming.problem.unknownToken", key));
            }
        }
        if (pattern.segments().stream().flatMap(PatternCheck::literals).anyMatch(text -> text.matches(".*[{}].*"))) {
            problems.add(Message.of("naming.problem.brackets"));
        }
        pattern.segments().stream()
                .flatMap(PatternCheck::literals)
                .flatMapToInt(String::chars)
                .filter(letter -> ILLEGAL.indexOf(letter) >= 0)
                .distinct()
                .forEach(letter -> problems.add(Message.of("naming.problem.illegal", Character.toString(letter))));
        return problems;
    }

    private static Stream<String> literals(List<PatternNode> nodes) {
        return nodes.stream().flatMap(node -> switch (node) {
            case PatternNode.Literal literal -> Stream.of(literal.text());
            case PatternNode.Group group -> literals(group.inside());
            default -> Stream.empty();
        });
    }

    private static boolean keepsOriginal(NamingPattern pattern) {
        return pattern.has("Original Title") || pattern.has("Original Filename");
    }

    private static Optional<Message> identity(NamingPattern pattern, Numbering numbering) {
        Predicate<String> has = pattern::has;
        boolean numbered = has.test("season") && has.test("episode");
        boolean told = switch (pattern.kind()) {
            case SERIES ->
                switch (numbering) {
                    case STANDARD -> numbered;
                    case DAILY -> numbered || has.test("Air-Date");
                    case ANIME -> numbered || has.test("absolute");
                };
            case MOVIE -> pattern.tokenKeys().stream().anyMatch(PatternCheck::namesOwner);
            case MUSIC ->
                has.test("track") || pattern.tokenKeys().stream().anyMatch(key -> key.matches("track(clean)?title.*"));
            case BOOK -> pattern.tokenKeys().stream().anyMatch(key -> key.matches("book(clean)?title.*"));
        };
        return told
                ? Optional.empty()
                : Optional.of(Message.of(
                        "naming.problem.unidentified." + pattern.kind().name().toLowerCase(Locale.ROOT)));
    }

    private static boolean namesOwner(String key) {
        return key.matches("(series|movie)(clean|original|cleanoriginal)?title.*") && !key.endsWith("firstcharacter")
                || key.matches("(artist|author)(clean|sort)?name.*") && !key.endsWith("firstcharacter");
    }

    /** Writes samples and reads them; tracks and books carry what they are in their tags, so nobody reads their names. */
    private Optional<Message> readBack(NamingPattern pattern, Numbering numbering, NamingRules rules) {
        if (pattern.kind() != MediaKind.SERIES && pattern.kind() != MediaKind.MOVIE) {
            return Optional.empty();
        }
        FileNaming naming = new FileNaming(NamingScheme.of(pattern, pattern), rules);
        for (NamingSubject sample : NamingSamples.of(pattern.kind(), numbering)) {
            String name = naming.preview(pattern, sample, 0);
            String last = name.substring(name.lastIndexOf('/') + 1);
            Optional<ParsedRelease> read = reader.read(last, pattern.kind());
            if (read.isEmpty() || !matches(sample, read.get(), pattern)) {
                return Optional.of(Message.of("naming.problem.unreadable", last));
            }
        }
        return Optional.empty();
    }

    private static boolean matches(NamingSubject sample, ParsedRelease read, NamingPattern pattern) {
        return switch (sample) {
            case SeriesSubject series -> matches(series, read.numbers());
            case MovieSubject movie -> matches(movie, read, pattern);
            default -> true;
        };
    }

    private static boolean matches(SeriesSubject series, ParsedRelease.Numbers read) {
        List<EpisodeFacts> episodes = series.episodes();
        EpisodeFacts first = episodes.getFirst();
        boolean byNumber = read.seasons().equals(List.of(first.season()))
                && read.episodes()
                        .equals(episodes.stream().map(EpisodeFacts::number).toList());
        boolean byDate = read.airDate() != null && read.airDate().equals(first.airDate());
        boolean byAbsolute = series.numbering() == Numbering.ANIME
                && read.absolute()
                        .equals(episodes.stream().map(EpisodeFacts::absolute).toList());
        return byNumber || byDate || byAbsolute;
    }

    private static boolean matches(MovieSubject movie, ParsedRelease read, NamingPattern pattern) {
        boolean title = read.titles().stream().anyMatch(name -> TitleForms.isSame(name, movie.title()));
        return title && (!pattern.has("Release Year") || Objects.equals(read.year(), movie.year()));
    }
}
