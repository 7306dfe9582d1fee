package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.file.LibraryFile;
import org.magpie.pipeline.decide.Occasion;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;

/** The very release that a file came from brings nothing new, whatever its score has become since. */
public final class NotImportedBefore implements Rule {
    @Override
    public String key() {
        return "imported-before";
    }

    @Override
    public Cost cost() {
        return Cost.DEAR;
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        if (offer.occasion() == Occasion.BY_HAND
                || !offer.items().stream().allMatch(item -> isFrom(offer, item.id()))) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(key(), true, Message.of("decide.imported-before")));
    }

    private static boolean isFrom(Offer offer, long itemId) {
        String name = offer.release().name().strip();
        return offer.files().stream()
                .map(LibraryFile::facts)
                .filter(file -> file.itemIds().contains(itemId))
                .anyMatch(file -> file.releaseName().strip().equalsIgnoreCase(name));
    }
}
