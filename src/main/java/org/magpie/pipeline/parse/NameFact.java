package org.magpie.pipeline.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Revision;

/**
 * One thing that was read of a name.
 *
 * @param key what it is, such as "title", "season", "quality"
 * @param value never empty
 */
public record NameFact(String key, String value) {
    /** Everything that was read, in the order in which to show it. */
    public static List<NameFact> of(ParsedRelease release) {
        List<NameFact> facts = new ArrayList<>();
        boolean isBook = release.kind() == MediaKind.BOOK;
        boolean isWork = isBook || release.kind() == MediaKind.MUSIC;
        fact(facts, isBook ? "author" : "artist", release.creator() == null ? "" : release.creator());
        fact(facts, isBook ? "book" : isWork ? "album" : "title", release.title());
        fact(
                facts,
                "alternatives",
                release.titles().stream()
                        .filter(other -> !other.equals(release.title()))
                        .distinct()
                        .collect(Collectors.joining(", ")));
        fact(facts, "year", release.year() == null ? "" : Integer.toString(release.year()));
        ParsedRelease.Numbers numbers = release.numbers();
        fact(facts, numbers.fullSeason() ? "season-whole" : "season", join(numbers.seasons()));
        fact(facts, "season-part", numbers.seasonPart() == 0 ? "" : Integer.toString(numbers.seasonPart()));
        fact(facts, "episode", join(numbers.episodes()));
        fact(facts, "absolute", join(numbers.absolute()));
        fact(facts, "date", numbers.airDate() == null ? "" : numbers.airDate().toString());
        fact(facts, "quality", release.quality().displayName(release.kind()));
        fact(
                facts,
                "revision",
                release.revision().equals(Revision.FIRST)
                        ? ""
                        : "v" + release.revision().version());
        fact(facts, "languages", String.join(", ", release.languages()));
        fact(facts, "edition", release.edition());
        fact(facts, "subtitles", release.hardcodedSubtitles() == null ? "" : release.hardcodedSubtitles());
        fact(facts, "group", release.group() == null ? "" : release.group());
        fact(facts, "hash", release.hash() == null ? "" : release.hash());
        fact(facts, "ids", ids(release.ids()));
        return facts;
    }

    private static String ids(Map<String, String> ids) {
        return ids.entrySet().stream()
                .map(id -> id.getKey() + " " + id.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** "1, 2, 5–8": three or more in a row are told by their ends. */
    private static String join(List<Integer> numbers) {
        List<String> told = new ArrayList<>();
        for (int at = 0; at < numbers.size(); at++) {
            int last = at;
            while (last + 1 < numbers.size() && numbers.get(last + 1) == numbers.get(last) + 1) {
                last++;
            }
            boolean run = last > at + 1;
            told.add(run ? numbers.get(at) + "–" + numbers.get(last) : Integer.toString(numbers.get(at)));
            at = run ? last : at;
        }
        return String.join(", ", told);
    }

    private static void fact(List<NameFact> facts, String key, String value) {
        if (!value.isEmpty()) {
            facts.add(new NameFact(key, value));
        }
    }
}
