package org.magpie.base.disk;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Makes any text a name that Windows, macOS and Linux accept for one file or folder, so that a library can be carried from one
 * to another.
 *
 * <p>The rules are those of Windows ("Naming Files, Paths, and Namespaces", Microsoft Learn), which are the strictest, and the
 * 255 bytes that ext4, Btrfs, ZFS and most network drives allow for a name.
 */
public final class SafeName {
    /** UTF-8 bytes that one name may have on every system. */
    public static final int MAX_BYTES = 255;

    private static final String ILLEGAL = "\\/<>?*|\":";
    private static final Set<String> DEVICES = Set.of(
            "aux", "con", "nul", "prn", "conin$", "conout$", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
            "com8", "com9", "com¹", "com²", "com³", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
            "lpt9", "lpt¹", "lpt²", "lpt³");

    private SafeName() {}

    /** A legal name for any text; {@code _} for a text that leaves nothing. */
    public static String of(String text) {
        return of(text, IllegalCharacters.DEFAULT, 0);
    }

    /**
     * A legal name for any text; {@code _} for a text that leaves nothing.
     *
     * @param reserved UTF-8 bytes that must stay free, such as those of an extension to be put behind; 0 or more
     */
    public static String of(String text, IllegalCharacters rules, int reserved) {
        String name = withoutTrailingDots(cutToBytes(replaceIllegal(text, rules), MAX_BYTES - reserved));
        if (name.isEmpty()) {
            return "_";
        }
        String spoken = renameDevice(name);
        // Renaming a device may add a byte; a device's own name is far too short for that to matter.
        return spoken;
    }

    /** Whether a text is already a legal name for a file or folder on every system. */
    public static boolean isLegal(String name) {
        return !name.isEmpty()
                && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                && name.chars().noneMatch(at -> at < ' ' || at == 0x7f || ILLEGAL.indexOf(at) >= 0)
                && !name.endsWith(".")
                && !name.endsWith(" ")
                && !isDevice(name);
    }

    /**
     * Puts look-alikes instead of characters that some system forbids, a plain blank in that of every other one, takes away what
     * nobody sees, such as control characters, blanks without width and marks that turn the direction of writing (they let {@code exe}
     * pass for {@code mkv}), and trims blanks at both ends and dots at the beginning.
     * The result may be empty, too long or end with a dot.
     */
    public static String replaceIllegal(String text, IllegalCharacters rules) {
        StringBuilder name = new StringBuilder(text.length() + 8);
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            boolean blankFollows = at < text.length() && text.charAt(at) == ' ';
            if (point == ':') {
                name.append(colon(rules, blankFollows));
            } else if (Character.getType(point) == Character.SPACE_SEPARATOR) {
                name.append(' ');
            } else if (isInvisible(point) && !joins(text, at)) {
                name.append(Character.isWhitespace(point) ? " " : "");
            } else if (ILLEGAL.indexOf(point) >= 0) {
                name.append(rules.replace() ? lookAlike(point) : "");
            } else {
                name.appendCodePoint(point);
            }
        }
        return trim(name.toString());
    }

    /** Renames what Windows takes for a device: {@code Com1.Sat} becomes {@code Com1_Sat}, {@code NUL} becomes {@code NUL_}. */
    public static String renameDevice(String name) {
        if (!isDevice(name)) {
            return name;
        }
        int dot = name.indexOf('.');
        return dot < 0 ? name + "_" : name.substring(0, dot) + "_" + name.substring(dot + 1);
    }

    /**
     * The longest beginning of a text that fits into so many UTF-8 bytes and does not cut a character in two.
     *
     * @param bytes less than 1 gives the empty text
     */
    public static String cutToBytes(String text, int bytes) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            used += bytesOf(point);
            if (used > bytes) {
                break;
            }
            at += Character.charCount(point);
        }
        return text.substring(0, at);
    }

    /** The longest end of a text that fits into so many UTF-8 bytes and does not cut a character in two. */
    public static String cutFrontToBytes(String text, int bytes) {
        int used = 0;
        int at = text.length();
        while (at > 0) {
            int point = text.codePointBefore(at);
            used += bytesOf(point);
            if (used > bytes) {
                break;
            }
            at -= Character.charCount(point);
        }
        return text.substring(at);
    }

    /** How many bytes a text has in UTF-8. */
    public static int bytesOf(String text) {
        return text.codePoints().map(SafeName::bytesOf).sum();
    }

    private static int bytesOf(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }

    private static String colon(IllegalCharacters rules, boolean blankFollows) {
        if (!rules.replace()) {
            return "";
        }
        return switch (rules.colon()) {
            case DELETE -> "";
            case DASH -> "-";
            case SPACE_DASH -> " -";
            case SPACE_DASH_SPACE -> blankFollows ? " -" : " - ";
            case SMART -> blankFollows ? " -" : "-";
            case CUSTOM -> replaceIllegal(rules.customColon(), rules.withColon(ColonStyle.DELETE));
        };
    }

    private static String lookAlike(int point) {
        return switch (point) {
            case '/', '\\' -> "+";
            case '?' -> "!";
            case '*' -> "-";
            default -> "";
        };
    }

    /**
     * What nobody sees: control characters, halves of characters, the marks of Unicode Standard Annex 9 that turn the writing direction
     * and all others of the category "format", and letters that are drawn as nothing.
     */
    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> point == 0x115f || point == 0x1160 || point == 0x3164 || point == 0xffa0 || point == 0x2800;
        };
    }

    /** Whether the mark before this place joins or parts two letters of a script that needs it, or two pictures of one. */
    private static boolean joins(String text, int behind) {
        char mark = text.charAt(behind - 1);
        return (mark == '\u200c' || mark == '\u200d')
                && behind >= 2
                && behind < text.length()
                && text.charAt(behind - 2) >= 0x300
                && text.charAt(behind) >= 0x300
                && !isInvisible(text.charAt(behind - 2));
    }

    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return DEVICES.contains(stem.stripTrailing().toLowerCase(Locale.ROOT));
    }

    private static String trim(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && (name.charAt(start) == ' ' || name.charAt(start) == '.')) {
            start++;
        }
        while (end > start && name.charAt(end - 1) == ' ') {
            end--;
        }
        return name.substring(start, end);
    }

    private static String withoutTrailingDots(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == ' ' || name.charAt(end - 1) == '.')) {
            end--;
        }
        return name.substring(0, end);
    }
}
