package org.magpie.media.format;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.media.MediaKind;
import org.magpie.media.StoredJson;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;

/** What the guide said, in the library's database. */
public final class StoredGuideRecords implements GuideRecords {
    private static final TypeReference<Profile> PROFILE = new TypeReference<>() {};

    private final Store store;

    public StoredGuideRecords(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Taken> profile(MediaKind kind, String guideId) {
        return store.read(session -> new Rows(session)
                .first(
                        "select guide.profile_id, guide.content from profile_guide guide"
                                + " join profile on profile.id = guide.profile_id"
                                + " where profile.kind = ? and guide.guide_id = ?",
                        row -> new Taken(row.getLong(1), StoredJson.read(row.getString(2), PROFILE)),
                        kind.name(),
                        guideId));
    }

    @Override
    public void remember(String guideId, Taken taken) {
        store.change(unit -> new Rows(unit.session())
                .change(
                        "merge into profile_guide (profile_id, guide_id, content) key (profile_id) values (?, ?, ?)",
                        taken.profileId(),
                        guideId,
                        StoredJson.write(taken.then())));
    }

    @Override
    public Map<Quality, SizeBounds> sizes(MediaKind kind) {
        Map<Quality, SizeBounds> sizes = new EnumMap<>(Quality.class);
        store.read(session -> {
            new Rows(session)
                    .each(
                            "select quality, minimum, preferred, maximum from size_guide where kind = ?",
                            row -> sizes.put(
                                    Quality.valueOf(row.getString(1)),
                                    new SizeBounds(row.getDouble(2), row.getDouble(3), row.getDouble(4))),
                            kind.name());
            return true;
        });
        return sizes;
    }

    @Override
    public void remember(MediaKind kind, Map<Quality, SizeBounds> sizes) {
        store.change(unit -> new Rows(unit.session())
                .batch(
                        "merge into size_guide (kind, quality, minimum, preferred, maximum) key (kind, quality)"
                                + " values (?, ?, ?, ?, ?)",
                        sizes.entrySet().stream()
                                .map(each -> Rows.row(
                                        kind.name(),
                                        each.getKey().name(),
                                        each.getValue().minimum(),
                                        each.getValue().preferred(),
                                        each.getValue().maximum()))));
    }
}
