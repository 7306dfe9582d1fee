package org.magpie.pipeline.download.queue;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.download.DownloadState;

/** What a person may ask of a download, and in which of its states that has a meaning. */
public enum DownloadCommand {
    PAUSE("download.cannot-pause", onItsWay()),
    RESUME("download.cannot-resume", onItsWay()),
    PRIORITISE("download.cannot-prioritise", onItsWay()),
    REMOVE("download.cannot-remove", removable());

    private final String refusal;
    private final Set<DownloadState> states;

    DownloadCommand(String refusal, Set<DownloadState> states) {
        this.refusal = refusal;
        this.states = states;
    }

    private static Set<DownloadState> onItsWay() {
        return EnumSet.of(DownloadState.QUEUED, DownloadState.DOWNLOADING, DownloadState.PAUSED, DownloadState.STALLED);
    }

    private static Set<DownloadState> removable() {
        Set<DownloadState> all = EnumSet.allOf(DownloadState.class);
        all.remove(DownloadState.REMOVED);
        return all;
    }

    public boolean isFor(DownloadState state) {
        return states.contains(state);
    }

    /**
     * @throws UserException when a download that stands so cannot be asked for it
     */
    void check(String releaseName, DownloadState state) {
        if (!isFor(state)) {
            throw new UserException(
                    refusal,
                    releaseName,
                    Message.of("download.state." + state.name().toLowerCase(Locale.ROOT)));
        }
    }
}
