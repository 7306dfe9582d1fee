package org.magpie.media.library;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.Texts;
import org.magpie.base.undo.UndoRecord;
import org.magpie.media.LibraryChanged;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.PresetProfiles;
import org.magpie.media.quality.PresetSizes;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.ProfileEntity;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Quality;
import org.magpie.media.title.TitleRepository_;

/** The profiles in the library's database; kept in memory too, since every verdict asks for one. */
public final class StoredProfiles implements Profiles {
    /** Those that presets have been named in. */
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ru"));

    private final Store store;
    private final LibraryCounters counters;
    private volatile @Nullable List<Profile> known;

    public StoredProfiles(Store store, LibraryCounters counters) {
        this.store = store;
        this.counters = counters;
    }

    /** Gives a library without any profile its presets, named in the language of the texts. */
    public void seed(Texts texts) {
        if (store.read(session -> !new ProfileRows(session).isEmpty())) {
            return;
        }
        PresetProfiles presets = new PresetProfiles(texts);
        store.change(unit -> {
            if (new ProfileRows(unit.session()).isEmpty()) {
                for (MediaKind kind : MediaKind.values()) {
                    presets.of(kind).forEach(profile -> unit.session().insert(new ProfileEntity(profile)));
                }
            }
        });
        known = null;
    }

    /**
     * Names presets in a language that the person has chosen, as far as they still bear the name that Magpie gave them. To be called once
     * for a choice: names are what commands and set-up documents say.
     */
    public void translate(Texts texts) {
        Map<Profile, String> renamed = new HashMap<>();
        for (Profile profile : all()) {
            List<Profile> wanted = new PresetProfiles(texts).of(profile.kind());
            for (Locale language : LANGUAGES) {
                List<Profile> given = new PresetProfiles(new Texts(language)).of(profile.kind());
                for (int at = 0; at < given.size(); at++) {
                    String name = wanted.get(at).name();
                    if (profile.name().equals(given.get(at).name())
                            && !profile.name().equals(name)) {
                        renamed.put(profile, name);
                    }
                }
            }
        }
        if (renamed.isEmpty()) {
            return;
        }
        store.change(unit -> {
            ProfileRepository repository = new ProfileRepository_(unit.session());
            renamed.forEach((profile, name) -> {
                // Where the person has given that name to another, each keeps its own.
                if (repository.namesakes(profile.kind(), name, profile.id()) == 0) {
                    repository.find(profile.id()).ifPresent(row -> {
                        row.rename(name);
                        unit.session().update(row);
                    });
                }
            });
        });
        known = null;
    }

    @Override
    public List<Profile> all() {
        List<Profile> now = known;
        if (now == null) {
            now = store.read(session -> new ProfileRows(session).all());
            known = now;
        }
        return now;
    }

    /** Reads them again when they are next asked for: something else has changed their rows. */
    public void forget() {
        known = null;
    }

    @Override
    public List<Profile> of(MediaKind kind) {
        return all().stream().filter(profile -> profile.kind() == kind).toList();
    }

    @Override
    public Optional<Profile> find(long id) {
        return all().stream().filter(profile -> profile.id() == id).findFirst();
    }

    /**
     * @throws UserException when the name is empty or taken, nothing is allowed, or the cutoff is not allowed
     */
    @Override
    public Profile save(Profile profile) {
        Set<Long> titles = new HashSet<>();
        Profile saved = store.write(unit -> {
            Profile stored = store(unit, profile);
            titles.addAll(titlesWith(unit, stored));
            if (titles.size() > Chunks.ROWS) {
                counters.markDue(unit.session(), stored.id());
            } else {
                counted(unit, titles);
            }
            return stored;
        });
        if (titles.size() > Chunks.ROWS) {
            // What a crash leaves uncounted is due, and is counted with what time has overtaken.
            Chunks.write(store, titles, (unit, chunk) -> counted(unit, Set.copyOf(chunk)));
        }
        return saved;
    }

    private static Set<Long> titlesWith(UnitOfWork unit, Profile profile) {
        return Set.copyOf(new TitleRepository_(unit.session()).titlesWithProfile(profile.id()));
    }

    private void counted(UnitOfWork unit, Set<Long> titles) {
        counters.count(unit.session(), titles);
        if (!titles.isEmpty()) {
            unit.publish(new LibraryChanged(titles.size() > Chunks.ROWS ? Set.of() : titles));
        }
    }

    /** {@link #save(Profile)} within a unit of work. */
    public Profile save(UnitOfWork unit, Profile profile) {
        Profile stored = store(unit, profile);
        counted(unit, titlesWith(unit, stored));
        return stored;
    }

    private Profile store(UnitOfWork unit, Profile profile) {
        check(profile);
        unit.afterCommit(this::forget);
        ProfileRepository repository = new ProfileRepository_(unit.session());
        if (repository.namesakes(profile.kind(), profile.name(), profile.id()) > 0) {
            throw new UserException("profile.name-taken", profile.name());
        }
        if (profile.id() == 0) {
            ProfileEntity row = new ProfileEntity(profile);
            unit.session().insert(row);
            return row.toProfile();
        }
        ProfileEntity row =
                repository.find(profile.id()).orElseThrow(() -> new UserException("profile.gone", profile.name()));
        row.take(profile);
        unit.session().update(row);
        return row.toProfile();
    }

    @Override
    public void delete(long id) {
        store.change(unit -> {
            if (new TitleRepository_(unit.session()).slotsWithProfile(id) > 0) {
                throw new UserException(
                        "profile.in-use", find(id).map(Profile::name).orElse(""));
            }
            new ProfileRepository_(unit.session()).find(id).ifPresent(row -> {
                UndoRecord.begin(
                                unit, Message.of("undo.profile", row.toProfile().name()))
                        .deleting("profile", id);
                unit.session().delete(row);
            });
        });
        known = null;
    }

    @Override
    public SizeBounds bounds(Quality quality, MediaKind kind) {
        return store.read(session -> new Rows(session)
                .first(
                        "select minimum, preferred, maximum from size_bounds where kind = ? and quality = ?",
                        row -> new SizeBounds(row.getDouble(1), row.getDouble(2), row.getDouble(3)),
                        kind.name(),
                        quality.name())
                .orElseGet(() -> PresetSizes.of(quality, kind)));
    }

    @Override
    public void saveBounds(Quality quality, MediaKind kind, SizeBounds bounds) {
        store.change(unit -> saveBounds(unit, quality, kind, bounds));
    }

    /** {@link #saveBounds(Quality, MediaKind, SizeBounds)} within a unit of work. */
    public void saveBounds(UnitOfWork unit, Quality quality, MediaKind kind, SizeBounds bounds) {
        boolean inOrder = bounds.minimum() >= 0
                && bounds.preferred() >= 0
                && bounds.maximum() >= 0
                && (bounds.maximum() == 0 || bounds.minimum() <= bounds.maximum());
        if (!inOrder) {
            throw new UserException("profile.sizes-out-of-order", quality.displayName(kind));
        }
        new Rows(unit.session())
                .change(
                        "merge into size_bounds (kind, quality, minimum, preferred, maximum) key (kind, quality)"
                                + " values (?, ?, ?, ?, ?)",
                        kind.name(),
                        quality.name(),
                        bounds.minimum(),
                        bounds.preferred(),
                        bounds.maximum());
    }

    /** The bounds that a person has set, by kind and quality; the others are presets. */
    public Map<MediaKind, Map<Quality, SizeBounds>> ownBounds() {
        Map<MediaKind, Map<Quality, SizeBounds>> all = new EnumMap<>(MediaKind.class);
        store.read(session -> new Rows(session)
                .list(
                        "select kind, quality, minimum, preferred, maximum from size_bounds order by kind, quality",
                        row -> all.computeIfAbsent(
                                        MediaKind.valueOf(row.getString(1)), kind -> new EnumMap<>(Quality.class))
                                .put(
                                        Quality.valueOf(row.getString(2)),
                                        new SizeBounds(row.getDouble(3), row.getDouble(4), row.getDouble(5)))));
        return all;
    }

    private static void check(Profile profile) {
        if (profile.name().isBlank()) {
            throw new UserException("profile.name-empty");
        }
        if (profile.entries().stream().noneMatch(Profile.Entry::allowed)) {
            throw new UserException("profile.nothing-allowed", profile.name());
        }
        if (!profile.allows(profile.cutoff())) {
            throw new UserException(
                    "profile.cutoff-not-allowed",
                    profile.name(),
                    profile.cutoff().displayName(profile.kind()));
        }
    }
}
