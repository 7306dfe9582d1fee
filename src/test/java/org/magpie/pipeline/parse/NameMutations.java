package org.magpie.pipeline.parse;

import java.util.List;
import java.util.Random;
import org.magpie.media.MediaKind;

/** Makes bad names from good ones, always the same ones for the same seed: cut, doubled, shuffled, with random letters, very long. */
final class NameMutations {
    private static final int LONGEST = 4096;
    private static final String SIGNS = "[](){}【】 ._-+/|~#&'!★第集简S01E02x1080pv2";

    private final Random random;
    private final List<String> names;

    NameMutations(long seed, List<String> names) {
        this.random = new Random(seed);
        this.names = List.copyOf(names);
    }

    /** The next bad name, at most 4,096 characters long. */
    String next() {
        String name = names.get(random.nextInt(names.size()));
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            name = mutated(name);
        }
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    /** The kind to read the next name by. */
    MediaKind kind() {
        return MediaKind.values()[random.nextInt(MediaKind.values().length)];
    }

    private String mutated(String name) {
        int length = name.length();
        int one = length == 0 ? 0 : random.nextInt(length);
        int two = length == 0 ? 0 : random.nextInt(length);
        int from = Math.min(one, two);
        int to = Math.max(one, two);
        return switch (random.nextInt(100) == 0 ? 8 : random.nextInt(8)) {
            case 0 -> name.substring(0, one);
            case 1 -> name.substring(one);
            case 2 -> name.substring(0, to) + name.substring(from);
            case 3 -> shuffled(name);
            case 4 -> name.substring(0, one) + signs(1 + random.nextInt(8)) + name.substring(one);
            case 5 -> name.substring(0, one) + unicode(1 + random.nextInt(8)) + name.substring(one);
            case 6 -> new StringBuilder(name).reverse().toString();
            case 7 -> name.substring(0, from) + name.substring(to) + names.get(random.nextInt(names.size()));
            default -> longName(name);
        };
    }

    private String shuffled(String name) {
        String[] words = name.split("(?<=[ ._-])", -1);
        for (int i = words.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            String word = words[i];
            words[i] = words[other];
            words[other] = word;
        }
        return String.join("", words);
    }

    private String longName(String name) {
        String part = random.nextBoolean() ? name : signs(1 + random.nextInt(6));
        StringBuilder grown = new StringBuilder(LONGEST + part.length());
        while (grown.length() < LONGEST) {
            grown.append(part.isEmpty() ? " " : part);
        }
        return grown.toString();
    }

    private String signs(int count) {
        StringBuilder signs = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            signs.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return signs.toString();
    }

    private String unicode(int count) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            // Halves of surrogate pairs and unassigned code points are among them: names come from anywhere.
            letters.append((char) random.nextInt(0x10000));
        }
        return letters.toString();
    }
}
