package org.magpie.pipeline.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Accents;

/**
 * Finds a known creator and one of the creator's works in a name that says no more than these, in whatever order and with
 * whatever between them.
 *
 * @param creator artist or author
 * @param works albums or books
 */
public record KnownNames(String creator, List<String> works) {
    private static final Set<String> VARIOUS = Set.of("various artists", "various", "va");
    private static final Set<String> JOINING = Set.of("and", "the", "a", "an");

    public KnownNames {
        works = List.copyOf(works);
    }

    /** Creator and work as the name writes them; empty when one of them is not in it. The longest work that fits counts. */
    public Optional<Found> find(Tokens tokens) {
        Place maker = place(tokens, creator, null);
        if (maker == null && VARIOUS.contains(creator.toLowerCase(Locale.ROOT))) {
            maker = VARIOUS.stream()
                    .map(name -> place(tokens, name, null))
                    .filter(place -> place != null)
                    .findFirst()
                    .orElse(null);
        }
        if (maker == null) {
            return Optional.empty();
        }
        List<String> longestFirst = new ArrayList<>(works);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        for (String work : longestFirst) {
            Place place = place(tokens, work, maker);
            if (place != null) {
                return Optional.of(new Found(maker.text(tokens), place.text(tokens)));
            }
        }
        return Optional.empty();
    }

    /**
     * What was found.
     *
     * @param creator as the name writes it
     * @param work as the name writes it
     */
    public record Found(String creator, String work) {}

    /** Where a known name stands outside a place that is taken; null when nowhere. */
    private static @Nullable Place place(Tokens tokens, String known, @Nullable Place taken) {
        List<Token> words = Tokens.cut(Accents.strip(known)).words();
        if (words.isEmpty()) {
            int start = known.isEmpty() ? -1 : tokens.name().indexOf(known);
            return start < 0 ? null : new Place(start, start + known.length());
        }
        Place whole = place(tokens, words, taken);
        return whole != null ? whole : place(tokens, meaningful(words), taken);
    }

    private static @Nullable Place place(Tokens tokens, List<Token> wanted, @Nullable Place taken) {
        for (int index = 0; index < tokens.size(); index++) {
            Place place = placeAt(tokens, index, wanted);
            if (place != null && (taken == null || !place.overlaps(taken))) {
                return place;
            }
        }
        return null;
    }

    private static @Nullable Place placeAt(Tokens tokens, int from, List<Token> wanted) {
        int index = from;
        for (int at = 0; at < wanted.size(); at++, index++) {
            while (at > 0
                    && index < tokens.size()
                    && JOINING.contains(tokens.get(index).key())
                    && !wanted.get(at).key().equals(tokens.get(index).key())) {
                index++;
            }
            if (index >= tokens.size()
                    || !Accents.strip(tokens.get(index).key())
                            .equals(wanted.get(at).key())) {
                return null;
            }
        }
        return new Place(tokens.get(from).start(), tokens.get(index - 1).end());
    }

    /** A name may leave out articles and "and", or write "&". */
    private static List<Token> meaningful(List<Token> words) {
        List<Token> kept =
                words.stream().filter(word -> !JOINING.contains(word.key())).toList();
        return kept.isEmpty() ? words : kept;
    }

    /** Characters of a name, from and to one past the last. */
    private record Place(int start, int end) {
        boolean overlaps(Place other) {
            return start < other.end && other.start < end;
        }

        String text(Tokens tokens) {
            return tokens.name()
                    .substring(start, end)
                    .replace('_', ' ')
                    .replace('.', ' ')
                    .strip();
        }
    }
}
