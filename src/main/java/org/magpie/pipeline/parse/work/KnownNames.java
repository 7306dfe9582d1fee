package org.magpie.pipeline.parse.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.text.Accents;
import org.magpie.base.text.Transliteration;
import org.magpie.pipeline.parse.WorkReading;
import org.magpie.pipeline.parse.word.NamePreparation;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/**
 * A known creator and the creator's known works, to be found in names that say no more than these, in whatever order and with
 * whatever between them. A work is found only where it is the whole title of the name: never inside a longer title, as the name of
 * the series, or as another version of itself. In doubt nothing is found, as a wrong work by the right creator is worse than none.
 */
public final class KnownNames {
    private static final Set<String> VARIOUS = Set.of("various artists", "various", "va");

    /** Words that names leave out or add. */
    static final Set<String> JOINING = Set.of("and", "the", "a", "an", "und", "et");

    private final WorkWords words;
    private final NamePreparation preparation;
    private final boolean books;
    private final String creator;
    private final Set<String> creatorKeys = new HashSet<>();
    private final Map<String, Set<String>> worksByKey = new HashMap<>();
    private final List<String> signs = new ArrayList<>();
    private int longestKey;

    /**
     * @param creator as it is called first
     * @param aliases what it is called besides
     */
    public KnownNames(
            WorkWords words,
            NamePreparation preparation,
            boolean books,
            String creator,
            Collection<String> aliases,
            List<String> works) {
        this.words = words;
        this.preparation = preparation;
        this.books = books;
        this.creator = creator;
        creatorKeys.addAll(creatorKeys(creator));
        aliases.forEach(alias -> creatorKeys.addAll(creatorKeys(alias)));
        creatorKeys.remove("");
        if (VARIOUS.contains(creator.toLowerCase(Locale.ROOT))) {
            VARIOUS.forEach(name -> creatorKeys.addAll(keys(keyWords(name))));
        }
        works.forEach(work -> {
            if (keyWords(work).isEmpty()) {
                signs.add(work.strip());
            } else {
                keys(keyWords(work)).forEach(key -> add(key, work));
            }
        });
        Map<String, Set<String>> shorter = new HashMap<>();
        works.forEach(work -> plainForms(work)
                .forEach(form -> keys(keyWords(form))
                        .forEach(key -> shorter.computeIfAbsent(key, same -> new LinkedHashSet<>())
                                .add(work))));
        shorter.forEach((key, of) -> {
            if (of.size() == 1 && !worksByKey.containsKey(key)) {
                add(key, of.iterator().next());
            }
        });
    }

    /** Creator and work as the name writes them; empty when one of them is not surely in it. */
    public Optional<Found> find(String name) {
        Tokens tokens = Tokens.cut(preparation.prepare(name).text());
        if (tokens.size() > WorkReader.LONGEST) {
            return Optional.empty();
        }
        return new KnownNameSearch(this, words.read(tokens), books).find();
    }

    /**
     * What was found.
     *
     * @param creator as the name writes it
     * @param work as the name writes it
     */
    public record Found(String creator, String work) {
        /** The reading of a work that was found, with the year and edition that the grammar read, if it did. */
        public WorkReading reading(Optional<WorkReading> read) {
            return new WorkReading(
                    creator,
                    work,
                    false,
                    null,
                    null,
                    read.map(WorkReading::year).orElse(null),
                    read.map(WorkReading::edition).orElse(""));
        }
    }

    /** The creator's name as it is known. */
    String creator() {
        return creator;
    }

    /** Whether words, joined, are the creator. */
    boolean isCreator(String key) {
        return creatorKeys.contains(key);
    }

    /** Whether words, joined, are a work. */
    boolean isWork(String key) {
        return worksByKey.containsKey(key);
    }

    /** Length of the longest work, so that no search goes on behind it. */
    int longestKey() {
        return longestKey;
    }

    /** Works without a letter or digit, such as "÷". */
    List<String> signs() {
        return signs;
    }

    private void add(String key, String work) {
        if (!key.isEmpty()) {
            worksByKey.computeIfAbsent(key, same -> new LinkedHashSet<>()).add(work);
            longestKey = Math.max(longestKey, key.length());
        }
    }

    /** A title without what catalogues add and names leave out: an edition in brackets, a subtitle such as "A Novel". */
    private List<String> plainForms(String work) {
        List<String> forms = new ArrayList<>();
        Tokens tokens = Tokens.cut(work);
        WorkTags tags = words.read(tokens);
        for (int index = 1; index < tokens.size(); index++) {
            boolean ends = false;
            if (WorkFields.opens(tokens, index)) {
                int close = WorkFields.bracketEnd(tokens, index);
                ends = close == tokens.size()
                        && tags.allBeside(index, close)
                        && !tags.any(index, close, Role.VERSION)
                        && tags.any(index, close, Role.EDITION);
            } else if (tokens.gapHas(index, ':')) {
                ends = tags.is(index, Role.GENRE)
                        || tokens.get(index).is("a")
                        || tokens.get(index).is("an");
            }
            if (ends) {
                forms.add(work.substring(0, tokens.get(index - 1).end()));
                return forms;
            }
        }
        return forms;
    }

    /** What a creator's name is compared by: without joining words and initials, with the family name in front or behind. */
    static Set<String> creatorKeys(String creator) {
        List<String> all = keyWords(creator);
        Set<String> keys = new HashSet<>(keys(all));
        List<String> whole = all.stream().filter(word -> word.length() > 1).toList();
        turned(all, keys);
        if (whole.size() > 1) {
            keys.addAll(keys(whole));
            turned(whole, keys);
        }
        return keys;
    }

    /** "Marlow Edith", "van der Berg Jan": the family name in front. */
    private static void turned(List<String> words, Set<String> keys) {
        for (int first = 1; first < words.size() && words.size() < 6; first++) {
            List<String> turned = new ArrayList<>(words.subList(first, words.size()));
            turned.addAll(words.subList(0, first));
            keys.addAll(keys(turned));
        }
    }

    /** The words of a name that count; all of them where none would be left. */
    private static List<String> keyWords(String name) {
        List<String> all =
                Tokens.cut(name).words().stream().map(KnownNames::key).toList();
        List<String> kept = all.stream().filter(word -> !JOINING.contains(word)).toList();
        return kept.isEmpty() ? all : kept;
    }

    private static Set<String> keys(List<String> words) {
        String joined = String.join("", words);
        Set<String> keys = new LinkedHashSet<>(Accents.spellings(joined));
        keys.addAll(Transliteration.latin(joined));
        return keys;
    }

    /** A word as it is compared: in lower case, without apostrophes. */
    static String key(Token token) {
        String key = token.key();
        return key.indexOf('\'') < 0 && key.indexOf('’') < 0
                ? key
                : key.replace("'", "").replace("’", "");
    }
}
