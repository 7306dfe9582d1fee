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

/**
 * A candidate held against one slot of its title: what every rule looks at.
 *
 * @param items those that it would bring; at least one
 * @param scored by the profile's custom formats; nothing while the cheap rules are asked
 * @param held reads the slot's files that hold any of the items, once
 * @param minutes of all items together, 0 where not known
 */
public record Offer(
        Candidate candidate,
        ParsedRelease parsed,
        TitleFacts title,
        SlotFacts slot,
        Profile profile,
        List<ItemFacts> items,
        Score scored,
        int minutes,
        Occasion occasion,
        Instant now,
        Supplier<List<LibraryFile>> held) {
    public Offer {
        items = List.copyOf(items);
    }

    /** The same with the score that it turned out to have. */
    Offer withScore(Score found) {
        return new Offer(candidate, parsed, title, slot, profile, items, found, minutes, occasion, now, held);
    }

    /** The sum of the scores of all custom formats that fit. */
    public int score() {
        return scored.sum();
    }

    public Release release() {
        return candidate.release();
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
    public Improvement improvement(ItemFacts item) {
        return file(item)
                .map(file -> Improvement.of(
                        profile,
                        Copy.of(file.facts()),
                        new Copy(parsed.quality(), parsed.revision(), score(), parsed.group())))
                .orElse(Improvement.MISSING);
    }

    /** The items that the release would better or that are missing. Asks the database the first time. */
    public List<ItemFacts> wanted() {
        return items.stream()
                .filter(item -> item.monitored() || occasion == Occasion.BY_HAND)
                .filter(item -> improvement(item).isWanted())
                .toList();
    }
}
