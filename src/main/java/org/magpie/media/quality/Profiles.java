package org.magpie.media.quality;

import java.util.List;
import java.util.Optional;
import org.magpie.media.MediaKind;

/** The quality profiles. A new library has three a kind: "Good on a TV", "Best picture", "Small files", and their like. */
public interface Profiles {
    List<Profile> all();

    List<Profile> of(MediaKind kind);

    Optional<Profile> find(long id);

    Profile save(Profile profile);

    /**
     * @throws org.magpie.base.error.UserException while a slot uses it
     */
    void delete(long id);

    /** What sizes are right for a quality. */
    SizeBounds bounds(Quality quality, MediaKind kind);

    void saveBounds(Quality quality, MediaKind kind, SizeBounds bounds);

    /**
     * @param minimum MB (10^6 bytes) a minute of video or kbit/s of music
     * @param preferred likewise
     * @param maximum likewise, 0 for no bound
     */
    record SizeBounds(double minimum, double preferred, double maximum) {}
}
