package org.magpie.pipeline.decide.rule;

import java.util.Objects;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.file.LibraryFile;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** A second version of an anime episode mends what its own group released; it says nothing about the copy of another. */
public final class VersionOfSameGroup implements Rule {
    @Override
    public String key() {
        return "anime-version";
    }

    @Override
    public Cost cost() {
        return Cost.EXPENSIVE;
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        int version = candidate.parsed().revision().version();
        boolean anime = !candidate.parsed().numbers().absolute().isEmpty();
        if (!anime || version < 2 || candidate.parsed().revision().repack()) {
            return Optional.empty();
        }
        String group = Objects.requireNonNullElse(candidate.parsed().group(), "?");
        for (LibraryFile file : candidate.files()) {
            String had = file.facts().group();
            boolean onlyTheVersionIsBetter =
                    file.facts().quality() == candidate.parsed().quality()
                            && file.facts().revision().version() < version
                            && candidate.score() <= file.facts().score();
            if (onlyTheVersionIsBetter && !had.equalsIgnoreCase(group)) {
                return Optional.of(new Refusal(
                        key(), true, Message.of("decide.anime-version", version, group, had.isEmpty() ? "?" : had)));
            }
        }
        return Optional.empty();
    }
}
