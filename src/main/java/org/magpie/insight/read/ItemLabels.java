package org.magpie.insight.read;

import java.util.Locale;

/** How an item is named beside its title. */
final class ItemLabels {
    private ItemLabels() {}

    /** "S01E02 Pilot" for what is numbered, nothing for what is named as its title, else its name. */
    static String item(String title, String name, int season, int number) {
        if (number > 0) {
            return String.format(Locale.ROOT, "S%02dE%02d %s", season, number, name)
                    .strip();
        }
        return name.equals(title) ? "" : name;
    }
}
