package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.MediaKind;
import org.magpie.media.name.TitleForms;
import org.magpie.media.name.TitleName;
import org.magpie.pipeline.parse.work.KnownCreators;

/**
 * All names and ids of the library, made once and asked often: exact questions are hash look-ups, near ones go over the letters
 * that names share. Never changes; safe for any number of threads.
 */
public final class TitleIndex {
    private static final String EXACT = "=";
    private static final String FURTHER = "~";

    private final Map<String, Set<Long>> byId = new HashMap<>();
    private final Map<MediaKind, Map<String, List<Entry>>> byForm = new EnumMap<>(MediaKind.class);
    private final Map<MediaKind, SimilarNames> similar = new EnumMap<>(MediaKind.class);
    private final Map<MediaKind, KnownCreators> creators = new EnumMap<>(MediaKind.class);
    private final Map<Long, TitleName> titles = new HashMap<>();

    /**
     * A title under one of its forms.
     *
     * @param year 0 where it is not known
     * @param country where it is from, empty where it is not known
     * @param isTagged whether the country stands in the title's own name and was left out of this form
     * @param article the English article that the name begins with or has behind a comma, in small letters; empty where it begins with none
     * @param isArticleLost whether only one of the two, this name and the one that was looked for, begins with an article
     */
    record Entry(
            long titleId,
            int year,
            String country,
            boolean isTagged,
            String article,
            boolean isArticleLost,
            NameMatch fit) {
        Entry loosely(String otherArticle) {
            boolean isLost = article.isEmpty() != otherArticle.isEmpty();
            return new Entry(titleId, year, country, isTagged, article, isLost, NameMatch.LOOSE);
        }
    }

    public TitleIndex(List<TitleName> names) {
        for (TitleName name : names) {
            titles.put(name.id(), name);
            name.ids()
                    .forEach((source, id) -> byId.computeIfAbsent(key(name.kind(), source, id), key -> new TreeSet<>())
                            .add(name.id()));
            put(name, name.name(), NameMatch.NAME);
            name.aliases().forEach(alias -> put(name, alias, NameMatch.ALIAS));
            if (name.kind() == MediaKind.MUSIC || name.kind() == MediaKind.BOOK) {
                KnownCreators known = creators.computeIfAbsent(name.kind(), kind -> new KnownCreators());
                known.add(name.id(), List.of(name.name()));
                known.add(name.id(), name.aliases());
            }
        }
        for (MediaKind kind : MediaKind.values()) {
            similar.put(
                    kind,
                    new SimilarNames(titles.values().stream()
                            .filter(title -> title.kind() == kind)
                            .toList()));
        }
    }

    public int size() {
        return titles.size();
    }

    Optional<TitleName> title(long id) {
        return Optional.ofNullable(titles.get(id));
    }

    /** The titles that an external id belongs to. */
    Set<Long> byId(MediaKind kind, String source, String id) {
        return byId.getOrDefault(key(kind, source, id), Set.of());
    }

    /**
     * The titles of that name, each with the surest way it fits; a year or country behind the name counts as part of it or as what it
     * is.
     */
    Map<Long, Entry> byName(MediaKind kind, String name) {
        Map<Long, Entry> found = new LinkedHashMap<>();
        Map<String, List<Entry>> forms = byForm.getOrDefault(kind, Map.of());
        Set<String> spellings = TitleForms.matching(name);
        spellings.stream()
                .limit(1)
                .flatMap(form -> forms.getOrDefault(EXACT + form, List.of()).stream())
                .forEach(entry -> found.putIfAbsent(entry.titleId(), entry));
        String article = article(name);
        for (String form : spellings) {
            for (Entry entry : forms.getOrDefault(FURTHER + form, List.of())) {
                boolean isOther = !article.isEmpty() && !entry.article().isEmpty() && !article.equals(entry.article());
                if (!isOther) {
                    found.putIfAbsent(entry.titleId(), entry.loosely(article));
                }
            }
        }
        return found;
    }

    /** An article may be left out, but "A Lamp" is not "The Lamp". */
    private static String article(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("the ") || lower.endsWith(", the")) {
            return "the";
        }
        boolean indefinite =
                lower.startsWith("a ") || lower.startsWith("an ") || lower.endsWith(", a") || lower.endsWith(", an");
        return indefinite ? "a" : "";
    }

    /** The artists or authors whose names stand somewhere in a release name; none for films and series. */
    Set<Long> creatorsIn(MediaKind kind, String release) {
        KnownCreators known = creators.get(kind);
        return known == null ? Set.of() : known.in(release);
    }

    /** The titles whose names are nearest, nearest first; at most five. */
    List<SimilarNames.Near> nearest(MediaKind kind, String name) {
        SimilarNames names = similar.get(kind);
        return names == null ? List.of() : names.nearest(ComparisonForm.loose(name));
    }

    private void put(TitleName title, String name, NameMatch fit) {
        for (StatedName reading : StatedName.readings(name)) {
            Integer stated = reading.year();
            boolean tagged = !reading.country().isEmpty();
            putForms(
                    reading.name(),
                    title.kind(),
                    new Entry(
                            title.id(),
                            stated == null ? title.year() : stated,
                            tagged ? reading.country() : title.country(),
                            tagged,
                            article(name),
                            false,
                            fit));
        }
    }

    private void putForms(String name, MediaKind kind, Entry entry) {
        Set<String> spellings = TitleForms.matching(name);
        spellings.stream().limit(1).forEach(form -> putForm(kind, EXACT + form, entry));
        spellings.forEach(form -> putForm(kind, FURTHER + form, entry));
    }

    private void putForm(MediaKind kind, String form, Entry entry) {
        List<Entry> entries =
                byForm.computeIfAbsent(kind, each -> new HashMap<>()).computeIfAbsent(form, key -> new ArrayList<>(1));
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
    }

    private static String key(MediaKind kind, String source, String id) {
        return kind + ":" + source + ":" + id;
    }
}
