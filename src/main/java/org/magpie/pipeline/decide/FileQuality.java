package org.magpie.pipeline.decide;

import org.jspecify.annotations.Nullable;
import org.magpie.media.file.FileFacts;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;

/**
 * What counts when two copies of the same thing are compared.
 *
 * @param score of custom formats; of a file the one it had when it was taken, so that nothing is fetched twice for one score
 * @param group release group, null or empty where not known
 */
public record FileQuality(
        Quality quality,
        Revision revision,
        int score,
        @Nullable String group) {
    static FileQuality of(FileFacts file) {
        return new FileQuality(file.quality(), file.revision(), file.score(), file.group());
    }
}
