package org.magpie.pipeline.decide;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.magpie.media.ItemFacts;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;

/**
 * A candidate held against one slot of its title: what every rule looks at.
 *
 * @param items those that it would bring; at least one
 * @param scored by the profile's custom formats; nothing while the cheap rules are asked
 * @param held reads the slot's files that hold any of the items, once
 * @param minutes of all items together, 0 where not known
 */
public record SlotCandidate(
        Candidate matched,
        ParsedRelease parsed,
        TitleFacts title,
        SlotFacts slot,
        Profile profile,
        List<ItemFacts> items,
        Score scored,
        int minutes,
        SearchMode mode,
        Instant now,
        Supplier<List<LibraryFile>> held) {
    public SlotCandidate {
        items = List.copyOf(items);
    }

    /** The same with the score that it turned out to have. */
    SlotCandidate withScore(Score found) {
        return new SlotCandidate(matched, parsed, title, slot, profile, items, found, minutes, mode, now, held);
    }

    /** The sum of the scores of all custom formats that fit. */
    public int score() {
        return scored.sum();
    }

    public Release release() {
        return matched.release();
    }

    /** The slot's files that hold any of the items. Asks the database the first time. */
    public List<LibraryFile> files() {
        return held.get();
    }

    /** The slot's file of an item, the best where there are several. */
    public Optional<LibraryFile> file(ItemFacts item) {
        return files().stream()
                .filter(file -> file.facts().itemIds().contains(item.id()))
                .max(Comparator.comparingInt(file -> profile.rank(file.facts().quality())));
    }

    /** How the release stands against what the slot has of an item. */
    public UpgradeOutcome improvement(ItemFacts item) {
        return file(item)
                .map(file -> UpgradeOutcome.of(
                        profile,
                        FileQuality.of(file.facts()),
                        new FileQuality(parsed.quality(), parsed.revision(), score(), parsed.group())))
                .orElse(UpgradeOutcome.MISSING);
    }

    /** The items that the release would better or that are missing. Asks the database the first time. */
    public List<ItemFacts> wanted() {
        return items.stream()
                .filter(item -> item.monitored() || mode == SearchMode.INTERACTIVE)
                .filter(item -> improvement(item).isWanted())
                .toList();
    }
}
