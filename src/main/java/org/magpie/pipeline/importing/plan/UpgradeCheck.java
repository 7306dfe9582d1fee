package org.magpie.pipeline.importing.plan;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles;

/** Holds a file against what the slot has of the same items. */
public final class UpgradeCheck {
    private final Profiles profiles;

    public UpgradeCheck(Profiles profiles) {
        this.profiles = profiles;
    }

    /** Why a file is not better than one that is there; empty where it is better than each, or there is none. */
    public Optional<Message> notBetter(FileFacts facts, List<LibraryFile> there, TitleFacts title, SlotFacts slot) {
        return there.stream()
                .filter(old -> Files.exists(old.place()) && compare(facts, old.facts(), slot) <= 0)
                .findFirst()
                .map(old -> Message.of(
                        "import.not-better",
                        facts.quality().displayName(title.kind()),
                        old.facts().quality().displayName(title.kind())));
    }

    /** Why a person should be asked before a file takes the place of a better one; empty where none is better. */
    public Optional<Message> worse(FileFacts facts, List<LibraryFile> there, TitleFacts title, SlotFacts slot) {
        return there.stream()
                .filter(old -> Files.exists(old.place()) && compare(facts, old.facts(), slot) < 0)
                .findFirst()
                .map(old -> Message.of(
                        "import.by-hand.worse",
                        facts.quality().displayName(title.kind()),
                        old.facts().quality().displayName(title.kind()),
                        String.valueOf(old.place().getFileName())));
    }

    private int compare(FileFacts one, FileFacts other, SlotFacts slot) {
        @Nullable Profile profile = profiles.find(slot.profileId()).orElse(null);
        return Comparator.comparingInt(
                        (FileFacts each) -> profile == null ? each.quality().ordinal() : profile.rank(each.quality()))
                .thenComparing(FileFacts::revision)
                .thenComparingInt(FileFacts::score)
                .compare(one, other);
    }
}
