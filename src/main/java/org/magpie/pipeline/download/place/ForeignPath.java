package org.magpie.pipeline.download.place;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An absolute path in the words of any system, read on any other: {@code /a/b}, {@code C:\a\b}, {@code \\server\share\a}. A path
 * with {@code ..} in it is none, so that nothing leads upwards.
 *
 * @param windows whether letters' case is without meaning, and names are divided by back-slashes
 * @param root {@code "/"}, {@code "C:"} or {@code "//"} (a share of another machine)
 * @param names below the root
 */
public record ForeignPath(boolean windows, String root, List<String> names) {
    public ForeignPath {
        names = List.copyOf(names);
    }

    /** Empty where it is no absolute path of any system. */
    public static Optional<ForeignPath> read(String text) {
        String path = text.strip();
        // The long form, which Windows programs use for paths of more than 260 characters.
        if (path.startsWith("\\\\?\\UNC\\")) {
            path = "\\\\" + path.substring("\\\\?\\UNC\\".length());
        } else if (path.startsWith("\\\\?\\")) {
            path = path.substring("\\\\?\\".length());
        }
        if (path.length() >= 2 && Character.isLetter(path.charAt(0)) && path.charAt(1) == ':') {
            boolean absolute = path.length() == 2 || path.charAt(2) == '\\' || path.charAt(2) == '/';
            return absolute
                    ? of(true, path.substring(0, 2).toUpperCase(Locale.ROOT), path.substring(2))
                    : Optional.empty();
        }
        if (path.startsWith("\\\\") || (path.startsWith("//") && path.length() > 2 && path.charAt(2) != '/')) {
            return of(true, "//", path.substring(2)).filter(share -> share.names.size() >= 2);
        }
        return path.startsWith("/") ? of(false, "/", path) : Optional.empty();
    }

    private static Optional<ForeignPath> of(boolean windows, String root, String rest) {
        List<String> names = Arrays.stream(rest.split(windows ? "[\\\\/]+" : "/+"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
        return names.contains("..") ? Optional.empty() : Optional.of(new ForeignPath(windows, root, names));
    }

    /** Whether it is that folder or something in it; whole names count, so that {@code /data} is no part of {@code /database}. */
    public boolean isIn(ForeignPath folder) {
        if (windows != folder.windows || !same(root, folder.root) || names.size() < folder.names.size()) {
            return false;
        }
        for (int at = 0; at < folder.names.size(); at++) {
            if (!same(names.get(at), folder.names.get(at))) {
                return false;
            }
        }
        return true;
    }

    /** The same thing under another folder. */
    ForeignPath moved(ForeignPath from, ForeignPath to) {
        return new ForeignPath(
                to.windows,
                to.root,
                java.util.stream.Stream.concat(
                                to.names.stream(), names.subList(from.names.size(), names.size()).stream())
                        .toList());
    }

    private boolean same(String one, String other) {
        return windows ? one.equalsIgnoreCase(other) : one.equals(other);
    }

    /** As its own system writes it. */
    String written() {
        if (!windows) {
            return "/" + String.join("/", names);
        }
        return (root.equals("//") ? "\\\\" : root + "\\") + String.join("\\", names);
    }
}
