package org.magpie.media.format;

import java.util.Map;
import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;

/**
 * What the guide said of profiles and sizes when they were last taken from it. What differs from it today is a person's change
 * and is left alone. (Formats carry theirs themselves: {@link StoredFormat.Origin}.)
 */
public interface GuideRecords {
    /** What was made of the guide's profile of that id; empty where nothing was, or it has been deleted since. */
    Optional<Taken> profile(MediaKind kind, String guideId);

    void remember(String guideId, Taken taken);

    /** The sizes that were last taken for a kind. */
    Map<Quality, SizeBounds> sizes(MediaKind kind);

    void remember(MediaKind kind, Map<Quality, SizeBounds> sizes);

    /**
     * @param profileId the profile that was made of it
     * @param then as the guide had it, its id without meaning
     */
    record Taken(long profileId, Profile then) {}
}
