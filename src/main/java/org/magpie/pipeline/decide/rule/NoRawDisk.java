package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import java.util.regex.Pattern;
import org.magpie.base.error.Message;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** A whole disc is a folder of menus and parts, not a file that plays; it is taken where the profile says so. */
public final class NoRawDisk implements Rule {
    private static final Pattern DISK = Pattern.compile(
            "(?<![a-z0-9])(?:bdmv|bd(?:25|50|66|100)|video_ts|complete[ ._-]*(?:uhd[ ._-]*)?(?:blu-?ray|dvd)|iso)(?![a-z0-9])",
            Pattern.CASE_INSENSITIVE);

    @Override
    public String key() {
        return "raw-disk";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        Quality quality = candidate.parsed().quality();
        boolean disk = quality == Quality.BR_DISK
                || DISK.matcher(candidate.release().name()).find();
        return disk && !candidate.profile().allows(Quality.BR_DISK)
                ? Optional.of(new Refusal(key(), true, Message.of("decide.raw-disk")))
                : Optional.empty();
    }
}
