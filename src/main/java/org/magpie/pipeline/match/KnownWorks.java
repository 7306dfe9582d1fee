package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.parse.KnownReader;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;

/**
 * Looks for the works of the library's artists and authors in names that the grammar alone does not part, such as "Title - Author",
 * "Artist Album 2014 FLAC" and "Author.Title.2014.EPUB-GRP". For one go of {@link Matching}.
 */
final class KnownWorks {
    /** As sure as a name without a year: the name holds the creator and, as its whole title, one work of that creator. */
    private static final double FOUND = 0.9;

    private final ReleaseReader reader;
    private final LongFunction<@Nullable TitleFacts> titles;
    private final Map<Long, Optional<KnownReader>> prepared = new HashMap<>();

    /**
     * @param titles the facts of a title by its id, null where it is gone
     */
    KnownWorks(ReleaseReader reader, LongFunction<@Nullable TitleFacts> titles) {
        this.reader = reader;
        this.titles = titles;
    }

    /**
     * A work that a name holds.
     *
     * @param parsed the name as it is read with the work known
     */
    record Found(
            ParsedRelease parsed, TitleFacts title, ItemMatching.Items items, double confidence, Message because) {}

    /**
     * The work that a name holds by one of these creators; empty where it holds none, or works of several.
     *
     * @param creators ids of titles whose names stand in the name
     */
    Optional<Found> find(String name, MediaKind kind, Set<Long> creators) {
        List<Found> found = new ArrayList<>();
        for (long id : creators) {
            TitleFacts title = titles.apply(id);
            if (title != null) {
                of(name, kind, title).ifPresent(found::add);
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private Optional<Found> of(String name, MediaKind kind, TitleFacts title) {
        Optional<ParsedRelease> parsed =
                prepared.computeIfAbsent(title.id(), id -> prepare(kind, title)).flatMap(known -> known.read(name));
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        ItemMatching.Items items = ItemMatching.of(parsed.get(), title, EpisodeNumbering.NONE, Optional.empty());
        return items.ids().isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        parsed.get(),
                        title,
                        items,
                        FOUND * items.certainty(),
                        Message.of(
                                "match.by-known-work",
                                title.name(),
                                parsed.get().title())));
    }

    private Optional<KnownReader> prepare(MediaKind kind, TitleFacts title) {
        List<String> works = title.items().stream()
                .map(item -> item.details().name())
                .filter(work -> !work.isBlank())
                .toList();
        return reader.known(kind, title.name(), title.aliases(), works);
    }
}
