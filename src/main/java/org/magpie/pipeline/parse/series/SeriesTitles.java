package org.magpie.pipeline.parse.series;

import java.util.ArrayList;
import java.util.List;
import org.magpie.pipeline.parse.part.EastAsianNames;
import org.magpie.pipeline.parse.part.TitleText;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.Tokens;

/** The titles of a series name that names the work once or in several languages. */
public final class SeriesTitles {
    private final SeriesWords words;

    public SeriesTitles(SeriesWords words) {
        this.words = words;
    }

    /** Every title of the stretch, in order; empty when it holds none. */
    public List<String> of(String stretch) {
        List<String> titles = new ArrayList<>(1);
        int from = 0;
        while (from <= stretch.length()) {
            int slash = stretch.indexOf(" / ", from);
            int to = slash < 0 ? stretch.length() : slash;
            String title =
                    TitleText.ofSeries(withoutNumbers(EastAsianNames.withoutScript(stretch.substring(from, to))));
            if (!title.isEmpty()) {
                titles.add(title);
            }
            from = to + 3;
        }
        return titles;
    }

    /** The last one in Latin letters, which catalogues know best; the last where none is. */
    public static String best(List<String> titles) {
        for (int i = titles.size() - 1; i > 0; i--) {
            if (Characters.isLatin(titles.get(i))) {
                return titles.get(i);
            }
        }
        String first = titles.getFirst();
        return titles.size() > 1 && Characters.isLatin(first) ? first : titles.getLast();
    }

    /** The titles that one title joins: "Title (Other)", "Title | Other", "Title AKA Other"; itself alone when it joins none. */
    public static List<String> alternatives(String title) {
        int year = TitleText.trailingYear(title);
        String plain = year == 0 ? title : TitleText.withoutYear(title);
        int open = plain.indexOf(" (");
        if (open > 0 && plain.endsWith(")") && open + 3 < plain.length()) {
            String inside = plain.substring(open + 2, plain.length() - 1);
            return List.of(plain.substring(0, open), withoutAka(inside));
        }
        for (String joint : List.of(" | ", " AKA ", " aka ", " Aka ", " a k a ", " A K A ")) {
            int at = plain.indexOf(joint);
            if (at > 0) {
                return List.of(plain.substring(0, at), plain.substring(at + joint.length()));
            }
        }
        String latinEnd = EastAsianNames.latinEnd(title);
        String latin = latinEnd.equals(title) ? EastAsianNames.latinBehind(title) : latinEnd;
        return latin.isEmpty() ? List.of(title) : List.of(title, latin);
    }

    /** "Title (aka Other)": the word is part of neither title. */
    private static String withoutAka(String inside) {
        for (String word : List.of("aka ", "AKA ", "Aka ", "a.k.a. ", "a k a ")) {
            if (inside.startsWith(word)) {
                return inside.substring(word.length());
            }
        }
        return inside;
    }

    /** "Title (S2E1-4)" and "Title (Season 1)": a number that is repeated for each title is part of none. */
    private String withoutNumbers(String written) {
        String part = withoutForm(written);
        int open = part.lastIndexOf('(');
        if (open <= 0) {
            return part;
        }
        Tokens inside = Tokens.cut(part.substring(open + 1));
        return inside.size() > 0 && (isEpisode(inside) || isSeason(inside)) ? part.substring(0, open) : part;
    }

    /** "Title [TV]", "Title [TV-2]": Russian lists say so what kind of anime it is. */
    private static String withoutForm(String part) {
        int open = part.lastIndexOf("[TV");
        int close = open < 0 ? -1 : part.indexOf(']', open);
        return open > 0 && close > 0 && close - open <= "[TV-99".length()
                ? part.substring(0, open) + part.substring(close + 1)
                : part;
    }

    private static boolean isEpisode(Tokens inside) {
        int start = inside.get(0).start();
        return new SeasonEpisodeScanner(inside.name()).episodesAt(start) != null;
    }

    private boolean isSeason(Tokens inside) {
        return inside.size() > 1
                && words.isSeason(inside.get(0))
                && inside.get(1).isNumber()
                && inside.name().endsWith(")");
    }
}
