package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.file.LibraryFile;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.search.SearchMode;

/** The very release that a file came from brings nothing new, whatever its score has become since. */
public final class NotImportedBefore implements Rule {
    @Override
    public String key() {
        return "imported-before";
    }

    @Override
    public Cost cost() {
        return Cost.EXPENSIVE;
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        if (candidate.mode() == SearchMode.INTERACTIVE
                || !candidate.items().stream().allMatch(item -> isFrom(candidate, item.id()))) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(key(), true, Message.of("decide.imported-before")));
    }

    private static boolean isFrom(SlotCandidate candidate, long itemId) {
        String name = candidate.release().name().strip();
        return candidate.files().stream()
                .map(LibraryFile::facts)
                .filter(file -> file.itemIds().contains(itemId))
                .anyMatch(file -> file.releaseName().strip().equalsIgnoreCase(name));
    }
}
