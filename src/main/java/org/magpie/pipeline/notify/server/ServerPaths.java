package org.magpie.pipeline.notify.server;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What folders are called on a server, which may run on another system: {@code /mnt/media/TV} here may be {@code D:\TV} there. A folder
 * is below another only where a whole name ends, so that {@code /tv2} is not below {@code /tv}.
 */
final class ServerPaths {
    private static final Pattern WINDOWS = Pattern.compile("([A-Za-z]:([\\\\/].*)?|\\\\\\\\.*)", Pattern.DOTALL);

    private final List<PathMapping> mappings;

    ServerPaths(List<PathMapping> mappings) {
        this.mappings = mappings.stream()
                .filter(each -> !each.here().isBlank() && !each.there().isBlank())
                .sorted(Comparator.comparing(
                                (PathMapping each) -> plain(each.here()).length())
                        .reversed())
                .toList();
    }

    /** What the server calls a folder; the same where no mapping says anything else. */
    String there(String here) {
        for (PathMapping mapping : mappings) {
            Optional<String> rest = below(mapping.here(), here);
            if (rest.isPresent()) {
                return joined(mapping.there().strip(), rest.get());
            }
        }
        return here;
    }

    /** What of a path lies below a folder, with {@code /} between names; empty text for the folder itself, nothing for any other place. */
    static Optional<String> below(String folder, String path) {
        String around = plain(folder.strip());
        String whole = plain(path);
        boolean anyCase = isWindows(folder) || isWindows(path);
        if (same(around, whole, anyCase)) {
            return Optional.of("");
        }
        String start = around + "/";
        return whole.length() > start.length() && same(start, whole.substring(0, start.length()), anyCase)
                ? Optional.of(whole.substring(start.length()))
                : Optional.empty();
    }

    /** The entry whose folder is nearest to a path that lies in it. */
    static <T> Optional<T> nearest(List<Map.Entry<String, T>> folders, String path) {
        return folders.stream()
                .filter(each -> below(each.getKey(), path).isPresent())
                .max(Comparator.comparingInt(
                        each -> plain(each.getKey().strip()).length()))
                .map(Map.Entry::getValue);
    }

    private static boolean same(String one, String other, boolean anyCase) {
        return anyCase ? one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT)) : one.equals(other);
    }

    private static boolean isWindows(String path) {
        return WINDOWS.matcher(path.strip()).matches();
    }

    /** With {@code /} between names and none at the end. A backslash is part of a name where it separates nothing. */
    private static String plain(String path) {
        String text = isWindows(path) ? path.replace('\\', '/') : path;
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    private static String joined(String folder, String rest) {
        if (rest.isEmpty()) {
            return folder;
        }
        char separator = isWindows(folder) && folder.indexOf('/') < 0 ? '\\' : '/';
        int end = folder.length();
        while (end > 0 && (folder.charAt(end - 1) == '/' || folder.charAt(end - 1) == separator)) {
            end--;
        }
        return folder.substring(0, end) + separator + rest.replace('/', separator);
    }
}
