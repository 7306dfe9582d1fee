package org.magpie.pipeline.parse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.Quality;
import org.magpie.media.Revision;

/**
 * What a name of music or a book says beside the work itself.
 *
 * @param origin where the format was learnt
 * @param group null when none is stated
 * @param hash checksum in the name, null when none is stated
 */
public record WorkDetails(
        Quality quality,
        QualityOrigin origin,
        Revision revision,
        @Nullable String group,
        @Nullable String hash) {

    static WorkDetails read(Senses senses, Quality quality, QualityOrigin.Origin format) {
        return new WorkDetails(
                quality,
                QualityOrigin.ofFormat(format),
                RevisionReader.read(senses),
                GroupReader.read(senses).orElse(null),
                GroupReader.hash(senses.tokens()).orElse(null));
    }

    ParsedRelease of(MediaKind kind, String name, WorkReading work) {
        return new ParsedRelease(
                kind,
                name,
                work.work(),
                List.of(work.work()),
                work.year(),
                ParsedRelease.Numbers.NONE,
                quality,
                origin,
                revision,
                Set.of(),
                group,
                hash,
                work.edition(),
                null,
                Map.of(),
                work.creator(),
                VideoTags.NONE);
    }
}
