package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.magpie.base.text.ComparisonForm;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleName;

/**
 * All names and ids of the library, made once and asked often: exact questions are hash look-ups, near ones go over the letters
 * that names share. Never changes; safe for any number of threads.
 */
public final class TitleIndex {
    private static final Pattern TRAILING_YEAR = Pattern.compile("^(.+?)[\\s._-]*[(\\[]?((?:18|19|20)\\d{2})[)\\]]?$");

    private final Map<String, Set<Long>> byId = new HashMap<>();
    private final Map<MediaKind, Map<String, List<Entry>>> byForm = new EnumMap<>(MediaKind.class);
    private final Map<MediaKind, SimilarNames> similar = new EnumMap<>(MediaKind.class);
    private final Map<Long, TitleName> titles = new HashMap<>();

    /**
     * A title under one of its forms.
     *
     * @param year 0 where it is not known
     */
    record Entry(long titleId, int year, NameFit fit) {}

    public TitleIndex(List<TitleName> names) {
        for (TitleName name : names) {
            titles.put(name.id(), name);
            name.ids()
                    .forEach((source, id) -> byId.computeIfAbsent(key(name.kind(), source, id), key -> new TreeSet<>())
                            .add(name.id()));
            put(name, name.name(), NameFit.NAME);
            name.aliases().forEach(alias -> put(name, alias, NameFit.ALIAS));
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

    /** The titles of that name, each with the surest way it fits; a year behind the name counts as part of it or as the year. */
    Map<Long, Entry> byName(MediaKind kind, String name) {
        Map<Long, Entry> found = new LinkedHashMap<>();
        Map<String, List<Entry>> forms = byForm.getOrDefault(kind, Map.of());
        for (Entry entry : forms.getOrDefault("=" + ComparisonForm.strict(name), List.of())) {
            found.putIfAbsent(entry.titleId(), entry);
        }
        for (Entry entry : forms.getOrDefault("~" + ComparisonForm.loose(name), List.of())) {
            found.putIfAbsent(entry.titleId(), new Entry(entry.titleId(), entry.year(), NameFit.LOOSE));
        }
        return found;
    }

    /** The titles whose names are nearest, nearest first; at most five. */
    List<SimilarNames.Near> nearest(MediaKind kind, String name) {
        SimilarNames names = similar.get(kind);
        return names == null ? List.of() : names.nearest(ComparisonForm.loose(name));
    }

    /** "Name 2014" or "Name (2014)" cut into name and year; empty where no year stands at the end. */
    static Optional<Dated> dated(String name) {
        Matcher year = TRAILING_YEAR.matcher(name);
        return year.matches()
                ? Optional.of(new Dated(year.group(1), Integer.parseInt(year.group(2))))
                : Optional.empty();
    }

    /** A name and the year that stood behind it. */
    record Dated(String name, int year) {}

    private void put(TitleName title, String name, NameFit fit) {
        putForms(title, name, title.year(), fit);
        dated(name).ifPresent(dated -> putForms(title, dated.name(), dated.year(), fit));
    }

    private void putForms(TitleName title, String name, int year, NameFit fit) {
        putForm(title, "=" + ComparisonForm.strict(name), new Entry(title.id(), year, fit));
        putForm(title, "~" + ComparisonForm.loose(name), new Entry(title.id(), year, fit));
    }

    private void putForm(TitleName title, String form, Entry entry) {
        if (form.length() < 2) {
            return;
        }
        List<Entry> entries = byForm.computeIfAbsent(title.kind(), kind -> new HashMap<>())
                .computeIfAbsent(form, key -> new ArrayList<>(1));
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
    }

    private static String key(MediaKind kind, String source, String id) {
        return kind + ":" + source + ":" + id;
    }
}
