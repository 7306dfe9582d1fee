package org.magpie.media.exclusion;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;

/**
 * Something that Magpie neither searches for nor adds by itself. A person may still search for it.
 *
 * @param id 0 for one that is not stored
 * @param value a title's or profile's number, {@code source:id}, a name with {@code *} and {@code ?}, a tag, a genre
 * @param label the same as a person calls it
 * @param kind of a title, null for anything else
 * @param ids of a title, by source; empty for anything else
 * @param until null: for ever
 * @param reason as a person wrote it; may be empty
 * @param by who added it
 */
public record Exclusion(
        long id,
        Type type,
        String value,
        String label,
        @Nullable MediaKind kind,
        Map<String, String> ids,
        @Nullable Instant until,
        String reason,
        String by,
        Instant added) {
    public Exclusion {
        ids = Map.copyOf(ids);
    }

    /** What it goes by. */
    public enum Type {
        /** One title, by its number and by the ids under which services know it. */
        TITLE,
        /** Whatever a service knows by that id. */
        ID,
        /** Names that fit a pattern, upper and lower case alike. */
        NAME,
        TAG,
        GENRE,
        /** Titles all of whose copies have that quality profile. */
        PROFILE
    }

    public boolean isOverAt(Instant time) {
        return until != null && !until.isAfter(time);
    }

    /** Whether it speaks of a title. */
    public boolean covers(ExclusionSubject subject) {
        return switch (type) {
            case TITLE -> isOf(subject);
            case ID ->
                subject.ids().entrySet().stream().anyMatch(id -> value.equals(id.getKey() + ":" + id.getValue()));
            case NAME -> NamePattern.fits(value, subject.name());
            case TAG -> containsIgnoringCase(subject.tags(), value);
            case GENRE -> containsIgnoringCase(subject.genres(), value);
            case PROFILE ->
                !subject.profiles().isEmpty()
                        && subject.profiles().stream().allMatch(profile -> value.equals(profile.toString()));
        };
    }

    /** Ids decide where both have one of the same source; the name only where there is none. */
    private boolean isOf(ExclusionSubject subject) {
        if (subject.titleId() != 0 && value.equals(Long.toString(subject.titleId()))) {
            return true;
        }
        if (kind != subject.kind()) {
            return false;
        }
        boolean comparable = ids.keySet().stream().anyMatch(subject.ids()::containsKey);
        return comparable
                ? ids.entrySet().stream()
                        .anyMatch(id -> id.getValue().equals(subject.ids().get(id.getKey())))
                : label.equalsIgnoreCase(subject.label());
    }

    private static boolean containsIgnoringCase(Iterable<String> words, String word) {
        for (String each : words) {
            if (each.equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }
}
