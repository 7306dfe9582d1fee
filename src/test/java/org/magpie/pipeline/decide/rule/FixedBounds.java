package org.magpie.pipeline.decide.rule;

import java.util.List;
import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Quality;

/** Profiles with one size for everything. */
public record FixedBounds(double minimum, double preferred, double maximum, List<Profile> all) implements Profiles {
    public FixedBounds(double minimum, double preferred, double maximum) {
        this(minimum, preferred, maximum, List.of());
    }

    @Override
    public List<Profile> of(MediaKind kind) {
        return all;
    }

    @Override
    public Optional<Profile> find(long id) {
        return all.stream().filter(profile -> profile.id() == id).findFirst();
    }

    @Override
    public Profile save(Profile profile) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SizeBounds bounds(Quality quality, MediaKind kind) {
        return new SizeBounds(minimum, preferred, maximum);
    }

    @Override
    public void saveBounds(Quality quality, MediaKind kind, SizeBounds bounds) {
        throw new UnsupportedOperationException();
    }
}
