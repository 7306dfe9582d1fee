package org.magpie.pipeline.match;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.media.LibraryChanged;
import org.magpie.media.name.TitleName;

/**
 * The index of the library as it is: made when it is first asked for, and again after names have changed. Most changes of a library
 * are of files and standings; then only the names of the changed titles are read, and where they are the same the index stays. Safe
 * for any number of threads.
 */
public final class LibraryIndex implements Supplier<TitleIndex> {
    private final Supplier<List<TitleName>> names;
    private final Function<Set<Long>, List<TitleName>> namesOf;
    private final Set<Long> changed = new HashSet<>();
    private @Nullable TitleIndex index;
    private boolean stale;

    /**
     * @param names reads all names of the library
     * @param namesOf reads the names of some titles; those that are gone are left out
     */
    public LibraryIndex(Supplier<List<TitleName>> names, Function<Set<Long>, List<TitleName>> namesOf, Events events) {
        this.names = names;
        this.namesOf = namesOf;
        events.listen(LibraryChanged.class, change -> changed(change.titleIds()));
    }

    private synchronized void changed(Set<Long> titles) {
        stale |= titles.isEmpty();
        changed.addAll(titles);
    }

    @Override
    public synchronized TitleIndex get() {
        TitleIndex known = index;
        if (known == null || stale || namesDiffer(known)) {
            // What changes while the names are read is noted again: listeners wait for this lock.
            stale = false;
            changed.clear();
            known = new TitleIndex(names.get());
            index = known;
        }
        changed.clear();
        return known;
    }

    private boolean namesDiffer(TitleIndex known) {
        if (changed.isEmpty()) {
            return false;
        }
        Map<Long, TitleName> now = namesOf.apply(Set.copyOf(changed)).stream()
                .collect(Collectors.toUnmodifiableMap(TitleName::id, name -> name));
        return changed.stream().anyMatch(id -> !known.title(id).equals(Optional.ofNullable(now.get(id))));
    }
}
