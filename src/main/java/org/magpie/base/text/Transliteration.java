package org.magpie.base.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes Cyrillic and Greek in Latin letters, as people name releases. There is no one way, so there are several answers: the English
 * one (BGN/PCGN: kh, ts, ya), the one of passports (ICAO: ia, iu) and the one of scholars without its accents (GOST: h, c, ja).
 */
public final class Transliteration {
    private static final String CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ";
    private static final List<String> ENGLISH =
            List.of("a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i i e g".split(" "));
    private static final List<String> PASSPORT =
            List.of("a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia i i ie g".split(" "));
    private static final List<String> SCHOLARS =
            List.of("a b v g d e jo zh z i j k l m n o p r s t u f h c ch sh shh - y - e ju ja i ji je g".split(" "));
    private static final String GREEK = "αβγδεζηθικλμνξοπρστυφχψως";
    private static final List<String> GREEK_LATIN =
            List.of("a v g d e z i th i k l m n x o p r s t y f ch ps o s".split(" "));

    private static final List<Map<Integer, String>> TABLES = List.of(table(ENGLISH), table(PASSPORT), table(SCHOLARS));

    private Transliteration() {}

    /**
     * @param lower a text in lower case
     * @return the text in Latin letters, in each way that differs; empty where it holds no Cyrillic or Greek letter
     */
    public static List<String> latin(String lower) {
        String bare = Accents.strip(
                        lower.replace("й", "\u0001").replace("ё", "\u0002").replace("ї", "\u0003"))
                .replace("\u0001", "й")
                .replace("\u0002", "ё")
                .replace("\u0003", "ї");
        if (bare.codePoints().noneMatch(TABLES.getFirst()::containsKey)) {
            return List.of();
        }
        return TABLES.stream().map(table -> written(bare, table)).distinct().toList();
    }

    private static String written(String text, Map<Integer, String> table) {
        StringBuilder latin = new StringBuilder(text.length() * 2);
        text.codePoints().forEach(point -> {
            String letters = table.get(point);
            if (letters == null) {
                latin.appendCodePoint(point);
            } else {
                latin.append(letters);
            }
        });
        return latin.toString();
    }

    private static Map<Integer, String> table(List<String> cyrillic) {
        Map<Integer, String> table = new HashMap<>();
        Stream.of(Map.entry(CYRILLIC, cyrillic), Map.entry(GREEK, GREEK_LATIN)).forEach(entry -> {
            int[] letters = entry.getKey().codePoints().toArray();
            for (int at = 0; at < letters.length; at++) {
                String written = entry.getValue().get(at);
                table.put(letters[at], written.equals("-") ? "" : written);
            }
        });
        return Map.copyOf(table);
    }
}
