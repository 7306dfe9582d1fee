package org.magpie.pipeline.importing.content;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.importing.content.DownloadFiles.Found;

/**
 * Holds the length of a film against what is known of it. Catalogues round, count breaks for advertisements and know nothing of
 * longer cuts, so that only what is far off speaks against a file.
 */
final class RunningTime {
    private static final double FILM_LEAST = 0.6;
    private static final double FILM_MOST = 1.8;
    private static final double EPISODE_LEAST = 0.4;
    private static final double EPISODE_MOST = 2.6;

    private final Function<Path, OptionalDouble> seconds;

    /**
     * @param seconds of a file; empty where nobody can tell
     */
    RunningTime(Function<Path, OptionalDouble> seconds) {
        this.seconds = seconds;
    }

    /** Why a file cannot be these items; empty where nothing speaks against it. */
    Optional<Message> objection(Found video, TitleFacts title, Set<Long> items) {
        double known = minutes(title, items) * 60;
        OptionalDouble lasts = seconds.apply(video.path());
        if (known <= 0 || lasts.isEmpty() || lasts.getAsDouble() <= 0) {
            return Optional.empty();
        }
        boolean film = title.kind() == MediaKind.MOVIE;
        double least = known * (film ? FILM_LEAST : EPISODE_LEAST);
        double most = known * (film ? FILM_MOST : EPISODE_MOST);
        double here = lasts.getAsDouble();
        return here >= least && here <= most
                ? Optional.empty()
                : Optional.of(Message.of(
                        "import.running-time", String.valueOf(video.path().getFileName()), here / 60, known / 60));
    }

    /** 0 where it is not known of each. */
    private static double minutes(TitleFacts title, Set<Long> items) {
        double sum = 0;
        for (long id : items) {
            int own = title.item(id).map(item -> item.details().minutes()).orElse(0);
            int minutes = own > 0 ? own : title.runtimeMinutes();
            if (minutes <= 0) {
                return 0;
            }
            sum += minutes;
        }
        return sum;
    }
}
