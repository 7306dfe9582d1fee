package org.magpie.pipeline.decide.rule;

import java.util.Objects;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.file.LibraryFile;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;

/** A second version of an anime episode mends what its own group released; it says nothing about the copy of another. */
public final class VersionOfSameGroup implements Rule {
    @Override
    public String key() {
        return "anime-version";
    }

    @Override
    public Cost cost() {
        return Cost.DEAR;
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        int version = offer.parsed().revision().version();
        boolean anime = !offer.parsed().numbers().absolute().isEmpty();
        if (!anime || version < 2 || offer.parsed().revision().repack()) {
            return Optional.empty();
        }
        String group = Objects.requireNonNullElse(offer.parsed().group(), "?");
        for (LibraryFile file : offer.files()) {
            String had = file.facts().group();
            boolean onlyTheVersionIsBetter =
                    file.facts().quality() == offer.parsed().quality()
                            && file.facts().revision().version() < version
                            && offer.score() <= file.facts().score();
            if (onlyTheVersionIsBetter && !had.equalsIgnoreCase(group)) {
                return Optional.of(new Refusal(
                        key(), true, Message.of("decide.anime-version", version, group, had.isEmpty() ? "?" : had)));
            }
        }
        return Optional.empty();
    }
}
