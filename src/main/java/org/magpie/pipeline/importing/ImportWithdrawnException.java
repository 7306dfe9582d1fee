package org.magpie.pipeline.importing;

import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/** An import will not be finished: its download was removed, or what it was for is gone. */
final class ImportWithdrawnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Message why;

    /**
     * @param why what a person is told; null where the download was removed, which is known already
     */
    ImportWithdrawnException(@Nullable Message why) {
        super("withdrawn", null, false, false);
        this.why = why;
    }

    @Nullable
    Message why() {
        return why;
    }
}
