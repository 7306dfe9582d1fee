package org.magpie.pipeline.decide;

import java.util.ArrayList;
import java.util.List;

/**
 * What a profile makes of a release, and of what that is made up.
 *
 * @param parts those that count something, in the order in which they were asked
 */
public record Score(int sum, List<Part> parts) {
    /** Nothing counted. */
    public static final Score NONE = new Score(0, List.of());

    public Score {
        parts = List.copyOf(parts);
    }

    /**
     * One custom format or preferred word.
     *
     * @param name as the person knows it
     * @param worth what the profile gives for it, never 0
     */
    public record Part(String name, int worth) {}

    /** The score that these parts make. */
    public static Score of(List<Part> parts) {
        return parts.isEmpty()
                ? NONE
                : new Score(parts.stream().mapToInt(Part::worth).sum(), parts);
    }

    /** Both together. */
    public Score plus(Score other) {
        if (other.parts.isEmpty()) {
            return this;
        }
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Score(sum + other.sum, all);
    }
}
