package org.magpie.catalog.library;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.magpie.base.store.Rows;
import org.magpie.media.ItemDetails;

/** Marks the files whose names say what their item no longer is, such as another episode number, so that they can be renamed. */
final class OutdatedNames {
    private static final int SHORTEST_NAME = 4;
    private static final Pattern NUMBERS =
            Pattern.compile("(?i)s(\\d{1,4})((?:[ ._-]*-?[ ._]*e\\d{1,4})+)|(?<!\\d)(\\d{1,2})x(\\d{2,3})(?!\\d)");
    private static final Pattern EPISODE = Pattern.compile("(?i)e(\\d{1,4})");

    private final Rows rows;
    private final Instant now;

    OutdatedNames(Rows rows, Instant now) {
        this.rows = rows;
        this.now = now;
    }

    /** An item is another one at its source now. Looks at each of its files. */
    void changed(long itemId, ItemDetails before, ItemDetails after) {
        boolean moved = before.season() != after.season() || before.number() != after.number();
        boolean renamed = !before.name().equals(after.name());
        if (!moved && !renamed) {
            return;
        }
        rows.list(
                        "select file.id, file.path from media_file file join file_item on file_item.file_id = file.id"
                                + " where file_item.item_id = ?",
                        row -> new Object[] {row.getLong(1), row.getString(2)},
                        itemId)
                .forEach(file -> {
                    String path = (String) file[1];
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    boolean wrongPlace = moved && says(name, before) && !says(name, after);
                    boolean wrongName = renamed && contains(name, before.name()) && !contains(name, after.name());
                    mark((long) file[0], wrongPlace || wrongName, says(name, after));
                });
    }

    private void mark(long fileId, boolean isOutdated, boolean fits) {
        if (isOutdated) {
            rows.change("merge into outdated_name (file_id, noted) key (file_id) values (?, ?)", fileId, now);
        } else if (fits) {
            rows.change("delete from outdated_name where file_id = ?", fileId);
        }
    }

    private static boolean says(String fileName, ItemDetails item) {
        Matcher numbers = NUMBERS.matcher(fileName);
        while (numbers.find()) {
            if (numbers.group(1) == null) {
                if (Integer.parseInt(numbers.group(3)) == item.season()
                        && Integer.parseInt(numbers.group(4)) == item.number()) {
                    return true;
                }
            } else if (Integer.parseInt(numbers.group(1)) == item.season() && lists(numbers.group(2), item.number())) {
                return true;
            }
        }
        return false;
    }

    private static boolean lists(String episodes, int number) {
        Matcher each = EPISODE.matcher(episodes);
        int first = -1;
        int last = -1;
        while (each.find()) {
            last = Integer.parseInt(each.group(1));
            first = first < 0 ? last : first;
        }
        return first >= 0 && number >= Math.min(first, last) && number <= Math.max(first, last);
    }

    private static boolean contains(String fileName, String itemName) {
        String plain = plain(itemName);
        return plain.length() >= SHORTEST_NAME && plain(fileName).contains(plain);
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
