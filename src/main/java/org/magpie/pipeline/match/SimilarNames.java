package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.name.TitleName;

/**
 * Finds names that are nearly the same. Names are filed under every three letters in a row that they hold; only those that share
 * enough of them are compared letter by letter. Safe for any number of threads.
 */
final class SimilarNames {
    private static final int GRAM = 3;
    private static final int LONGEST = 120;
    private static final int COMPARED = 40;
    private static final int ANSWERED = 5;
    /** Three letters that more names share than this say nothing. */
    private static final double TOO_COMMON = 0.05;

    private final List<Form> forms = new ArrayList<>();
    private final Map<String, int[]> filed = new HashMap<>();
    private final int common;

    private record Form(long titleId, String text) {}

    /**
     * @param similarity 0 to 1
     */
    record Near(long titleId, double similarity) {}

    SimilarNames(List<TitleName> titles) {
        for (TitleName title : titles) {
            add(title.id(), title.name());
            title.aliases().forEach(alias -> add(title.id(), alias));
        }
        Map<String, List<Integer>> growing = new HashMap<>();
        for (int at = 0; at < forms.size(); at++) {
            for (String gram : grams(forms.get(at).text())) {
                growing.computeIfAbsent(gram, key -> new ArrayList<>(2)).add(at);
            }
        }
        growing.forEach((gram, places) ->
                filed.put(gram, places.stream().mapToInt(Integer::intValue).toArray()));
        common = Math.max(50, (int) (forms.size() * TOO_COMMON));
    }

    private void add(long titleId, String name) {
        String text = ComparisonForm.loose(name);
        if (text.length() >= GRAM && text.length() <= LONGEST) {
            forms.add(new Form(titleId, text));
        }
    }

    /** The nearest titles, nearest first, each once. */
    List<Near> nearest(String text) {
        if (text.length() < GRAM || text.length() > LONGEST) {
            return List.of();
        }
        Map<Long, Double> best = new HashMap<>();
        for (int place : sharingMost(text)) {
            Form form = forms.get(place);
            best.merge(form.titleId(), similarity(text, form.text()), Math::max);
        }
        return best.entrySet().stream()
                .map(entry -> new Near(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Near::similarity).reversed().thenComparingLong(Near::titleId))
                .limit(ANSWERED)
                .toList();
    }

    /**
     * The places of the names that share the most with a text, the most first. Thousands of names share something with most texts,
     * so they are counted as plain numbers: how often, and behind that the place, the smaller the greater.
     */
    private int[] sharingMost(String text) {
        List<int[]> lists = grams(text).stream()
                .map(filed::get)
                .filter(places -> places != null && places.length <= common)
                .toList();
        int[] places = new int[lists.stream().mapToInt(list -> list.length).sum()];
        int end = 0;
        for (int[] list : lists) {
            System.arraycopy(list, 0, places, end, list.length);
            end += list.length;
        }
        Arrays.sort(places);
        long[] counted = new long[places.length];
        int names = 0;
        for (int from = 0, to = 0; from < places.length; from = to) {
            while (to < places.length && places[to] == places[from]) {
                to++;
            }
            counted[names++] = ((long) (to - from) << Integer.SIZE) | (Integer.MAX_VALUE - places[from]);
        }
        Arrays.sort(counted, 0, names);
        int[] most = new int[Math.min(names, COMPARED)];
        for (int at = 0; at < most.length; at++) {
            most[at] = Integer.MAX_VALUE - (int) counted[names - 1 - at];
        }
        return most;
    }

    private static List<String> grams(String text) {
        List<String> grams = new ArrayList<>(text.length());
        for (int at = 0; at + GRAM <= text.length(); at++) {
            grams.add(text.substring(at, at + GRAM));
        }
        return grams.stream().distinct().toList();
    }

    /**
     * 1 for the same text, 0 for nothing in common: the share of letters that need no change (optimal string alignment, so that
     * two letters in the wrong order count once).
     */
    static double similarity(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        return longest == 0 ? 1 : 1 - (double) distance(one, other) / longest;
    }

    /**
     * Whether two texts differ by a slip of the hand: two neighbouring letters in the wrong order, or one letter typed twice or not
     * twice. Any other difference, a letter more or another letter, makes another word as easily: "Lantern" and "Lanterns", "Part 2" and
     * "Part 3".
     */
    static boolean isSlip(String one, String other) {
        int start = 0;
        while (start < Math.min(one.length(), other.length()) && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        String longer = one.length() >= other.length() ? one : other;
        String shorter = one.length() >= other.length() ? other : one;
        if (longer.length() == shorter.length()) {
            return start + 1 < longer.length()
                    && longer.charAt(start) == shorter.charAt(start + 1)
                    && longer.charAt(start + 1) == shorter.charAt(start)
                    && areLetters(longer, start)
                    && longer.substring(start + 2).equals(shorter.substring(start + 2));
        }
        return longer.length() == shorter.length() + 1
                && start > 0
                && longer.charAt(start) == longer.charAt(start - 1)
                && Character.isLetter(longer.charAt(start))
                && longer.substring(start + 1).equals(shorter.substring(start));
    }

    private static boolean areLetters(String text, int at) {
        return Character.isLetter(text.charAt(at)) && Character.isLetter(text.charAt(at + 1));
    }

    private static int distance(String one, String other) {
        int width = other.length() + 1;
        int[] before = new int[width];
        int[] last = new int[width];
        int[] now = new int[width];
        Arrays.setAll(last, at -> at);
        for (int row = 1; row <= one.length(); row++) {
            now[0] = row;
            for (int column = 1; column < width; column++) {
                int same = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                int best = Math.min(Math.min(now[column - 1], last[column]) + 1, last[column - 1] + same);
                boolean swapped = row > 1
                        && column > 1
                        && one.charAt(row - 1) == other.charAt(column - 2)
                        && one.charAt(row - 2) == other.charAt(column - 1);
                now[column] = swapped ? Math.min(best, before[column - 2] + 1) : best;
            }
            int[] free = before;
            before = last;
            last = now;
            now = free;
        }
        return last[width - 1];
    }
}
