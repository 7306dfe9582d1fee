package org.magpie.testing.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Quality;

/** Profiles in memory: three a kind. */
public final class FakeProfiles implements Profiles {
    private final List<Profile> profiles = new ArrayList<>();
    private final Map<String, SizeBounds> bounds = new ConcurrentHashMap<>();

    public FakeProfiles() {
        for (MediaKind kind : MediaKind.values()) {
            for (String name : List.of("Good on a TV", "Best picture", "Small files")) {
                List<Profile.Entry> entries = Quality.of(kind).stream()
                        .map(quality -> new Profile.Entry("", List.of(quality), true))
                        .toList();
                save(new Profile(
                        0, name, kind, entries, Quality.of(kind).getLast(), true, 0, 0, 1, Map.of(), Set.of()));
            }
        }
    }

    @Override
    public synchronized List<Profile> all() {
        return List.copyOf(profiles);
    }

    @Override
    public List<Profile> of(MediaKind kind) {
        return all().stream().filter(profile -> profile.kind() == kind).toList();
    }

    @Override
    public Optional<Profile> find(long id) {
        return all().stream().filter(profile -> profile.id() == id).findFirst();
    }

    @Override
    public synchronized Profile save(Profile profile) {
        long id = profile.id() == 0 ? profiles.size() + 1L : profile.id();
        Profile stored = new Profile(
                id,
                profile.name(),
                profile.kind(),
                profile.entries(),
                profile.cutoff(),
                profile.upgrades(),
                profile.minimumScore(),
                profile.cutoffScore(),
                profile.minimumStep(),
                profile.scores(),
                profile.languages());
        profiles.removeIf(known -> known.id() == id);
        profiles.add(stored);
        return stored;
    }

    @Override
    public synchronized void delete(long id) {
        profiles.removeIf(profile -> profile.id() == id);
    }

    @Override
    public SizeBounds bounds(Quality quality, MediaKind kind) {
        return bounds.getOrDefault(kind + "/" + quality, new SizeBounds(5, 40, 200));
    }

    @Override
    public void saveBounds(Quality quality, MediaKind kind, SizeBounds bounds) {
        this.bounds.put(kind + "/" + quality, bounds);
    }
}
