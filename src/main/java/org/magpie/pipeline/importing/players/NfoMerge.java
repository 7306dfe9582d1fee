package org.magpie.pipeline.importing.players;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings together what Magpie has to say and what stands in a file by now: elements that are as Magpie wrote them are renewed, those
 * that somebody changed or added stay as they are.
 *
 * @param document what is to be written
 * @param parts hashes of what Magpie wrote: by root, by what it says something of
 * @param changed whether it says anything else than the file did
 */
record NfoMerge(NfoDocument document, Map<String, Map<String, String>> parts, boolean changed) {
    /** What there is to say where no file stands yet. */
    static NfoMerge fresh(List<NfoElement> ours) {
        Map<String, Map<String, String>> parts = new TreeMap<>();
        ours.forEach(root -> parts.put(key(root), hashes(root)));
        return new NfoMerge(new NfoDocument(ours, ""), parts, true);
    }

    /**
     * @param parts as they were when Magpie wrote the file last
     * @return empty where the file is of something else
     */
    static Optional<NfoMerge> of(List<NfoElement> ours, NfoDocument theirs, Map<String, Map<String, String>> parts) {
        Set<String> names = new HashSet<>();
        ours.forEach(root -> names.add(root.name()));
        if (theirs.roots().stream().anyMatch(root -> !names.contains(root.name()))) {
            return Optional.empty();
        }
        Map<String, NfoElement> there = new LinkedHashMap<>();
        theirs.roots().forEach(root -> there.putIfAbsent(key(root), root));
        List<NfoElement> roots = new ArrayList<>();
        Map<String, Map<String, String>> written = new TreeMap<>();
        boolean changed = false;
        for (NfoElement root : ours) {
            NfoElement other = there.remove(key(root));
            if (other == null) {
                roots.add(root);
                written.put(key(root), hashes(root));
                changed = true;
            } else {
                One one = new One(root, other, parts.getOrDefault(key(root), Map.of()));
                roots.add(one.merged());
                written.put(key(root), one.written);
                changed |= one.changed;
            }
        }
        for (Map.Entry<String, NfoElement> left : there.entrySet()) {
            Map<String, String> base = parts.get(left.getKey());
            if (base != null && base.equals(hashes(left.getValue()))) {
                changed = true; // of an episode that the video does not hold, as it was written
            } else {
                roots.add(left.getValue());
            }
        }
        return Optional.of(new NfoMerge(new NfoDocument(roots, theirs.tail()), written, changed));
    }

    /** What a root is of: an episode by its numbers, everything else by its name. */
    static String key(NfoElement root) {
        return root.isCalled("episodedetails") ? root.textOf("season") + "x" + root.textOf("episode") : root.name();
    }

    private static Map<String, String> hashes(NfoElement root) {
        Map<String, String> hashes = new TreeMap<>();
        subjects(root).forEach((subject, elements) -> hashes.put(subject, NfoElement.hash(elements)));
        return hashes;
    }

    private static Map<String, List<NfoElement>> subjects(NfoElement root) {
        Map<String, List<NfoElement>> subjects = new LinkedHashMap<>();
        root.children()
                .forEach(each -> subjects.computeIfAbsent(each.subject(), subject -> new ArrayList<>())
                        .add(each));
        return subjects;
    }

    /** One root. */
    private static final class One {
        private final NfoElement theirs;
        private final Map<String, List<NfoElement>> wanted;
        private final Map<String, List<NfoElement>> there;
        private final Map<String, String> base;
        private final Map<String, String> written = new TreeMap<>();
        private boolean changed;

        One(NfoElement ours, NfoElement theirs, Map<String, String> base) {
            this.theirs = theirs;
            this.wanted = subjects(ours);
            this.there = subjects(theirs);
            this.base = base;
        }

        NfoElement merged() {
            List<NfoElement> children = new ArrayList<>();
            there.forEach((subject, elements) -> {
                List<NfoElement> ours = wanted.get(subject);
                String stands = NfoElement.hash(elements);
                String before = base.get(subject);
                if (ours != null && NfoElement.hash(ours).equals(stands)) {
                    children.addAll(elements);
                    written.put(subject, stands);
                } else if (!stands.equals(before)) {
                    children.addAll(elements);
                    if (before != null) {
                        written.put(subject, before);
                    }
                } else if (ours != null) {
                    children.addAll(ours);
                    written.put(subject, NfoElement.hash(ours));
                    changed = true;
                } else {
                    changed = true; // no longer known
                }
            });
            Map<String, List<NfoElement>> missing = new HashMap<>(wanted);
            missing.keySet().removeAll(there.keySet());
            wanted.forEach((subject, elements) -> {
                if (missing.containsKey(subject)) {
                    children.addAll(withOneDefault(children, elements));
                    written.put(subject, NfoElement.hash(elements));
                    changed = true;
                }
            });
            return new NfoElement(theirs.name(), theirs.attributes(), theirs.text(), children);
        }

        /** Of the ids only one is the one that counts. */
        private static List<NfoElement> withOneDefault(List<NfoElement> there, List<NfoElement> more) {
            boolean has = there.stream().anyMatch(One::isDefault);
            return !has
                    ? more
                    : more.stream()
                            .map(each -> isDefault(each)
                                    ? new NfoElement(
                                            each.name(),
                                            Map.of("type", each.attributes().getOrDefault("type", "")),
                                            each.text(),
                                            each.children())
                                    : each)
                            .toList();
        }

        private static boolean isDefault(NfoElement element) {
            return element.isCalled("uniqueid")
                    && element.attributes().getOrDefault("default", "").equals("true");
        }
    }
}
