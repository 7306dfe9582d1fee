package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.file.LibraryFile;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** A repack mends what its own group released; it says nothing about the copy of another. */
public final class RepackOfSameGroup implements Rule {
    @Override
    public String key() {
        return "repack-group";
    }

    @Override
    public Cost cost() {
        return Cost.EXPENSIVE;
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        if (!candidate.parsed().revision().repack()) {
            return Optional.empty();
        }
        String group = candidate.parsed().group();
        for (LibraryFile file : candidate.files()) {
            String had = file.facts().group();
            boolean sameQuality = file.facts().quality() == candidate.parsed().quality();
            if (sameQuality && !had.equalsIgnoreCase(group == null ? "" : group)) {
                return Optional.of(new Refusal(
                        key(),
                        true,
                        had.isEmpty()
                                ? Message.of("decide.repack-unknown")
                                : Message.of("decide.repack-group", group == null ? "?" : group, had)));
            }
        }
        return Optional.empty();
    }
}
