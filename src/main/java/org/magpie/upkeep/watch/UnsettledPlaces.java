package org.magpie.upkeep.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places at which something happened and may go on happening: each is given out once it has looked the same for a while. Belongs to one thread. */
final class UnsettledPlaces {
    private static final Logger LOG = LoggerFactory.getLogger(UnsettledPlaces.class);
    /** What is more than this is not kept: everything is looked at instead. */
    static final int MOST = 10_000;

    private final Path root;
    private final Duration settle;
    private final Map<String, Look> places = new HashMap<>();

    UnsettledPlaces(Path root, Duration settle) {
        this.root = root;
        this.settle = settle;
    }

    /**
     * How a place looked.
     *
     * @param bytes -1 where nothing is there
     * @param modified milliseconds since 1970
     * @param since when it began to look so
     */
    private record Look(long bytes, long modified, Instant since) {
        boolean isLike(Look other) {
            return bytes == other.bytes && modified == other.modified;
        }
    }

    /**
     * Something happened at a place.
     *
     * @return whether it is kept; false where there are too many
     */
    boolean touch(String path, Instant now) {
        if (places.size() >= MOST && !places.containsKey(path)) {
            return false;
        }
        places.put(path, look(path, now));
        return true;
    }

    void clear() {
        places.clear();
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** Takes out those that have looked the same for long enough. */
    Set<String> settled(Instant now) {
        Set<String> settled = new HashSet<>();
        Iterator<Map.Entry<String, Look>> all = places.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Look> place = all.next();
            Look before = place.getValue();
            Look is = look(place.getKey(), now);
            // A clock that was set back begins the time anew.
            if (!is.isLike(before) || before.since().isAfter(now)) {
                place.setValue(is);
            } else if (!before.since().plus(settle).isAfter(now)) {
                settled.add(place.getKey());
                all.remove();
            }
        }
        return settled;
    }

    private Look look(String path, Instant now) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(root.resolve(path), BasicFileAttributes.class);
            return new Look(attributes.size(), attributes.lastModifiedTime().toMillis(), now);
        } catch (NoSuchFileException gone) {
            LOG.trace("{} is not there", path, gone);
        } catch (IOException failure) {
            LOG.debug("{} cannot be looked at", path, failure);
        }
        return new Look(-1, 0, now);
    }
}
