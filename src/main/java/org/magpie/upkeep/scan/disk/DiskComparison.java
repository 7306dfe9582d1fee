package org.magpie.upkeep.scan.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.magpie.media.library.FilePresence.Known;
import org.magpie.pipeline.importing.layout.FoundFile;

/**
 * What is on disk beside what the library knows of a root folder. A file that is at another place than it was is known again by device and
 * number together with size and time, or by size, time and what its name or its edges say; one proof alone is none, since drives give
 * numbers out again.
 *
 * @param same files that are where they were, with what is known of them
 * @param changed files that are where they were and have another size
 * @param moved files that another hand has moved
 * @param gone known files that are not there and were when it was looked last
 * @param stillGone known files that have been missing before
 * @param fresh files that nothing is known of
 * @param doubles second names of files that are known or {@code fresh}
 */
public record DiskComparison(
        List<Pair> same,
        List<Pair> changed,
        List<Pair> moved,
        List<Known> gone,
        List<Known> stillGone,
        List<FoundFile> fresh,
        List<FoundFile> doubles) {
    /** Drives of cameras and old computers keep times by two seconds. */
    private static final long TOLERANCE = 2_000;

    /** A file on disk that is one that the library knows. */
    public record Pair(Known known, FoundFile found) {
        /** Whether what is stored of it is not what it looks like. */
        public boolean isOutdated() {
            return !found.path().equals(known.path())
                    || found.bytes() != known.bytes()
                    || (found.key() != null && !found.key().equals(known.key()))
                    || known.modified() == null
                    || known.modified().toEpochMilli() != found.modified();
        }
    }

    /** The same with only these of the files that nothing is known of. */
    public DiskComparison withFresh(List<FoundFile> chosen) {
        return new DiskComparison(same, changed, moved, gone, stillGone, chosen, doubles);
    }

    /** How many of the files that should be there are not, or are other ones. */
    public int vanished() {
        return gone.size() + changed.size();
    }

    /** How many of the known files were there when it was looked last. */
    public int expected() {
        return same.size() + changed.size() + moved.size() + gone.size();
    }

    /**
     * @param rootId of the root folder that was walked
     * @param elsewhere files of other root folders, and of parts of this one that were not walked, that have one of these sizes, and
     *     others perhaps; asked only where something is new
     * @param rootOf where another root folder is; empty where nobody can say what is not there
     * @param edges hash of a file's edges; empty where it cannot be read
     */
    public static DiskComparison of(
            RootWalk.Walked walked,
            long rootId,
            List<Known> all,
            Function<Set<Long>, List<Known>> elsewhere,
            LongFunction<Optional<Path>> rootOf,
            Function<FoundFile, Optional<String>> edges) {
        Map<String, Known> byPath = HashMap.newHashMap(all.size());
        // Two names may stand side by side that a person cannot tell apart.
        Map<String, List<Known>> byLetters = new HashMap<>();
        for (Known known : all) {
            byPath.put(known.path(), known);
            if (!isPlain(known.path())) {
                byLetters
                        .computeIfAbsent(ScanScope.composed(known.path()), each -> new ArrayList<>(1))
                        .add(known);
            }
        }
        DiskComparison comparison = new DiskComparison(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        Set<Long> seen = HashSet.newHashSet(all.size());
        Set<String> keys = new HashSet<>();
        List<FoundFile> fresh = new ArrayList<>();
        List<FoundFile> otherwise = new ArrayList<>();
        for (FoundFile file : walked.files()) {
            Known known = byPath.get(file.path());
            if (known != null && seen.add(known.id())) {
                comparison.there(known, file, keys);
            } else {
                otherwise.add(file);
            }
        }
        for (FoundFile file : otherwise) {
            Optional<Known> known = byLetters.getOrDefault(ScanScope.composed(file.path()), List.of()).stream()
                    .filter(each -> !seen.contains(each.id()))
                    .findFirst();
            if (known.isPresent()) {
                seen.add(known.get().id());
                comparison.there(known.get(), file, keys);
            } else {
                fresh.add(file);
            }
        }
        List<Known> away = new ArrayList<>();
        for (Known known : all) {
            if (!seen.contains(known.id()) && !walked.isUnread(known.path()) && !isBesides(known, rootOf)) {
                away.add(known);
            }
        }
        comparison.settle(fresh, away, keys, rootId, elsewhere, rootOf, edges);
        return comparison;
    }

    /** A part that is looked at has one spelling of its name; what lies in another folder of the same letters is not gone. */
    private static boolean isBesides(Known known, LongFunction<Optional<Path>> rootOf) {
        return !isPlain(known.path()) && isThere(known, rootOf);
    }

    private static boolean isPlain(String path) {
        return path.chars().allMatch(letter -> letter < 128);
    }

    private void there(Known known, FoundFile file, Set<String> keys) {
        if (file.key() != null) {
            keys.add(file.key());
        }
        (file.bytes() == known.bytes() ? same : changed).add(new Pair(known, file));
    }

    private void settle(
            List<FoundFile> candidates,
            List<Known> away,
            Set<String> keys,
            long rootId,
            Function<Set<Long>, List<Known>> elsewhere,
            LongFunction<Optional<Path>> rootOf,
            Function<FoundFile, Optional<String>> edges) {
        List<FoundFile> left = candidates;
        Set<Long> found = new HashSet<>();
        if (!away.isEmpty()) {
            left = match(left, away, edges, found);
        }
        if (!left.isEmpty()) {
            // Only what may be one of them is looked for on its disk.
            Set<Long> sizes = left.stream().map(FoundFile::bytes).collect(Collectors.toSet());
            List<Known> alike = elsewhere.apply(sizes).stream()
                    .filter(known -> sizes.contains(known.bytes()) && known.key() != null)
                    .toList();
            List<Known> others =
                    alike.stream().filter(known -> isAway(known, rootOf)).toList();
            alike.stream()
                    .filter(known -> known.rootId() == rootId && isThere(known, rootOf))
                    .forEach(known -> keys.add(known.key()));
            left = others.isEmpty() ? left : match(left, others, edges, new HashSet<>());
        }
        for (FoundFile file : left) {
            // A second name of a file that is known is no second file.
            if (file.key() == null || keys.add(file.key())) {
                fresh.add(file);
            } else {
                doubles.add(file);
            }
        }
        for (Known known : away) {
            if (!found.contains(known.id())) {
                (known.missingSince() == null ? gone : stillGone).add(known);
            }
        }
    }

    /** Whether a file that was not walked is still the one that it was. */
    private static boolean isThere(Known known, LongFunction<Optional<Path>> rootOf) {
        return rootOf.apply(known.rootId())
                .map(root -> root.resolve(known.path()))
                .filter(place -> {
                    try {
                        String key = RootWalk.key(Files.readAttributes(place, BasicFileAttributes.class));
                        return key != null && key.equals(known.key());
                    } catch (IOException gone) {
                        return false;
                    }
                })
                .isPresent();
    }

    /** Whether a file of another root folder is surely not there: the folder itself can be looked at. */
    private static boolean isAway(Known known, LongFunction<Optional<Path>> rootOf) {
        return known.key() != null
                && rootOf.apply(known.rootId())
                        .filter(root -> !Files.exists(root.resolve(known.path()), LinkOption.NOFOLLOW_LINKS))
                        .isPresent();
    }

    private List<FoundFile> match(
            List<FoundFile> files, List<Known> away, Function<FoundFile, Optional<String>> edges, Set<Long> found) {
        Map<String, Known> byKey = new HashMap<>();
        Map<Long, List<Known>> bySize = new HashMap<>();
        for (Known known : away) {
            if (known.key() != null) {
                byKey.put(known.key(), known);
            }
            bySize.computeIfAbsent(known.bytes(), each -> new ArrayList<>(1)).add(known);
        }
        List<FoundFile> left = new ArrayList<>();
        for (FoundFile file : files) {
            Known same = file.key() == null ? null : byKey.get(file.key());
            if (same == null || !isSame(same, file, true, edges)) {
                List<Known> alike = bySize.getOrDefault(file.bytes(), List.of()).stream()
                        .filter(known -> !found.contains(known.id()) && isSame(known, file, false, edges))
                        .limit(2)
                        .toList();
                same = alike.size() == 1 ? alike.getFirst() : null;
            }
            if (same != null && found.add(same.id())) {
                moved.add(new Pair(same, file));
            } else {
                left.add(file);
            }
        }
        return left;
    }

    private static boolean isSame(
            Known known, FoundFile file, boolean isSameNumber, Function<FoundFile, Optional<String>> edges) {
        if (known.bytes() != file.bytes()) {
            return false;
        }
        Instant modified = known.modified();
        boolean isSameTime = modified != null && Math.abs(modified.toEpochMilli() - file.modified()) <= TOLERANCE;
        if (isSameNumber && isSameTime) {
            return true;
        }
        if (!isSameNumber && !isSameTime) {
            return false;
        }
        String stored = known.edges();
        if (stored != null) {
            return edges.apply(file).filter(stored::equals).isPresent();
        }
        return isSameTime
                && file.name().equals(known.path().substring(known.path().lastIndexOf('/') + 1));
    }
}
