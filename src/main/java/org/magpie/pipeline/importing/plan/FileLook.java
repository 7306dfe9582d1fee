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

    /** What ffprobe sees, or that the header of the file says it is 3D; null where neither sees anything. */
    @Nullable
    public MediaInfo info(Path file) {
        return seen.computeIfAbsent(file, this::look).orElse(null);
    }

    private Optional<MediaInfo> look(Path file) {
        Optional<MediaInfo> probed = probe.look(file);
        return probed.isPresent()
                ? probed
                : header(file)
                        .filter(header -> header.stereoMode() > 0)
                        .map(header -> MediaInfo.ofHeader(
                                "matroska", header.seconds(), Integer.toString(header.stereoMode())));
    }

    /** How long a file lasts; empty where neither says. */
    OptionalDouble seconds(Path file) {
        MediaInfo info = info(file);
        if (info != null && info.seconds() > 0) {
            return OptionalDouble.of(info.seconds());
        }
        return header(file)
                .map(ContainerHeader::seconds)
                .filter(seconds -> seconds > 0)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private static Optional<ContainerHeader> header(Path file) {
        try {
            return ContainerHeader.read(file);
        } catch (IOException failure) {
            throw DiskException.of(file, failure);
        }
    }
}
