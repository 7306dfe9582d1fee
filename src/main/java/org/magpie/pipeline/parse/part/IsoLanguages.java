package org.magpie.pipeline.parse.part;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.magpie.pipeline.parse.word.WordList;

/** Languages by their ISO 639 codes, with or without a region, and by their English names. */
public final class IsoLanguages {
    private static final int LONGEST_REGION = 4;

    private final Map<String, String> byCode = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, Set<String>> onlyRegions = new HashMap<>();

    /** Reads the list of codes. */
    public IsoLanguages() {
        for (String line : WordList.lines("iso-languages.txt")) {
            int colon = line.indexOf(" : ");
            String right = line.substring(colon + 3);
            List<String> codes = List.of(line.substring(0, colon).split(" +"));
            if (codes.getFirst().equals("only")) {
                onlyRegions.put(
                        codes.getLast(), new HashSet<>(List.of(lower(right).split(" +"))));
            } else {
                codes.forEach(code -> byCode.put(lower(code), right));
                byName.put(lower(right), right);
            }
        }
    }

    /** The English name of the language of a code such as "en", "eng", "pt-BR" or "mn-Cyrl"; empty for anything else. */
    public Optional<String> ofCode(String code) {
        String wanted = lower(code.strip()).replace('_', '-');
        String exact = byCode.get(wanted);
        int hyphen = wanted.indexOf('-');
        if (exact != null || hyphen < 0) {
            return Optional.ofNullable(exact);
        }
        String plain = wanted.substring(0, hyphen);
        if (wanted.length() - hyphen > LONGEST_REGION + 1 || wanted.indexOf('-', hyphen + 1) > 0) {
            return Optional.empty();
        }
        Set<String> regions = onlyRegions.get(plain);
        boolean allowed = regions == null || regions.contains(wanted.substring(hyphen + 1));
        return allowed ? Optional.ofNullable(byCode.get(plain)) : Optional.empty();
    }

    /** The language of a code or an English name in any case. */
    public Optional<String> ofCodeOrName(String text) {
        return Optional.ofNullable(byName.get(lower(text.strip()))).or(() -> ofCode(text));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
