package org.magpie.upkeep.scan.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The small hidden file by which a root folder is known again wherever it is mounted. */
public final class RootMarker {
    public static final String NAME = ".magpie-root";
    private static final Logger LOG = LoggerFactory.getLogger(RootMarker.class);
    private static final int LARGEST = 200;

    private RootMarker() {}

    /** What the marker of a root folder says; empty where there is none. */
    public static Optional<String> read(Path root) {
        Path file = root.resolve(NAME);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return Optional.of(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException failure) {
            LOG.debug("{} cannot be read", file, failure);
            return Optional.empty();
        }
    }

    /** Puts a marker where there is none; empty where nothing may be written. */
    public static Optional<String> write(Path root) {
        String mark = UUID.randomUUID().toString();
        try {
            Files.writeString(
                    root.resolve(NAME), mark + "\n", StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
            return Optional.of(mark);
        } catch (IOException failure) {
            LOG.debug("No marker can be put into {}", root, failure);
            return Optional.empty();
        }
    }
}
