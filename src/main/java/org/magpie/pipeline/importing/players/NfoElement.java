package org.magpie.pipeline.importing.players;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An element of an NFO file with everything that it says, so that what somebody else wrote is written again as it was.
 *
 * @param name as it is written; {@link #COMMENT} for a comment
 * @param attributes by name, in order
 * @param text its own, before its children
 */
record NfoElement(String name, Map<String, String> attributes, String text, List<NfoElement> children) {
    static final String COMMENT = "#comment";
    /** No plot of a film is longer; what is comes from a source that is broken. */
    private static final int LONGEST = 20_000;

    NfoElement {
        children = List.copyOf(children);
    }

    static NfoElement of(String name, String text) {
        return new NfoElement(name, Map.of(), text, List.of());
    }

    static NfoElement of(String name, List<NfoElement> children) {
        return new NfoElement(name, Map.of(), "", children);
    }

    boolean isCalled(String other) {
        return name.equalsIgnoreCase(other);
    }

    Optional<NfoElement> first(String child) {
        return children.stream().filter(each -> each.isCalled(child)).findFirst();
    }

    String textOf(String child) {
        return first(child).map(each -> each.text().strip()).orElse("");
    }

    /** What an element says something of: elements of one subject are renewed together. */
    String subject() {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("uniqueid")
                ? lower + ":" + attributes.getOrDefault("type", "").toLowerCase(Locale.ROOT)
                : lower;
    }

    /** The same for two elements that say the same, whatever stands between their children. */
    static String hash(List<NfoElement> elements) {
        StringBuilder all = new StringBuilder();
        elements.forEach(each -> each.canonical(all));
        return Hashes.of(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private void canonical(StringBuilder to) {
        to.append('<').append(name);
        new TreeMap<>(attributes)
                .forEach((key, value) -> to.append(' ').append(key).append('=').append(value));
        to.append('>').append(legal(text).strip());
        children.forEach(each -> each.canonical(to));
        to.append("</>");
    }

    void write(StringBuilder to, int depth) {
        String indent = "  ".repeat(depth);
        if (name.equals(COMMENT)) {
            to.append(indent).append("<!--").append(text).append("-->\n");
            return;
        }
        to.append(indent).append('<').append(name);
        attributes.forEach((key, value) -> to.append(' ')
                .append(key)
                .append("=\"")
                .append(escaped(value).replace("\"", "&quot;"))
                .append('"'));
        String said = escaped(text.strip());
        if (children.isEmpty()) {
            to.append(said.isEmpty() ? " />\n" : ">" + said + "</" + name + ">\n");
            return;
        }
        to.append('>').append(said).append('\n');
        children.forEach(each -> each.write(to, depth + 1));
        to.append(indent).append("</").append(name).append(">\n");
    }

    private static String escaped(String text) {
        return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Without what XML 1.0 (section 2.2) has no way to write, and not longer than a person reads. */
    static String legal(String text) {
        StringBuilder result = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int at = 0; at < text.length() && result.length() < LONGEST; ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            boolean written = point == '\n'
                    || point == '\t'
                    || (point >= ' ' && point < Character.MIN_SURROGATE && !(point >= 0x7F && point < 0xA0))
                    || (point > Character.MAX_SURROGATE && point < 0xFFFE)
                    || point > 0xFFFF;
            if (written) {
                result.appendCodePoint(point);
            }
        }
        return result.toString();
    }

    /** A builder of children that leaves out what is not known. */
    static final class Children {
        private final List<NfoElement> all = new ArrayList<>();

        Children add(String name, String text) {
            if (!text.isBlank()) {
                all.add(NfoElement.of(name, legal(text).strip()));
            }
            return this;
        }

        Children add(String name, int number) {
            return number > 0 ? add(name, Integer.toString(number)) : this;
        }

        Children add(NfoElement element) {
            all.add(element);
            return this;
        }

        List<NfoElement> done() {
            return List.copyOf(all);
        }
    }
}
