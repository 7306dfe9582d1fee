package org.magpie.catalog.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name as a person types it, and the year that may stand at its end.
 *
 * @param name without the year
 * @param year 0 where none stands there
 */
record TypedName(String name, int year) {
    private static final Pattern YEAR_AT_END = Pattern.compile("^(.+?)[\\s(]+((?:18|19|20|21)\\d{2})\\)?\\s*$");

    static TypedName of(String typed) {
        Matcher year = YEAR_AT_END.matcher(typed);
        return year.matches() ? new TypedName(year.group(1), Integer.parseInt(year.group(2))) : new TypedName(typed, 0);
    }
}
