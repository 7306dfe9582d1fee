package org.magpie.pipeline.parse.part;

import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Tokens;

/** Where the title of a series name begins: behind a group in brackets and behind the date of posting. */
public final class SeriesStart {
    private SeriesStart() {}

    public static int of(Tokens tokens) {
        String name = tokens.name();
        if (isTitleInBrackets(tokens)) {
            return 0;
        }
        int at = 0;
        while (at < name.length() && (name.charAt(at) == '[' || name.charAt(at) == '【')) {
            int close = name.indexOf(name.charAt(at) == '[' ? ']' : '】', at);
            int next = close < 0 ? name.length() : skipSoft(name, close + 1);
            if (next >= name.length() || tokens.indexAt(next) >= tokens.size()) {
                break;
            }
            at = next;
        }
        int first = tokens.indexAt(at);
        boolean posted = first < tokens.size() - 1
                && first == 0
                && tokens.get(0).isNumber(6)
                && tokens.gapIs(1, ' ')
                && tokens.get(0).number() % 100 <= 31
                && tokens.get(0).number() / 100 % 100 <= 12;
        return posted ? tokens.get(1).start() : at;
    }

    /** "[Title].2007.1080p", "[Title] (2011) [WEBRip]": nothing but the year of a film follows, so the brackets hold its title. */
    public static boolean isTitleInBrackets(Tokens tokens) {
        String name = tokens.name();
        int close = name.startsWith("[") ? name.indexOf(']') : -1;
        int next = close < 0 ? tokens.size() : tokens.indexAt(close);
        if (next == 0
                || next >= tokens.size()
                || !tokens.get(next).isNumber(4)
                || tokens.get(next).bracket() == '[') {
            return false;
        }
        int year = tokens.get(next).number();
        boolean goesOn = next + 1 < tokens.size() && !tokens.gapHas(next, '-');
        return year >= 1900 && year < 2100 && goesOn && !name.startsWith("][", close);
    }

    private static int skipSoft(String name, int from) {
        int at = from;
        while (at < name.length() && Characters.isSoft(name.charAt(at))) {
            at++;
        }
        return at;
    }
}
