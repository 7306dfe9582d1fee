package org.magpie.pipeline.decide.format.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormats;
import org.magpie.media.format.GuideRecords;
import org.magpie.media.format.GuideRecords.Taken;
import org.magpie.media.format.StoredFormat;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.decide.format.guide.GuideParts.ProfilePart;
import org.magpie.pipeline.decide.format.guide.ImportReport.Entry;
import org.magpie.pipeline.decide.format.guide.ImportReport.Outcome;
import org.magpie.pipeline.decide.format.guide.ImportReport.Part;

/**
 * Takes quality profiles in. Scores are brought up to date one by one, so that a person who has changed one still gets the guide's
 * other ones; all else of a profile is either the guide's or the person's.
 */
final class ProfileImport {
    private static final int NAMED = 5;

    private final CustomFormats formats;
    private final Profiles profiles;
    private final GuideRecords records;

    ProfileImport(CustomFormats formats, Profiles profiles, GuideRecords records) {
        this.formats = formats;
        this.profiles = profiles;
        this.records = records;
    }

    /**
     * @throws org.magpie.base.error.UserException when the profile cannot be stored
     */
    Entry take(ProfilePart part, List<Message> problems) {
        Profile guide = scored(part, problems);
        MediaKind kind = guide.kind();
        Optional<Taken> taken = part.guideId().isEmpty() ? Optional.empty() : records.profile(kind, part.guideId());
        Optional<Profile> there = taken.flatMap(each -> profiles.find(each.profileId()));
        if (there.isEmpty()) {
            Optional<Profile> same = profiles.of(kind).stream()
                    .filter(each -> alike(each, guide) && each.scores().equals(guide.scores()))
                    .filter(each -> each.name().equals(guide.name()))
                    .findFirst();
            Profile saved =
                    same.orElseGet(() -> profiles.save(with(guide, 0, free(guide.name(), kind), guide.scores())));
            remember(part, saved.id(), guide);
            return new Entry(Part.PROFILE, same.isPresent() ? Outcome.SAME : Outcome.ADDED, kind, saved.name());
        }
        return update(part, there.get(), taken.orElseThrow().then(), guide);
    }

    private Entry update(ProfilePart part, Profile there, Profile then, Profile guide) {
        Profile base = alike(there, then) ? guide : there;
        Profile merged = with(base, there.id(), there.name(), merge(there.scores(), then.scores(), guide.scores()));
        boolean guideChanged = !alike(then, guide) || !then.scores().equals(guide.scores());
        remember(part, there.id(), guide);
        if (alike(merged, there) && merged.scores().equals(there.scores())) {
            boolean kept =
                    guideChanged && !(alike(there, guide) && there.scores().equals(guide.scores()));
            return new Entry(Part.PROFILE, kept ? Outcome.KEPT : Outcome.SAME, there.kind(), there.name());
        }
        profiles.save(merged);
        return new Entry(Part.PROFILE, Outcome.UPDATED, there.kind(), there.name());
    }

    private void remember(ProfilePart part, long id, Profile guide) {
        if (!part.guideId().isEmpty()) {
            records.remember(part.guideId(), new Taken(id, guide));
        }
    }

    private static Map<String, Integer> merge(
            Map<String, Integer> there, Map<String, Integer> then, Map<String, Integer> guide) {
        Set<String> names = new HashSet<>(there.keySet());
        names.addAll(guide.keySet());
        Map<String, Integer> merged = new HashMap<>();
        for (String name : names) {
            boolean untouched = Objects.equals(there.get(name), then.get(name));
            Integer score = untouched ? guide.get(name) : there.get(name);
            if (score != null) {
                merged.put(name, score);
            }
        }
        return merged;
    }

    /** With the scores that the guide gives to the formats that are here. */
    private Profile scored(ProfilePart part, List<Message> problems) {
        Profile profile = part.profile();
        Map<String, StoredFormat> byGuide = new HashMap<>();
        Map<String, StoredFormat> byName = new HashMap<>();
        for (StoredFormat format : formats.of(profile.kind())) {
            byName.put(format.name().toLowerCase(Locale.ROOT), format);
            StoredFormat.Origin origin = format.origin();
            if (origin != null) {
                byGuide.put(origin.guideId(), format);
            }
        }
        Map<String, Integer> scores = new HashMap<>();
        List<String> missing = new ArrayList<>();
        part.formats().forEach((name, guideId) -> {
            StoredFormat format = byGuide.getOrDefault(guideId, byName.get(name.toLowerCase(Locale.ROOT)));
            if (format == null) {
                missing.add(name);
            } else {
                StoredFormat.Origin origin = format.origin();
                scores.put(format.name(), origin == null ? 0 : origin.score(part.scoreSet()));
            }
        });
        part.scores().forEach((name, score) -> {
            StoredFormat format = byName.get(name.toLowerCase(Locale.ROOT));
            if (format != null) {
                scores.put(format.name(), score);
            } else if (score != 0) {
                missing.add(name);
            }
        });
        if (!missing.isEmpty()) {
            String named = missing.stream().limit(NAMED).collect(Collectors.joining(", "));
            problems.add(Message.of(
                    "guide.formats-missing",
                    profile.name(),
                    missing.size(),
                    missing.size() > NAMED ? named + " …" : named));
        }
        return with(profile, 0, profile.name(), scores);
    }

    private String free(String name, MediaKind kind) {
        String free = name;
        for (int at = 2; isTaken(free, kind); at++) {
            free = name + " (" + at + ")";
        }
        return free;
    }

    private boolean isTaken(String name, MediaKind kind) {
        return profiles.of(kind).stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
    }

    /** Whether two are the same but for id, name and scores. */
    private static boolean alike(Profile one, Profile other) {
        return with(one, 0, "", Map.of()).equals(with(other, 0, "", Map.of()));
    }

    private static Profile with(Profile profile, long id, String name, Map<String, Integer> scores) {
        return new Profile(
                id,
                name,
                profile.kind(),
                profile.entries(),
                profile.cutoff(),
                profile.upgrades(),
                profile.minimumScore(),
                profile.cutoffScore(),
                profile.minimumStep(),
                scores,
                profile.languages());
    }
}
