package org.magpie.pipeline.decide.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.pipeline.decide.format.pattern.Patterns;
import org.magpie.pipeline.decide.format.pattern.Traits;

/**
 * A custom format made ready to be held against many releases. Specifications of one subject form a group, as the established
 * managers have it: in each group one must hold, and all that are required. Safe for any number of threads.
 */
final class CompiledFormat {
    private final CustomFormat format;
    private final List<List<Condition>> groups;

    private CompiledFormat(CustomFormat format, List<List<Condition>> groups) {
        this.format = format;
        this.groups = groups;
    }

    /**
     * @throws org.magpie.base.error.UserException when a pattern cannot be used
     */
    static CompiledFormat of(CustomFormat format, Patterns patterns) {
        Map<Subject, List<Condition>> groups = new EnumMap<>(Subject.class);
        format.specifications()
                .forEach(each -> groups.computeIfAbsent(each.subject(), subject -> new ArrayList<>())
                        .add(Condition.of(each, patterns)));
        // What is required decides alone, so it is asked first; groups that compare words come before those that search
        // patterns.
        groups.values().forEach(group -> group.sort(Comparator.comparing(condition -> !condition.isRequired())));
        return new CompiledFormat(
                format,
                groups.values().stream()
                        .sorted(Comparator.comparing(group -> group.getFirst().isPattern()))
                        .toList());
    }

    CustomFormat format() {
        return format;
    }

    String name() {
        return format.name();
    }

    boolean fits(Traits traits) {
        for (List<Condition> group : groups) {
            if (!fits(group, traits)) {
                return false;
            }
        }
        return !groups.isEmpty();
    }

    private static boolean fits(List<Condition> group, Traits traits) {
        boolean one = false;
        for (Condition condition : group) {
            boolean required = condition.isRequired();
            if (one && !required) {
                return true; // those that are required have all been asked
            }
            boolean holds = condition.holds(traits);
            if (required && !holds) {
                return false;
            }
            one |= holds;
        }
        return one;
    }
}
