package org.magpie.pipeline.search.indexer.m3u;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.magpie.base.text.Accents;
import org.magpie.base.text.ComparisonForm;
import org.magpie.pipeline.search.indexer.m3u.M3uEntry.Sort;

/**
 * Where in a playlist's file the films and episodes stand, by their titles and by the words in them. Holds about a hundred bytes an
 * entry and none of the text, so that a playlist of any length may be searched without being read again or kept in memory.
 * Never changes; safe for any number of threads.
 */
public final class PlaylistIndex {
    private static final int MOST_ENTRIES = 2_000_000;
    private static final int MOST_BY_WORDS = 200;
    private static final int UNNUMBERED = -1;
    private static final long LOW = 0xffff_ffffL;
    private static final Pattern YEAR_BEHIND = Pattern.compile("\\s*\\((?:18|19|20)\\d{2}\\)$");
    private static final int MARK = Character.COMBINING_SPACING_MARK;
    private static final Set<String> SMALL = Set.of(
            "a", "an", "the", "and", "or", "of", "le", "la", "les", "el", "los", "las", "il", "der", "die", "das");

    private final PlaylistText text;
    private final Contents contents;
    private final long[] offsets;
    private final int[] numbers;
    private final byte[] words;
    private final boolean[] films;
    private final long[] terms;
    private final long[] prints;

    /**
     * What a playlist holds.
     *
     * @param series how many different ones the episodes are of
     * @param live channels and other things without an end
     * @param refused without a name or a usable address
     */
    public record Contents(int films, int episodes, int series, int live, int refused) {}

    /**
     * A file's entry and the readings of its name.
     */
    record Hit(M3uEntry entry, PlaylistName name) {}

    private PlaylistIndex(PlaylistText text, Building made) {
        this.text = text;
        this.contents = made.contents();
        this.offsets = Arrays.copyOf(made.offsets, made.count);
        this.numbers = Arrays.copyOf(made.numbers, made.count);
        this.words = Arrays.copyOf(made.words, made.count);
        this.films = Arrays.copyOf(made.films, made.count);
        this.terms = Arrays.copyOf(made.terms, made.termCount);
        this.prints = Arrays.copyOf(made.prints, made.count);
        Arrays.sort(terms);
        Arrays.sort(prints);
    }

    /** Reads a playlist once. */
    public static PlaylistIndex of(PlaylistText text) throws IOException {
        try (InputStream in = text.whole()) {
            Building building = new Building();
            M3uReader.Result result = new M3uReader(in).read(MOST_ENTRIES, building::add);
            building.refused = result.refused();
            return new PlaylistIndex(text, building);
        }
    }

    public Contents contents() {
        return contents;
    }

    int size() {
        return offsets.length;
    }

    /** Of about how many bytes of memory this makes use. */
    long bytes() {
        return 8L * (offsets.length + terms.length + prints.length) + 6L * numbers.length;
    }

    /**
     * The films or episodes that may be of that name: those of that very title first, then those that hold all its words.
     *
     * @param season -1 for any
     * @param episode -1 for any
     * @param most no more than so many
     */
    List<Hit> find(List<String> names, boolean ofFilms, int season, int episode, int most) throws IOException {
        LinkedHashSet<Integer> found = new LinkedHashSet<>();
        for (String name : names) {
            entries(form(name)).stream()
                    .filter(entry -> fits(entry, ofFilms, season, episode))
                    .forEach(found::add);
        }
        for (String name : names) {
            holding(words(name)).stream()
                    .filter(entry -> !found.contains(entry) && fits(entry, ofFilms, season, episode))
                    .sorted(Comparator.comparingInt(entry -> words[entry]))
                    .limit(MOST_BY_WORDS)
                    .forEach(found::add);
        }
        return read(found.stream().limit(most).sorted().toList());
    }

    /** The entries that an earlier state of the playlist did not hold, in the file's order. */
    List<Hit> notIn(PlaylistIndex before, int most) throws IOException {
        if (Arrays.equals(prints, before.prints)) {
            return List.of();
        }
        List<Integer> fresh = new ArrayList<>();
        List<Hit> hits = new ArrayList<>();
        for (int entry = 0; entry < offsets.length && hits.size() < most; entry++) {
            fresh.add(entry);
            if (fresh.size() == 1_000 || entry == offsets.length - 1) {
                read(fresh).stream()
                        .filter(hit -> Arrays.binarySearch(
                                        before.prints, print(hit.entry().guid()))
                                < 0)
                        .limit(most - hits.size())
                        .forEach(hits::add);
                fresh.clear();
            }
        }
        return hits;
    }

    /** The entry with that guid, wherever it leads to now. All of the file is read where there is one. */
    Optional<M3uEntry> withGuid(String guid) throws IOException {
        if (Arrays.binarySearch(prints, print(guid)) < 0) {
            return Optional.empty();
        }
        List<M3uEntry> found = new ArrayList<>();
        try (InputStream in = text.whole()) {
            new M3uReader(in).read(MOST_ENTRIES, entry -> {
                if (found.isEmpty() && entry.isFile() && entry.guid().equals(guid)) {
                    found.add(entry);
                }
            });
        }
        return found.stream().findFirst();
    }

    private boolean fits(int entry, boolean ofFilms, int season, int episode) {
        if (films[entry] != ofFilms) {
            return false;
        }
        int number = numbers[entry];
        return season < 0
                || number == UNNUMBERED
                || (number >> 16 == season && (episode < 0 || (number & 0xffff) == episode));
    }

    private List<Integer> entries(int term) {
        List<Integer> entries = new ArrayList<>();
        long from = (long) term << 32;
        int at = Arrays.binarySearch(terms, from);
        for (int index = at < 0 ? -at - 1 : at; index < terms.length && (int) (terms[index] >> 32) == term; index++) {
            entries.add((int) (terms[index] & LOW));
        }
        return entries;
    }

    /** The entries that hold every word; beginning with the word that the fewest hold. */
    private Set<Integer> holding(Set<String> wanted) {
        List<List<Integer>> lists = wanted.stream()
                .map(word -> entries(word.hashCode()))
                .sorted(Comparator.comparingInt(List::size))
                .toList();
        if (lists.isEmpty()) {
            return Set.of();
        }
        Set<Integer> all = new LinkedHashSet<>(lists.getFirst());
        for (List<Integer> other : lists.subList(1, lists.size())) {
            if (all.isEmpty()) {
                break;
            }
            all.retainAll(new HashSet<>(other));
        }
        return all;
    }

    private List<Hit> read(List<Integer> entries) throws IOException {
        List<Hit> hits = new ArrayList<>(entries.size());
        if (entries.isEmpty()) {
            return hits;
        }
        try (PlaylistText.Places places = text.places()) {
            for (int entry : entries) {
                new M3uReader(places.from(offsets[entry]), 2_048)
                        .read(1, read -> hits.add(new Hit(read, PlaylistName.of(read.name(), read.group()))));
            }
        }
        return hits;
    }

    /** The form under which a title is kept, without a year behind it. */
    static String titleForm(String title) {
        return ComparisonForm.loose(
                title.endsWith(")") ? YEAR_BEHIND.matcher(title).replaceAll("") : title);
    }

    private static int form(String title) {
        return ("=" + titleForm(title)).hashCode();
    }

    /** The words of a title that count, in the form in which they are compared. */
    private static Set<String> words(String title) {
        Set<String> words = new LinkedHashSet<>();
        String plain =
                Accents.strip(title.toLowerCase(Locale.ROOT)).replace("'", "").replace("’", "");
        int start = -1;
        for (int at = 0; at <= plain.length(); at++) {
            boolean inside = at < plain.length() && isWordPart(plain.charAt(at));
            if (inside && start < 0) {
                start = at;
            } else if (!inside && start >= 0) {
                String word = plain.substring(start, at);
                if (!SMALL.contains(word)) {
                    words.add(words.isEmpty() ? word : arabic(word));
                }
                start = -1;
            }
        }
        return words;
    }

    private static boolean isWordPart(char letter) {
        return Character.isLetterOrDigit(letter) || Character.isSurrogate(letter) || Character.getType(letter) == MARK;
    }

    /** "III" and "3" are the same word. */
    private static String arabic(String word) {
        char first = word.charAt(0);
        return first == 'i' || first == 'v' || first == 'x'
                ? ComparisonForm.loose("x " + word).substring(1)
                : word;
    }

    private static long print(String guid) {
        long hash = 0xcbf29ce484222325L;
        for (byte part : guid.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (part & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Grows while a file is read. */
    private static final class Building {
        private long[] offsets = new long[1 << 14];
        private int[] numbers = new int[1 << 14];
        private byte[] words = new byte[1 << 14];
        private boolean[] films = new boolean[1 << 14];
        private long[] prints = new long[1 << 14];
        private long[] terms = new long[1 << 17];
        private int count;
        private int termCount;
        private int filmCount;
        private int live;
        private int refused;
        private final Set<Integer> series = new HashSet<>();

        void add(M3uEntry entry) {
            if (!entry.isFile()) {
                live++;
                return;
            }
            PlaylistName name = PlaylistName.of(entry.name(), entry.group());
            if (name.titles().isEmpty()) {
                refused++;
                return;
            }
            boolean film = entry.sort(name.isNumbered()) == Sort.FILM;
            room();
            offsets[count] = entry.offset();
            numbers[count] = name.isNumbered() ? (name.season() << 16) | Math.min(name.episode(), 0xffff) : UNNUMBERED;
            films[count] = film;
            prints[count] = print(entry.guid());
            int first = termCount;
            name.titles().forEach(title -> term(first, form(title)));
            // Every reading is part of the one from which the least was taken off.
            Set<String> held = PlaylistIndex.words(name.titles().getLast());
            held.forEach(word -> term(first, word.hashCode()));
            words[count] = (byte) Math.min(held.size(), Byte.MAX_VALUE);
            if (film) {
                filmCount++;
            } else {
                series.add(form(name.titles().getFirst()));
            }
            count++;
        }

        private void term(int first, int term) {
            long value = ((long) term << 32) | count;
            for (int at = first; at < termCount; at++) {
                if (terms[at] == value) {
                    return;
                }
            }
            terms[termCount++] = value;
        }

        Contents contents() {
            return new Contents(filmCount, count - filmCount, series.size(), live, refused);
        }

        private void room() {
            if (count == offsets.length) {
                int larger = count + (count >> 1);
                offsets = Arrays.copyOf(offsets, larger);
                numbers = Arrays.copyOf(numbers, larger);
                words = Arrays.copyOf(words, larger);
                films = Arrays.copyOf(films, larger);
                prints = Arrays.copyOf(prints, larger);
            }
            if (termCount + 600 > terms.length) {
                terms = Arrays.copyOf(terms, terms.length + (terms.length >> 1));
            }
        }
    }
}
