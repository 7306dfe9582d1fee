package org.magpie.pipeline.parse.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Puts the names of authors into the order in which they are spoken: "Marlow, Edith" is Edith Marlow. */
final class AuthorNames {
    /** Words that a family name of several words begins with. */
    private static final Set<String> PARTICLES = Set.of(
            "le", "la", "van", "von", "de", "del", "der", "den", "du", "da", "dos", "di", "mac", "mc", "st", "ter",
            "ten", "ben", "bin", "al", "el", "o", "della", "zu", "zum", "af", "av", "san", "saint");

    private AuthorNames() {}

    /** The names in spoken order; as they are where no comma says otherwise. */
    static String spoken(String written) {
        if (written.indexOf(',') < 0 && written.indexOf(';') < 0) {
            return written;
        }
        List<String> people = new ArrayList<>();
        boolean several = written.indexOf(',') != written.lastIndexOf(',');
        String[] parts = written.split(several ? "\\s*;\\s*|\\s+&\\s+|\\s+and\\s+" : "\\s*;\\s*|\\s+&\\s+");
        for (String person : parts) {
            people.add(one(person));
        }
        return String.join(people.size() == 2 ? " & " : ", ", people);
    }

    private static String one(String person) {
        String[] parts = person.split(",\\s*", -1);
        boolean turned = parts.length == 2 && isFamilyName(parts[0], parts[1]);
        return turned ? parts[1].strip() + " " + parts[0].strip() : person;
    }

    /** "Marlow, Edith", "van der Berg, Jan", "Garcia Marquez, Gabriel"; two whole names with a comma are two people. */
    private static boolean isFamilyName(String family, String given) {
        String[] words = family.strip().split(" ");
        int givenWords = given.strip().split(" ").length;
        boolean firstIsWhole = words.length > 1
                && !PARTICLES.contains(words[0].toLowerCase(Locale.ROOT))
                && !(words.length == 2 && givenWords == 1);
        return !given.isBlank() && givenWords < 5 && !firstIsWhole;
    }
}
