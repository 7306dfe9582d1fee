package org.magpie.pipeline.importing.organise;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Orders moves so that none needs a place that is still taken: of a chain the last goes first, and of a ring one steps aside, into its
 * own folder, until the others are done. No two may have one target, and no target may be taken by what is not moved.
 */
final class MoveOrder {
    private final Function<Path, String> key;
    private final UnaryOperator<Path> aside;

    /**
     * @param key two paths have the same where they are one place
     * @param aside a free place in the same folder
     */
    MoveOrder(Function<Path, String> key, UnaryOperator<Path> aside) {
        this.key = key;
        this.aside = aside;
    }

    /**
     * A move that is wanted.
     *
     * @param group those of one group are carried out together
     * @param note of whom it is
     */
    record Wanted(int group, Path from, Path to, StepNote note) {}

    /** A step of it. */
    record Hop(Wanted wanted, Path from, Path to) {}

    /** Steps in their order; those of one part have to be carried out together. */
    List<List<Hop>> parts(List<Wanted> moves) {
        Map<String, Wanted> leaving = new HashMap<>();
        moves.forEach(each -> leaving.put(key.apply(each.from()), each));
        Map<String, Wanted> arriving = new HashMap<>();
        moves.forEach(each -> arriving.put(key.apply(each.to()), each));
        Groups groups = new Groups();
        Set<Wanted> seen = new HashSet<>();
        List<List<Hop>> runs = new ArrayList<>();
        for (Wanted each : moves) {
            if (!seen.contains(each)) {
                runs.add(run(each, leaving, arriving, seen, groups));
            }
        }
        Map<Integer, List<Hop>> parts = new LinkedHashMap<>();
        for (List<Hop> run : runs) {
            parts.computeIfAbsent(groups.of(run.getFirst().wanted().group()), part -> new ArrayList<>())
                    .addAll(run);
        }
        return List.copyOf(parts.values());
    }

    /** All that stand in each other's way with this one. */
    private List<Hop> run(
            Wanted any, Map<String, Wanted> leaving, Map<String, Wanted> arriving, Set<Wanted> seen, Groups groups) {
        // To the one whose old place nobody waits for; in a ring that is never found.
        Wanted first = any;
        Wanted waiting = arriving.get(key.apply(first.from()));
        while (waiting != null && !waiting.equals(any)) {
            first = waiting;
            waiting = arriving.get(key.apply(first.from()));
        }
        boolean ring = waiting != null;
        List<Wanted> run = new ArrayList<>();
        for (Wanted at = first; at != null && seen.add(at); at = leaving.get(key.apply(at.to()))) {
            run.add(at);
            groups.join(first.group(), at.group());
        }
        List<Hop> hops = new ArrayList<>();
        if (!ring && !isAlike(first)) {
            run.reversed().forEach(each -> hops.add(new Hop(each, each.from(), each.to())));
            return hops;
        }
        Path beside = aside.apply(first.from());
        hops.add(new Hop(first, first.from(), beside));
        run.reversed().stream().limit(run.size() - 1L).forEach(each -> hops.add(new Hop(each, each.from(), each.to())));
        hops.add(new Hop(first, beside, first.to()));
        return hops;
    }

    /** A disk that knows the two names for one would say that the new one is taken. */
    private static boolean isAlike(Wanted move) {
        return plain(move.from()).equals(plain(move.to()));
    }

    private static String plain(Path place) {
        return Normalizer.normalize(place.toString(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** Which groups belong together. */
    private static final class Groups {
        private final Map<Integer, Integer> above = new HashMap<>();

        int of(int group) {
            int at = group;
            Integer next = above.get(at);
            while (next != null) {
                at = next;
                next = above.get(at);
            }
            return at;
        }

        void join(int one, int other) {
            int first = of(one);
            int second = of(other);
            if (first != second) {
                above.put(second, first);
            }
        }
    }
}
