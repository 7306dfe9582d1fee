package org.magpie.pipeline.parse.part;

import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Tokens;

/** How names that mix Chinese, Japanese or Korean with Latin letters are told apart. */
public final class EastAsianNames {
    private static final String GROUP_ENDINGS = "组組社屋团團会會班部字幕";

    /** From how many letters on a Latin name is more than the initials before a name in another script. */
    private static final int LATIN_NAME = 4;

    private EastAsianNames() {}

    /** A group as it calls itself: a Latin name before a note in another script stands alone. */
    static String group(String written) {
        if (!Characters.hasEastAsian(written)) {
            return written;
        }
        char last = written.charAt(written.length() - 1);
        if (GROUP_ENDINGS.indexOf(last) >= 0) {
            return written;
        }
        int latin = 0;
        while (latin < written.length() && !Characters.isEastAsian(written.codePointAt(latin))) {
            latin++;
        }
        String start = written.substring(0, latin).strip();
        boolean restIsEastAsian = true;
        for (int i = latin; i < written.length(); i++) {
            restIsEastAsian &= Characters.isEastAsian(written.charAt(i));
        }
        return start.length() >= LATIN_NAME && restIsEastAsian ? start : written;
    }

    /** The Latin part of a title that names the work twice, the whole where there is no such part. */
    public static String latinPart(String title) {
        if (!Characters.hasEastAsian(title)) {
            return title.strip();
        }
        String bracketed = inRoundBrackets(title);
        if (!bracketed.isEmpty()) {
            return bracketed;
        }
        String best = "";
        for (String part : title.split("[/_|·]", -1)) {
            String candidate = part.strip();
            if (!Characters.hasEastAsian(candidate) && hasLetter(candidate)) {
                best = candidate;
                break;
            }
            String latin = latinStart(candidate);
            if (latin.length() > best.length()) {
                best = latin;
            }
        }
        if (!best.isEmpty()) {
            return best;
        }
        String[] parts = title.split("[/|]", -1);
        return parts[parts.length - 1].strip();
    }

    /** "标题(Title)": the Latin title in round brackets behind the one in another script; empty when there is none. */
    private static String inRoundBrackets(String title) {
        int open = Math.max(title.indexOf('('), title.indexOf('（'));
        int close = Math.max(title.lastIndexOf(')'), title.lastIndexOf('）'));
        if (open <= 0 || close < open || close < title.strip().length() - 1) {
            return "";
        }
        String inside = title.substring(open + 1, close).strip();
        return !Characters.hasEastAsian(inside) && hasLetter(inside) ? inside : "";
    }

    /** "Title 海賊王": Latin words followed by the title in another script. */
    private static String latinStart(String text) {
        int at = 0;
        while (at < text.length() && !Characters.isEastAsian(text.codePointAt(at))) {
            at++;
        }
        String start = text.substring(0, at).strip();
        for (int i = at; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < 128 && Character.isLetter(character)) {
                return "";
            }
        }
        return hasLetter(start) ? start : "";
    }

    private static boolean hasLetter(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    /** "我的人间烟火.Fireworks.Series": the title in its own script before the one that catalogues know. */
    public static String withoutScript(String part) {
        if (!Characters.hasEastAsian(part)) {
            return part;
        }
        int bracket = part.lastIndexOf("].");
        int dot = bracket >= 0 ? bracket + 1 : part.indexOf('.');
        if (dot <= 0 || dot + 1 >= part.length()) {
            return part;
        }
        // "東京 St. Winter" and "東京... Winter": a dot that ends a Latin word, or is no gap between two words, parts no
        // titles.
        boolean isGap = Characters.isWord(part.codePointAt(dot + 1))
                && part.chars().limit(dot).noneMatch(letter -> letter < 128 && Character.isLetter(letter));
        if (bracket < 0 && !isGap) {
            return part;
        }
        String after = part.substring(dot + 1);
        boolean scriptFirst =
                Characters.isEastAsian(part.codePointAt(Tokens.cut(part).get(0).start()));
        return scriptFirst && isLatin(after) ? after : part;
    }

    /** "白色的房子 The White House": the title that catalogues know, behind the one in its own script; empty when there is none. */
    public static String latinBehind(String title) {
        if (!Characters.hasEastAsian(title) || !Characters.isEastAsian(title.codePointAt(0))) {
            return "";
        }
        int blank = title.indexOf(' ');
        String behind = blank < 0 ? "" : title.substring(blank + 1).strip();
        return isLatin(behind) && Characters.isWord(behind.codePointAt(0)) ? behind : "";
    }

    /** "白色的房子 The White House": from two Latin words on behind the other script they are the title, else the whole is. */
    public static String latinEnd(String title) {
        int at = title.length();
        while (at > 0 && !Characters.isEastAsian(title.charAt(at - 1))) {
            at--;
        }
        String end = title.substring(at).strip();
        boolean words = at > 0 && title.startsWith(" ", at) && end.indexOf(' ') > 0 && isLatin(end);
        return words ? end : title;
    }

    private static boolean isLatin(String text) {
        return !Characters.hasEastAsian(text)
                && text.chars().anyMatch(letter -> letter < 128 && Character.isLetter(letter));
    }
}
