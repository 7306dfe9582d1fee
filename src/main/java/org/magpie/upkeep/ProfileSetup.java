package org.magpie.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.library.StoredProfiles;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;

/** The quality profiles in the set-up document; one of the same kind and name is replaced. */
final class ProfileSetup implements SetupPart<List<SetupDocument.ProfilePart>> {
    private final StoredProfiles profiles;

    ProfileSetup(StoredProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public String key() {
        return "profiles";
    }

    @Override
    public List<SetupDocument.ProfilePart> export() {
        return profiles.all().stream().map(ProfileSetup::part).toList();
    }

    private static SetupDocument.ProfilePart part(Profile profile) {
        return new SetupDocument.ProfilePart(
                profile.name(),
                profile.kind(),
                profile.entries().stream()
                        .map(entry -> new SetupDocument.EntryPart(entry.name(), entry.qualities(), entry.allowed()))
                        .toList(),
                profile.cutoff(),
                profile.upgrades(),
                profile.minimumScore(),
                profile.cutoffScore(),
                profile.minimumStep(),
                profile.scores(),
                profile.languages());
    }

    @Override
    public void apply(List<SetupDocument.ProfilePart> section, SetupRun run) {
        for (int at = 0; at < section.size(); at++) {
            SetupDocument.ProfilePart part = section.get(at);
            run.entry(SetupRun.entry(key(), at), part.name(), () -> profiles.save(run.unit(), read(part)));
        }
    }

    private Profile read(SetupDocument.ProfilePart part) {
        String name = part.name();
        MediaKind kind = part.kind();
        Quality cutoff = part.cutoff();
        List<SetupDocument.EntryPart> entryParts = part.entries();
        if (name == null || name.isBlank() || kind == null || cutoff == null || entryParts == null) {
            throw new UserException("setup.profile.incomplete", String.valueOf(name));
        }
        List<Profile.Entry> entries = new ArrayList<>();
        for (SetupDocument.EntryPart entry : entryParts) {
            List<Quality> qualities = Objects.requireNonNullElse(entry.qualities(), List.of());
            if (qualities.isEmpty() || !qualities.stream().allMatch(quality -> quality.fits(kind))) {
                throw new UserException("setup.profile.quality", name);
            }
            entries.add(new Profile.Entry(Objects.requireNonNullElse(entry.name(), ""), qualities, entry.allowed()));
        }
        long id = profiles.of(kind).stream()
                .filter(known -> known.name().equals(name))
                .mapToLong(Profile::id)
                .findFirst()
                .orElse(0);
        Profile profile = new Profile(
                id,
                name,
                kind,
                entries,
                cutoff,
                part.upgrades(),
                part.minimumScore(),
                part.cutoffScore(),
                Math.max(1, Objects.requireNonNullElse(part.minimumStep(), 1)),
                Objects.requireNonNullElse(part.scores(), Map.of()),
                Objects.requireNonNullElse(part.languages(), Set.of()));
        if (!profile.allows(cutoff)) {
            throw new UserException("setup.profile.cutoff", name);
        }
        return profile;
    }
}
