package org.magpie.pipeline.importing.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.SafeName;
import org.magpie.pipeline.importing.naming.pattern.PatternNode;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.AbsoluteNumbers;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.EpisodeNumbers;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.Group;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.Literal;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.PartWord;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.Parts;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.Token;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.BookSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Numbering;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.SeriesSubject;
import org.magpie.pipeline.importing.naming.token.LengthBudget;
import org.magpie.pipeline.importing.naming.token.Shortening;
import org.magpie.pipeline.importing.naming.token.TokenTable;
import org.magpie.pipeline.importing.naming.token.TokenTables;

/**
 * Puts the values of one subject into the nodes of a pattern. A value is never read as a pattern again, and what is illegal in it
 * is replaced before it gets in; so a title can neither bring tokens nor begin a folder.
 */
final class PatternRenderer {
    /** Stands for a dot that must stay until the name is tidy; see {@link Shortening#ELLIPSIS}. */
    static final char OWN_DOT = '\ufdd1';

    private static final Pattern DOTS = Pattern.compile("\\.{2,}");

    private final TokenTables tokens;
    private final NamingRules rules;
    private final NamingSubject subject;

    PatternRenderer(TokenTables tokens, NamingRules rules, NamingSubject subject) {
        this.tokens = tokens;
        this.rules = rules;
        this.subject = subject;
    }

    /**
     * @return with {@link Shortening#ELLIPSIS} where something was left out; not yet tidied
     */
    String render(List<PatternNode> nodes, LengthBudget lengthBudget) {
        StringBuilder name = new StringBuilder();
        nodes.forEach(node -> name.append(render(node, lengthBudget)));
        return name.toString();
    }

    private String render(PatternNode node, LengthBudget lengthBudget) {
        return switch (node) {
            case Literal literal -> literal.text();
            case Token token -> value(token, lengthBudget);
            case Group group -> group(group, lengthBudget);
            case EpisodeNumbers numbers -> episodeNumbers(numbers);
            case AbsoluteNumbers numbers -> absoluteNumbers(numbers);
            case Parts parts -> parts(parts);
        };
    }

    private String group(Group group, LengthBudget lengthBudget) {
        boolean empty = group.inside().stream()
                .filter(node -> !(node instanceof Literal))
                .allMatch(node -> render(node, lengthBudget).isEmpty());
        return empty ? "" : group.opening() + render(group.inside(), lengthBudget) + group.closing();
    }

    private String value(Token token, LengthBudget lengthBudget) {
        String cased =
                token.casing().apply(tokens.read(subject, token, lengthBudget).strip());
        String value = SafeName.replaceIllegal(cased, rules.illegal());
        if (token.separator().isBlank()) {
            value = withOwnDots(value);
        } else {
            value = value.replace(" ", token.separator());
        }
        return value.isBlank() ? "" : token.prefix() + value + token.suffix();
    }

    /** Several dots in a row are the title's own ({@code What If...}); those that a pattern doubles are not. */
    private static String withOwnDots(String value) {
        return DOTS.matcher(value)
                .replaceAll(dots -> String.valueOf(OWN_DOT).repeat(dots.group().length()));
    }

    private String episodeNumbers(EpisodeNumbers format) {
        if (!(subject instanceof SeriesSubject series) || series.episodes().isEmpty()) {
            return "";
        }
        List<EpisodeFacts> episodes = series.episodes();
        MultiEpisodeStyle style = style(episodes, EpisodeFacts::number);
        StringBuilder numbers = new StringBuilder(seasonAndEpisode(format, episodes.getFirst()));
        for (EpisodeFacts episode : followers(episodes, style.isRange())) {
            String number = TokenTable.padded(episode.number(), format.episodeDigits());
            numbers.append(
                    switch (style) {
                        case EXTEND, RANGE -> "-" + number;
                        case DUPLICATE -> format.divider() + seasonAndEpisode(format, episode);
                        case REPEAT -> format.between() + number;
                        case SCENE, PREFIXED_RANGE -> "-" + format.between() + number;
                    });
        }
        return numbers.toString();
    }

    /**
     * The chosen style where the episodes follow each other. A dash between two numbers is read as all from one to the other; so
     * episodes with a gap between are written one by one, and those of two seasons each with its season.
     */
    private MultiEpisodeStyle style(List<EpisodeFacts> episodes, Function<EpisodeFacts, @Nullable Integer> number) {
        MultiEpisodeStyle chosen = rules.multiEpisode();
        if (chosen == MultiEpisodeStyle.DUPLICATE) {
            return chosen;
        }
        for (int at = 1; at < episodes.size(); at++) {
            EpisodeFacts before = episodes.get(at - 1);
            EpisodeFacts episode = episodes.get(at);
            Integer from = number.apply(before);
            Integer to = number.apply(episode);
            if (before.season() != episode.season()) {
                return MultiEpisodeStyle.DUPLICATE;
            }
            if (from != null && to != null && to - from > 1) {
                return MultiEpisodeStyle.REPEAT;
            }
        }
        return chosen;
    }

    private static String seasonAndEpisode(EpisodeNumbers format, EpisodeFacts episode) {
        return format.mark()
                + TokenTable.padded(episode.season(), format.seasonDigits())
                + format.between()
                + TokenTable.padded(episode.number(), format.episodeDigits());
    }

    private String absoluteNumbers(AbsoluteNumbers format) {
        if (!(subject instanceof SeriesSubject series) || series.numbering() != Numbering.ANIME) {
            return "";
        }
        List<EpisodeFacts> episodes = series.episodes().stream()
                .filter(episode -> episode.absolute() != null)
                .toList();
        if (episodes.isEmpty()) {
            return "";
        }
        String divider = format.divider() == null || format.divider().isBlank() ? "-" : format.divider();
        MultiEpisodeStyle style = style(episodes, EpisodeFacts::absolute);
        StringBuilder numbers = new StringBuilder(absolute(format, episodes.getFirst()));
        for (EpisodeFacts episode : followers(episodes, style.isRange())) {
            boolean divided = style == MultiEpisodeStyle.DUPLICATE || style == MultiEpisodeStyle.REPEAT;
            numbers.append(divided ? divider : "-").append(absolute(format, episode));
        }
        return numbers.toString();
    }

    private static String absolute(AbsoluteNumbers format, EpisodeFacts episode) {
        Integer number = episode.absolute();
        return number == null ? "" : TokenTable.padded(number, format.digits());
    }

    /** Whose numbers are written behind the first one's. */
    private static List<EpisodeFacts> followers(List<EpisodeFacts> episodes, boolean range) {
        return range && episodes.size() > 1
                ? List.of(episodes.getLast())
                : new ArrayList<>(episodes.subList(1, episodes.size()));
    }

    private String parts(Parts parts) {
        if (!(subject instanceof BookSubject book) || book.partCount() < 2) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (PartWord word : parts.words()) {
            text.append(
                    switch (word.kind()) {
                        case TEXT -> word.text();
                        case NUMBER -> TokenTable.padded(book.part(), word.digits());
                        case COUNT -> TokenTable.padded(book.partCount(), word.digits());
                    });
        }
        return text.toString();
    }
}
