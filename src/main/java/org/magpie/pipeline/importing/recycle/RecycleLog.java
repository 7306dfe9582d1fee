package org.magpie.pipeline.importing.recycle;

import java.nio.file.Path;
import org.magpie.base.store.UnitOfWork;

/** Is told of everything that is put into a recycle folder, so that it can be taken out again one day. */
public interface RecycleLog {
    /** Keeps nothing: what is put into the folder stays there. */
    RecycleLog NONE = new RecycleLog() {
        @Override
        public void put(Path root, Path from, Path place, long bytes) {}

        @Override
        public void put(UnitOfWork unit, Path root, Path from, Path place, long bytes) {}

        @Override
        public void stays(Path root, Path place) {}
    };

    /**
     * A file is about to lie in the recycle folder.
     *
     * @param root the root folder that it comes from
     * @param from where it lies before
     * @param place where it will be
     * @param bytes its size
     */
    void put(Path root, Path from, Path place, long bytes);

    /** A file lies in the recycle folder now; noted together with why. */
    void put(UnitOfWork unit, Path root, Path from, Path place, long bytes);

    /** It was not moved after all. */
    void stays(Path root, Path place);
}
