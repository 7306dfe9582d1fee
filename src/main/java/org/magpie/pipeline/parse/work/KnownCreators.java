package org.magpie.pipeline.parse.work;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.text.Accents;
import org.magpie.pipeline.parse.word.Tokens;

/**
 * Says which known artists or authors a name may hold, so that {@link KnownNames} need be asked for these alone. Never changes after
 * it was filled; then safe for any number of threads.
 */
public final class KnownCreators {
    /** How many words of a name are taken for one creator. */
    static final int LONGEST = 9;

    private final Map<String, Set<Long>> byKey = new HashMap<>();

    /**
     * Adds a creator under all names that are known.
     *
     * @param id whose it is
     */
    public void add(long id, Collection<String> names) {
        for (String name : names) {
            KnownNames.creatorKeys(name).stream()
                    .filter(key -> !key.isEmpty())
                    .forEach(key ->
                            byKey.computeIfAbsent(key, same -> new TreeSet<>()).add(id));
        }
    }

    /** Whether nobody is known. */
    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** The creators whose names stand somewhere in a text, of whatever words; most often none or one. */
    public Set<Long> in(String text) {
        Tokens tokens = Tokens.cut(text);
        if (byKey.isEmpty() || tokens.size() > WorkReader.LONGEST) {
            return Set.of();
        }
        Set<Long> found = new TreeSet<>();
        for (int from = 0; from < tokens.size(); from++) {
            StringBuilder all = new StringBuilder();
            StringBuilder whole = new StringBuilder();
            for (int to = from; to < tokens.size() && to < from + LONGEST; to++) {
                String key = KnownNames.key(tokens.get(to));
                if (KnownNames.JOINING.contains(key) && to > from) {
                    continue;
                }
                all.append(key);
                whole.append(key.length() == 1 && to > from ? "" : key);
                collect(all.toString(), found);
                if (whole.length() != all.length()) {
                    collect(whole.toString(), found);
                }
            }
        }
        return found;
    }

    private void collect(String key, Set<Long> found) {
        found.addAll(byKey.getOrDefault(key, Set.of()));
        if (key.chars().anyMatch(character -> character > 127)) {
            Accents.spellings(key).forEach(spelling -> found.addAll(byKey.getOrDefault(spelling, Set.of())));
        }
    }
}
