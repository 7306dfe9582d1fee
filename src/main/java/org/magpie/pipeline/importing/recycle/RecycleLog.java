package org.magpie.pipeline.importing.recycle;

import java.nio.file.Path;

/** Is told of everything that is put into a recycle folder, so that it can be taken out again one day. */
@FunctionalInterface
public interface RecycleLog {
    /** Keeps nothing: what is put into the folder stays there. */
    RecycleLog NONE = (root, place) -> {};

    /**
     * A file lies in the recycle folder now.
     *
     * @param root the root folder that it came from
     * @param place where it is now
     */
    void put(Path root, Path place);
}
