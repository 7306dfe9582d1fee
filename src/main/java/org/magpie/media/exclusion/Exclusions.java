package org.magpie.media.exclusion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Magpie leaves alone when it acts by itself: asked before it searches for what is wanted, and by whatever adds titles without a
 * person. Safe for any number of threads.
 */
public interface Exclusions {
    /** Those that are not over, newest first. */
    List<Exclusion> all();

    /**
     * Adds one by anything but a title; a stored one that goes by the same is replaced.
     *
     * @param value see {@link Exclusion#value()}
     * @param until null: for ever
     * @param by who adds it
     * @throws org.magpie.base.error.UserException when the value is none of its type, or the time is over already
     */
    Exclusion add(Exclusion.Type type, String value, @Nullable Instant until, String reason, String by);

    /**
     * Adds one for a title of the library, which is remembered by its ids, so that it stays excluded when it leaves the library.
     *
     * @throws org.magpie.base.error.UserException when there is no such title
     */
    Exclusion addTitle(long titleId, @Nullable Instant until, String reason, String by);

    /** Puts back what was removed, under a new number. */
    void restore(Collection<Exclusion> removed);

    void remove(Set<Long> ids);

    /** Why titles of the library are left alone; those that are not are absent. */
    Map<Long, Exclusion> ofTitles(Collection<Long> titleIds);

    /** Why a title is left alone that need not be in the library; empty where it is not. */
    Optional<Exclusion> of(ExclusionSubject subject);
}
