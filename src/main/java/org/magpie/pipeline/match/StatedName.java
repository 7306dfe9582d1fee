package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * A name with what stands behind it to tell two titles of one name apart: {@code Hidden Ghosts US 2021} is {@code Hidden Ghosts} from
 * the USA of 2021.
 *
 * @param year null where none is stated
 * @param country two capital letters of ISO 3166, empty where none is stated
 */
record StatedName(String name, @Nullable Integer year, String country) {
    private static final Pattern TRAILING_YEAR = Pattern.compile("^(.+?)[\\s._-]*[(\\[]?((?:18|19|20)\\d{2})[)\\]]?$");
    private static final Pattern TRAILING_WORD =
            Pattern.compile("^(.+?)(?:[\\s._-]*[(\\[]([A-Za-z.]{2,5})[)\\]]|[\\s._-]+([A-Za-z]{2,3}))$");

    /** What releases call the countries that tell series of one name apart. */
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("US", "US"),
            Map.entry("USA", "US"),
            Map.entry("UK", "GB"),
            Map.entry("GB", "GB"),
            Map.entry("AU", "AU"),
            Map.entry("AUS", "AU"),
            Map.entry("NZ", "NZ"),
            Map.entry("CA", "CA"),
            Map.entry("CAN", "CA"),
            Map.entry("IE", "IE"),
            Map.entry("ZA", "ZA"),
            Map.entry("FR", "FR"),
            Map.entry("DE", "DE"),
            Map.entry("ES", "ES"),
            Map.entry("IT", "IT"),
            Map.entry("NL", "NL"),
            Map.entry("BE", "BE"),
            Map.entry("DK", "DK"),
            Map.entry("SE", "SE"),
            Map.entry("NO", "NO"),
            Map.entry("FI", "FI"),
            Map.entry("PL", "PL"),
            Map.entry("BR", "BR"),
            Map.entry("MX", "MX"),
            Map.entry("JP", "JP"),
            Map.entry("KR", "KR"),
            Map.entry("IN", "IN"));

    /** A year and a country, in either order, and nothing more. */
    private static final int MOST_TAGS = 2;

    /** The ways to read a name, the whole of it as the name first. */
    static List<StatedName> readings(String name) {
        List<StatedName> readings = new ArrayList<>();
        StatedName reading = new StatedName(name, null, "");
        readings.add(reading);
        for (int tag = 0; tag < MOST_TAGS; tag++) {
            Optional<StatedName> shorter = reading.withoutTag();
            if (shorter.isEmpty()) {
                break;
            }
            reading = shorter.get();
            readings.add(reading);
        }
        return readings;
    }

    /** The readings in which a year stands behind the name. */
    static Optional<StatedName> dated(String name) {
        return readings(name).stream().filter(reading -> reading.year != null).findFirst();
    }

    /** The reading as a sentence. */
    Message told() {
        String said = Stream.of(country, year == null ? "" : year.toString())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? Message.of("match.tried.name", name) : Message.of("match.tried.tagged", name, said);
    }

    private Optional<StatedName> withoutTag() {
        if (year == null) {
            Matcher stated = TRAILING_YEAR.matcher(name);
            if (stated.matches()) {
                return Optional.of(new StatedName(stated.group(1), Integer.valueOf(stated.group(2)), country));
            }
        }
        Matcher tagged = TRAILING_WORD.matcher(name);
        if (!country.isEmpty() || !tagged.matches()) {
            return Optional.empty();
        }
        String bracketed = tagged.group(2);
        String word = bracketed == null ? tagged.group(3) : bracketed.replace(".", "");
        // "Us" and "It" are words; a name in small letters alone says nothing by its letters.
        boolean isTag = word.equals(word.toUpperCase(Locale.ROOT))
                || (bracketed == null && name.equals(name.toLowerCase(Locale.ROOT)));
        String code = COUNTRIES.get(word.toUpperCase(Locale.ROOT));
        return isTag && code != null ? Optional.of(new StatedName(tagged.group(1), year, code)) : Optional.empty();
    }
}
