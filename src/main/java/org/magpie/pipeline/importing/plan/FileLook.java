package org.magpie.pipeline.importing.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.media.file.MediaInfo;
import org.magpie.pipeline.importing.content.ContainerHeader;

/** Looks into each file once, for the time of one plan: with ffprobe where that is installed, else at its header. Not for two threads. */
public final class FileLook {
    private final MediaProbe probe;
    private final Map<Path, Optional<MediaInfo>> seen = new HashMap<>();

    FileLook(MediaProbe probe) {
        this.probe = probe;
    }

    /** What ffprobe sees; null where it sees nothing or is not there. */
    @Nullable
    public MediaInfo info(Path file) {
        return seen.computeIfAbsent(file, probe::look).orElse(null);
    }

    /** How long a file lasts; empty where neither says. */
    OptionalDouble seconds(Path file) {
        MediaInfo info = info(file);
        if (info != null && info.seconds() > 0) {
            return OptionalDouble.of(info.seconds());
        }
        try {
            return ContainerHeader.read(file)
                    .map(ContainerHeader::seconds)
                    .filter(seconds -> seconds > 0)
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty());
        } catch (IOException failure) {
            throw DiskException.of(file, failure);
        }
    }
}
