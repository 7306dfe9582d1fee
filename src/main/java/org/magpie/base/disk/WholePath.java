package org.magpie.base.disk;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.magpie.base.error.UserException;

/**
 * The one rule for every path that Magpie remembers, wherever it is typed: it is written whole, from the root on or from the person's
 * home folder on ({@code ~/Films}). A relative path would mean one folder in the window, another in a terminal and a third for a
 * service.
 */
public final class WholePath {
    private static final String HOME = "~";

    private WholePath() {}

    /**
     * Returns the path that a person has written, normalised.
     *
     * @throws UserException when it is relative or no path at all; says how it can be written
     */
    public static Path of(String written) {
        return of(written, Path.of(System.getProperty("user.home")));
    }

    /**
     * @param home that {@code ~} stands for
     * @throws UserException as {@link #of(String)}
     */
    public static Path of(String written, Path home) {
        String text = written.strip();
        try {
            if (text.equals(HOME)) {
                return home;
            }
            Path path = text.startsWith(HOME + "/") || text.startsWith(HOME + "\\")
                    ? home.resolve(text.substring(2))
                    : Path.of(text);
            if (!path.isAbsolute()) {
                throw new UserException(
                        "path.relative", written, home.resolve(path).normalize().toString());
            }
            return path.normalize();
        } catch (InvalidPathException failure) {
            throw new UserException(failure, "path.impossible", written);
        }
    }
}
