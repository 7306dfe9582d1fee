package org.magpie.testing.names;

import java.util.List;
import java.util.Random;

/** Draws the parts of made-up names; the same seed always brings the same names. */
public final class Pick {
    private final Random random;
    private final Lexicon lexicon;

    /**
     * @param lexicon the words that titles and tags are made of
     */
    public Pick(long seed, Lexicon lexicon) {
        this.random = new Random(seed);
        this.lexicon = lexicon;
    }

    /** The words that titles and tags are made of. */
    public Lexicon lexicon() {
        return lexicon;
    }

    /** A number from {@code least} to {@code most}, both included. */
    public int number(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** True in so many of a hundred cases. */
    public boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the texts in so many of a hundred cases, nothing otherwise. */
    public String maybe(int chance, String... choices) {
        return percent(chance) ? of(choices) : "";
    }

    /** Eight hexadecimal digits, as names carry their checksum. */
    public String checksum() {
        return "%08X".formatted(random.nextInt());
    }

    /** A group as the scene and others write themselves. */
    public String group() {
        return one(lexicon.groups());
    }
}
