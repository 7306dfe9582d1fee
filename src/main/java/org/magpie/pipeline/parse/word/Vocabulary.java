package org.magpie.pipeline.parse.word;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All word lists together, so that each word of a name is looked up once. Never changes after it is built. */
public final class Vocabulary {
    /** "2Ukr": the shortest language with the number of its sound tracks. */
    private static final int SHORTEST_COUNTED = 4;

    private static final String DUB = "dub";

    private final Map<String, Entry[]> byFirstWord;

    /** Reads the word lists of these subjects. */
    public Vocabulary(Set<Subject> subjects) {
        Map<String, List<Entry>> entries = new HashMap<>();
        for (Subject subject : subjects) {
            for (WordList.Form form : WordList.of(subject).forms()) {
                String first = form.words().getFirst().toLowerCase(Locale.ROOT);
                entries.computeIfAbsent(first, word -> new ArrayList<>()).add(new Entry(subject, form));
            }
        }
        byFirstWord = HashMap.newHashMap(entries.size());
        entries.forEach((word, list) -> {
            list.sort(Comparator.comparingInt(
                            (Entry entry) -> entry.form().words().size())
                    .reversed());
            byFirstWord.put(word, list.toArray(Entry[]::new));
        });
    }

    /** The vocabulary of all subjects. */
    public static Vocabulary standard() {
        return new Vocabulary(Set.of(Subject.values()));
    }

    /** Looks up every word: of each subject the longest form that starts there. */
    public TokenMeanings read(Tokens tokens) {
        List<List<WordMeaning>> found = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            found.add(meaningsAt(tokens, i));
        }
        return new TokenMeanings(tokens, found, this);
    }

    /** What a word that stands alone means about a subject, null when the list does not know it. */
    public @Nullable String meaning(Subject subject, String lowerCaseWord) {
        Entry @Nullable [] entries = byFirstWord.get(lowerCaseWord);
        if (entries != null) {
            for (Entry entry : entries) {
                if (entry.subject() == subject && entry.form().words().size() == 1) {
                    return entry.form().meaning();
                }
            }
        }
        return null;
    }

    private List<WordMeaning> meaningsAt(Tokens tokens, int index) {
        String key = tokens.get(index).key();
        Entry @Nullable [] entries = byFirstWord.get(key);
        if (entries == null && key.endsWith(DUB)) {
            return dubbed(key, index);
        }
        if (entries == null) {
            return Characters.isDigit(key.charAt(0)) && key.length() >= SHORTEST_COUNTED
                    ? counted(key, index)
                    : List.of();
        }
        List<WordMeaning> meanings = List.of();
        for (Entry entry : entries) {
            if (!isAbout(meanings, entry.subject()) && fits(entry.form(), tokens, index)) {
                int last = index + entry.form().words().size() - 1;
                WordMeaning meaning =
                        new WordMeaning(entry.subject(), entry.form().meaning(), index, last);
                if (meanings.isEmpty()) {
                    meanings = List.of(meaning);
                } else {
                    meanings = new ArrayList<>(meanings);
                    meanings.add(meaning);
                }
            }
        }
        return meanings;
    }

    /** "RoDub", "CzDub": a language with the word for its sound glued to it. */
    private List<WordMeaning> dubbed(String key, int index) {
        String language = key.substring(0, key.length() - DUB.length());
        String meaning = language.length() < 2 ? null : meaning(Subject.LANGUAGE, language);
        return meaning == null
                ? List.of()
                : List.of(new WordMeaning(Subject.LANGUAGE, meaning.replace("?", ""), index, index));
    }

    /** "2xUkr", "3Rus": a language with the number of its sound tracks. */
    private List<WordMeaning> counted(String key, int index) {
        int letters = Characters.digitsEnd(key, 0);
        if (letters == 1 && key.charAt(1) == 'x') {
            letters++;
        }
        String meaning =
                letters <= 2 && key.length() >= letters + 3 ? meaning(Subject.LANGUAGE, key.substring(letters)) : null;
        return meaning == null ? List.of() : List.of(new WordMeaning(Subject.LANGUAGE, meaning, index, index));
    }

    private static boolean isAbout(List<WordMeaning> meanings, Subject subject) {
        for (int i = 0; i < meanings.size(); i++) {
            if (meanings.get(i).subject() == subject) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(WordList.Form form, Tokens tokens, int index) {
        List<String> words = form.words();
        if (index + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            Token token = tokens.get(index + i);
            boolean joined = i == 0 || tokens.gapJoins(index + i);
            if (!joined || !words.get(i).equals(form.exact() ? token.text() : token.key())) {
                return false;
            }
        }
        return true;
    }

    private record Entry(Subject subject, WordList.Form form) {}
}
