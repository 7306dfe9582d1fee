package org.magpie.pipeline.match;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.media.LibraryChanged;
import org.magpie.media.TitleName;

/**
 * The index of the library as it is: made when it is first asked for and again after the library has changed. Safe for any number
 * of threads.
 */
public final class LibraryIndex implements Supplier<TitleIndex> {
    private final Supplier<List<TitleName>> names;
    private @Nullable TitleIndex index;
    private boolean stale;

    /**
     * @param names reads all names of the library
     */
    public LibraryIndex(Supplier<List<TitleName>> names, Events events) {
        this.names = names;
        events.listen(LibraryChanged.class, changed -> changed());
    }

    private synchronized void changed() {
        stale = true;
    }

    @Override
    public synchronized TitleIndex get() {
        TitleIndex known = index;
        if (known == null || stale) {
            stale = false;
            known = new TitleIndex(names.get());
            index = known;
        }
        return known;
    }
}
