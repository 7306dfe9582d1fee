package org.magpie.pipeline.search.indexer;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;

/** The category numbers of the Newznab API: a thousand for each kind, own ones of a site from 100,000 on. */
public final class NewznabCategories {
    private static final int AUDIO_BOOK = 3030;

    private NewznabCategories() {}

    /** What an offer of these categories is, null where they do not say or say several things. */
    static @Nullable MediaKind kind(Set<Integer> categories) {
        List<MediaKind> kinds = categories.stream()
                .map(NewznabCategories::kind)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return kinds.size() == 1 ? kinds.getFirst() : null;
    }

    private static @Nullable MediaKind kind(int category) {
        if (category == AUDIO_BOOK) {
            return MediaKind.BOOK;
        }
        return switch (category / 1_000) {
            case 2 -> MediaKind.MOVIE;
            case 3 -> MediaKind.MUSIC;
            case 5 -> MediaKind.SERIES;
            case 7, 8 -> MediaKind.BOOK;
            default -> null;
        };
    }

    /** The categories to ask for: those a person chose for the kind and the site's own, else all of the kind. */
    public static List<String> of(MediaKind kind, List<String> chosen) {
        List<String> fitting = chosen.stream()
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{4,9}"))
                .filter(text -> Integer.parseInt(text) >= 100_000 || kind(Integer.parseInt(text)) == kind)
                .toList();
        if (!fitting.isEmpty()) {
            return fitting;
        }
        return switch (kind) {
            case MOVIE -> List.of("2000");
            case SERIES -> List.of("5000");
            case MUSIC -> List.of("3000");
            case BOOK -> List.of("7000", "8000", Integer.toString(AUDIO_BOOK));
        };
    }
}
