package org.magpie.pipeline.parse.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.part.EastAsianNames;
import org.magpie.pipeline.parse.part.TitleText;
import org.magpie.pipeline.parse.word.Bracket;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.TokenMeanings;

/**
 * Names in the style of Chinese fan groups, where every part has its own brackets: [group][title][title again][12][1080p], or
 * the title stands between them: [group] title / title again - 12 [1080p]. Of several titles the one in Latin letters is taken,
 * because that is what catalogues know.
 */
final class EastAsianGrammar {
    private final SeriesWords words;

    EastAsianGrammar(SeriesWords words) {
        this.words = words;
    }

    Optional<SeriesGrammar.Reading> read(TokenMeanings meanings) {
        String name = meanings.tokens().name();
        if (name.charAt(0) != '[' && name.charAt(0) != '【') {
            return Optional.empty();
        }
        if (new SeasonPacks(
                        meanings,
                        words,
                        new SeasonInWords(meanings.tokens(), words, new AbsoluteReader(meanings, words)),
                        new SeasonEpisodeScanner(name),
                        1)
                .isScene()) {
            return Optional.empty();
        }
        boolean bracketsOnly = name.length() > 1 && name.startsWith("][", Math.max(0, name.indexOf(']')));
        if (!bracketsOnly && !Characters.hasEastAsian(name)) {
            return Optional.empty();
        }
        List<Bracket> parts = Bracket.cut(name);
        if (parts.size() < 2 || !parts.getFirst().bracketed()) {
            return Optional.empty();
        }
        List<String> titles = new ArrayList<>();
        for (Bracket part : parts.subList(1, parts.size())) {
            Episode episode = episode(part);
            if (episode != null) {
                if (!episode.title().isBlank()) {
                    titles.add(episode.title());
                }
                return titles.isEmpty() ? Optional.empty() : Optional.of(reading(titles, episode, part));
            }
            if (isTitle(part)) {
                titles.add(part.text());
            }
        }
        return Optional.empty();
    }

    private SeriesGrammar.Reading reading(List<String> titles, Episode episode, Bracket part) {
        String title = titles.stream()
                .map(EastAsianNames::latinPart)
                .filter(candidate -> !Characters.hasEastAsian(candidate))
                .findFirst()
                .orElseGet(() -> EastAsianNames.latinEnd(EastAsianNames.latinPart(titles.getLast())));
        Numbers numbers = new Numbers(List.of(), List.of(), episode.numbers(), null, false, false, 0);
        return new SeriesGrammar.Reading("", shortSeason(TitleText.ofSeries(title)), part.end(), numbers);
    }

    /** "Title S02" is written "Title S2" by the catalogues' aliases. */
    private static String shortSeason(String title) {
        int at = title.length() - 3;
        boolean padded =
                at > 0 && title.startsWith(" S0", at - 1) && Characters.isDigit(title.charAt(title.length() - 1));
        return padded ? title.substring(0, at + 1) + title.charAt(title.length() - 1) : title;
    }

    private boolean isTitle(Bracket part) {
        String text = part.text().strip();
        boolean year = text.length() == 4 && Characters.number(text, 0, 4) >= 1900;
        return !text.isEmpty() && !year && !words.isEastAsianTag(text);
    }

    /** The episodes of a bracket such as [第01-15集] in the part of a name before its season; empty when there is none. */
    static List<Integer> countedEpisodes(String before) {
        for (Bracket part : before.indexOf('第') < 0 ? List.<Bracket>of() : Bracket.cut(before)) {
            Episode episode = part.bracketed() && part.text().startsWith("第") ? inBrackets(part.text()) : null;
            if (episode != null) {
                return episode.numbers();
            }
        }
        return List.of();
    }

    private @Nullable Episode episode(Bracket part) {
        return part.bracketed() ? inBrackets(part.text().strip()) : behindHyphen(part.text());
    }

    /** "12", "12v2", "12END", "01-24完", "第12话". */
    private static @Nullable Episode inBrackets(String text) {
        int at = text.startsWith("第") ? 1 : 0;
        int end = Characters.digitsEnd(text, at);
        int first = Characters.number(text, at, end);
        if (first < 0 || end - at > 4 || (end - at == 4 && first >= 1900 && first < 2100)) {
            return null;
        }
        int last = first;
        if (end < text.length() && (text.charAt(end) == '-' || text.charAt(end) == '~')) {
            int lastEnd = Characters.digitsEnd(text, end + 1);
            last = Characters.number(text, end + 1, lastEnd);
            end = lastEnd;
        }
        return isEnding(text.substring(end)) ? new Episode("", EpisodeMarker.run(first, Math.max(first, last))) : null;
    }

    private static boolean isEnding(String rest) {
        int plus = rest.indexOf('+');
        String alone = plus < 0 ? rest : rest.substring(0, plus);
        String left = alone.startsWith("TV") || alone.startsWith("BD")
                ? alone.substring(2).strip()
                : alone.strip();
        boolean version = left.length() == 2
                && (left.charAt(0) == 'v' || left.charAt(0) == 'V')
                && Characters.isDigit(left.charAt(1));
        return left.isEmpty()
                || version
                || left.equalsIgnoreCase("end")
                || left.equalsIgnoreCase("fin")
                || List.of("完", "话", "話", "集", "回", "话完", "話完", "集完", "合集", "完结", "完結", "全", "全集")
                        .contains(left);
    }

    /** "title - 12" and "title - 12 (1080p …)". */
    private static @Nullable Episode behindHyphen(String text) {
        int at = text.lastIndexOf(" - ");
        while (at > 0) {
            int start = at + 3;
            int end = Characters.digitsEnd(text, start);
            int number = Characters.number(text, start, end);
            boolean ends = end == text.length() || text.charAt(end) == ' ' || text.charAt(end) == 'v';
            if (number >= 0 && end - start <= 4 && ends) {
                return new Episode(text.substring(0, at), List.of(number));
            }
            at = text.lastIndexOf(" - ", at - 1);
        }
        return atEnd(text.strip());
    }

    /** "标题 第二季 07": a number of two or three digits behind a title in its own script. */
    private static @Nullable Episode atEnd(String text) {
        int blank = text.lastIndexOf(' ');
        int digits = text.length() - blank - 1;
        int number = Characters.number(text, blank + 1, text.length());
        boolean counted = blank > 0 && number >= 0 && digits >= 2 && digits <= 3;
        return counted && Characters.hasEastAsian(text.substring(0, blank))
                ? new Episode(text.substring(0, blank), List.of(number))
                : null;
    }

    private record Episode(String title, List<Integer> numbers) {}
}
