package org.magpie.pipeline.decide;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Quality;

/** Tells whether a release that a person is about to take would replace a better file, so that they can be asked first. */
public final class DowngradeCheck {
    private final Library library;
    private final Profiles profiles;

    public DowngradeCheck(Library library, Profiles profiles) {
        this.library = library;
        this.profiles = profiles;
    }

    /** The question to be asked; empty where nothing better is there, or the name does not tell a quality. */
    public Optional<Message> question(StoredVerdict verdict) {
        Optional<TitleFacts> title = library.facts(verdict.titleId());
        Optional<Quality> offered = Arrays.stream(Quality.values())
                .filter(each -> each.name().equals(verdict.qualityName()))
                .findFirst();
        Optional<Profile> profile =
                title.flatMap(facts -> facts.slot(verdict.slotId())).flatMap(slot -> profiles.find(slot.profileId()));
        if (title.isEmpty() || offered.isEmpty() || profile.isEmpty()) {
            return Optional.empty();
        }
        Set<Long> items = new HashSet<>(verdict.itemIds());
        return library.filesOf(items, verdict.slotId()).stream()
                .filter(file -> isBetter(file, offered.get(), verdict.score(), profile.get()))
                .findFirst()
                .map(file -> Message.of(
                        "import.by-hand.worse",
                        offered.get().displayName(title.get().kind()),
                        file.facts().quality().displayName(title.get().kind()),
                        String.valueOf(file.place().getFileName())));
    }

    private static boolean isBetter(LibraryFile file, Quality offered, int score, Profile profile) {
        int quality = Integer.compare(profile.rank(file.facts().quality()), profile.rank(offered));
        return quality > 0 || (quality == 0 && file.facts().score() > score);
    }
}
