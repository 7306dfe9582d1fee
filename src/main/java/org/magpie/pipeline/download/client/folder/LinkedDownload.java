package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.magpie.base.disk.Root;

/**
 * Where a download really is when what came out is a link, or a folder of links, as programs for remote drives make them. Links are
 * followed only into folders that a person has named.
 */
sealed interface LinkedDownload {
    /** Here; the same path where nothing is a link. */
    record At(Path path) implements LinkedDownload {}

    /** Behind a link that is not followed. */
    record Elsewhere(Path link) implements LinkedDownload {}

    /**
     * Finds it.
     *
     * @param named folders into which links may lead
     */
    static LinkedDownload of(Path place, List<Path> named) throws IOException {
        if (Files.isSymbolicLink(place)) {
            return follow(place, named);
        }
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return new At(place);
        }
        List<Path> links = new ArrayList<>();
        boolean files = false;
        try (Stream<Path> inside = Files.list(place)) {
            for (Path each : (Iterable<Path>) inside::iterator) {
                if (Files.isSymbolicLink(each)) {
                    links.add(each);
                } else {
                    files = true;
                }
            }
        }
        if (links.isEmpty() || files) {
            return new At(place);
        }
        Set<Path> targets = new HashSet<>();
        for (Path link : links) {
            if (follow(link, named) instanceof At at) {
                targets.add(at.path());
            } else {
                return new Elsewhere(link);
            }
        }
        if (targets.size() == 1) {
            return new At(targets.iterator().next());
        }
        // All that one folder holds, and nothing else.
        Path folder = targets.iterator().next().getParent();
        if (folder != null) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (Set.copyOf(inside.toList()).equals(targets)) {
                    return new At(folder);
                }
            }
        }
        return new Elsewhere(links.getFirst());
    }

    private static LinkedDownload follow(Path link, List<Path> named) throws IOException {
        if (!Files.exists(link)) {
            return new Elsewhere(link);
        }
        Path real = link.toRealPath();
        return named.stream().anyMatch(folder -> new Root(folder).contains(real) && !real.equals(folder))
                ? new At(real)
                : new Elsewhere(link);
    }
}
