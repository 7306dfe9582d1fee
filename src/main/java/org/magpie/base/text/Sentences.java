package org.magpie.base.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts texts for a person one after the other. */
public final class Sentences {
    private Sentences() {}

    /** The texts as one, without empty ones; each but the last ends with a full stop where it has no sign of its own. */
    public static String joined(String... texts) {
        String[] filled = Stream.of(texts)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toArray(String[]::new);
        for (int at = 0; at < filled.length - 1; at++) {
            int last = filled[at].codePointBefore(filled[at].length());
            boolean isOpen = Character.isLetterOrDigit(last) || ")]»”\"'".indexOf(last) >= 0;
            filled[at] = isOpen ? filled[at] + "." : filled[at];
        }
        return Stream.of(filled).collect(Collectors.joining(" "));
    }
}
