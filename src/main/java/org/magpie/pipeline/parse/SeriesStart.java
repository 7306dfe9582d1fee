package org.magpie.pipeline.parse;

/** Where the title of a series name begins: behind a group in brackets and behind the date of posting. */
final class SeriesStart {
    private SeriesStart() {}

    static int of(Tokens tokens) {
        String name = tokens.name();
        int at = 0;
        while (at < name.length() && name.charAt(at) == '[') {
            int close = name.indexOf(']', at);
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

    private static int skipSoft(String name, int from) {
        int at = from;
        while (at < name.length() && Characters.isSoft(name.charAt(at))) {
            at++;
        }
        return at;
    }
}
