package org.magpie.pipeline.download;

import java.util.Locale;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.BlockReason;

/** What can go wrong with a download while its client still tries. */
public enum DownloadProblem {
    NO_PROGRESS(BlockReason.STALLED),
    SLOW(BlockReason.SLOW),
    METADATA(BlockReason.STALLED);

    private final BlockReason reason;

    DownloadProblem(BlockReason reason) {
        this.reason = reason;
    }

    public BlockReason reason() {
        return reason;
    }

    /**
     * Why a download was given up.
     *
     * @param strikes how often it was found so in a row
     */
    public Message said(int strikes) {
        return Message.of("download.given-up." + key(), strikes);
    }

    /**
     * That it was found so again, and is still left to its client.
     *
     * @param strikes how often in a row
     * @param most at so many it is given up
     */
    public Message warning(int strikes, int most) {
        return Message.of("download.strike." + key(), strikes, most);
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
