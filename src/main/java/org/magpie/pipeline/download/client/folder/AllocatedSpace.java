package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of a disk a file or folder takes up. A file that was made in full length before its first byte came takes up less than it
 * says. Java does not tell; {@code du} does, on every system but Windows.
 */
final class AllocatedSpace {
    private static final Logger LOG = LoggerFactory.getLogger(AllocatedSpace.class);
    private static final long SECONDS = 30;

    private AllocatedSpace() {}

    /** Bytes, empty where nothing tells. */
    static OptionalLong of(Path place) {
        try {
            Process du = new ProcessBuilder("du", "-s", "-k", place.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            du.getOutputStream().close();
            String text = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!du.waitFor(SECONDS, TimeUnit.SECONDS)) {
                du.destroy();
                return OptionalLong.empty();
            }
            String number = text.strip().split("\\s", 2)[0];
            return number.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(number) * 1024) : OptionalLong.empty();
        } catch (IOException noSuchCommand) {
            LOG.debug("Nothing tells how much room {} takes up", place, noSuchCommand);
            return OptionalLong.empty();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
