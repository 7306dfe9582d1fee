package org.magpie.pipeline.decide.format.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormats;
import org.magpie.media.format.GuideRecords;
import org.magpie.media.format.StoredFormat;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.format.guide.GuideParts.FormatPart;
import org.magpie.pipeline.decide.format.guide.GuideParts.SizesPart;
import org.magpie.pipeline.decide.format.guide.ImportReport.Entry;
import org.magpie.pipeline.decide.format.guide.ImportReport.Outcome;
import org.magpie.pipeline.decide.format.guide.ImportReport.Part;

/**
 * Takes what was read into the library, and keeps it in step with the guide: what the guide has changed and a person has not is
 * brought up to date, what a person has changed stays as it is.
 */
public final class GuideImport {
    private final CustomFormats formats;
    private final Profiles profiles;
    private final GuideRecords records;

    public GuideImport(CustomFormats formats, Profiles profiles, GuideRecords records) {
        this.formats = formats;
        this.profiles = profiles;
        this.records = records;
    }

    /** Takes all of it in; formats first, since profiles score them. One import at a time. */
    public synchronized ImportReport take(GuideParts parts) {
        List<Entry> entries = new ArrayList<>();
        List<Message> problems = new ArrayList<>(parts.problems());
        takeFormats(parts.formats(), entries);
        ProfileImport profileImport = new ProfileImport(formats, profiles, records);
        parts.profiles().forEach(part -> {
            try {
                entries.add(profileImport.take(part, problems));
            } catch (UserException unusable) {
                problems.add(Message.of("guide.left-out", part.profile().name(), unusable.message()));
            }
        });
        parts.sizes().forEach(part -> take(part, entries, problems));
        return new ImportReport(entries, problems);
    }

    private void takeFormats(List<FormatPart> parts, List<Entry> entries) {
        Map<String, StoredFormat> byGuide = new HashMap<>();
        Map<String, StoredFormat> byName = new HashMap<>();
        for (StoredFormat format : formats.all()) {
            byName.put(key(format.kind(), format.name()), format);
            StoredFormat.Origin origin = format.origin();
            if (origin != null) {
                byGuide.put(key(format.kind(), origin.guideId()), format);
            }
        }
        Map<String, StoredFormat> changed = new LinkedHashMap<>();
        for (FormatPart part : parts) {
            StoredFormat there = part.guideId().isEmpty() ? null : byGuide.get(key(part.kind(), part.guideId()));
            StoredFormat namesake = byName.get(key(part.kind(), part.format().name()));
            Merged merged = there != null ? merge(there, part) : add(part, namesake, byName.keySet());
            StoredFormat now = merged.format();
            if (merged.isNew()) {
                changed.put(key(now.kind(), now.name()), now);
                byName.put(key(now.kind(), now.name()), now);
                if (!part.guideId().isEmpty()) {
                    byGuide.put(key(now.kind(), part.guideId()), now);
                }
            }
            entries.add(new Entry(Part.FORMAT, merged.outcome(), part.kind(), now.name()));
        }
        formats.saveAll(changed.values());
    }

    private static String key(MediaKind kind, String name) {
        return kind + "/" + name.toLowerCase(Locale.ROOT);
    }

    /**
     * @param isNew whether it must be stored
     */
    private record Merged(StoredFormat format, Outcome outcome, boolean isNew) {}

    private static Merged add(FormatPart part, @Nullable StoredFormat namesake, Set<String> names) {
        boolean known = namesake != null && namesake.format().equals(part.format());
        if (part.guideId().isEmpty()) {
            // Pasted again, or made by hand under the same name: the person's own stays.
            return namesake != null
                    ? new Merged(namesake, known ? Outcome.SAME : Outcome.KEPT, false)
                    : new Merged(new StoredFormat(0, part.kind(), part.format(), null), Outcome.ADDED, true);
        }
        StoredFormat.Origin origin = new StoredFormat.Origin(part.guideId(), part.format(), part.scores());
        if (namesake != null && known && namesake.origin() == null) {
            return new Merged(namesake.with(origin), Outcome.SAME, true);
        }
        String name = free(part.format().name(), part.kind(), names);
        return new Merged(new StoredFormat(0, part.kind(), part.format().named(name), origin), Outcome.ADDED, true);
    }

    private static String free(String name, MediaKind kind, Set<String> names) {
        String free = name;
        for (int at = 2; names.contains(key(kind, free)); at++) {
            free = name + " (" + at + ")";
        }
        return free;
    }

    private static Merged merge(StoredFormat there, FormatPart part) {
        StoredFormat.Origin then = Objects.requireNonNull(there.origin());
        StoredFormat.Origin now = new StoredFormat.Origin(part.guideId(), part.format(), part.scores());
        if (now.equals(then)) {
            return new Merged(there, Outcome.SAME, false);
        }
        boolean contentChanged = !now.format().named("").equals(then.format().named(""));
        if (there.isChanged()) {
            return new Merged(there.with(now), contentChanged ? Outcome.KEPT : Outcome.SAME, true);
        }
        return new Merged(
                there.with(now).with(part.format().named(there.name())),
                contentChanged ? Outcome.UPDATED : Outcome.SAME,
                true);
    }

    private void take(SizesPart part, List<Entry> entries, List<Message> problems) {
        Map<Quality, SizeBounds> then = records.sizes(part.kind());
        Set<Quality> taken = new HashSet<>();
        part.sizes().forEach((quality, sizes) -> {
            SizeBounds now = profiles.bounds(quality, part.kind());
            SizeBounds before = then.get(quality);
            Outcome outcome;
            if (now.equals(sizes)) {
                outcome = Outcome.SAME;
            } else if (before != null && !before.equals(now)) {
                outcome = before.equals(sizes) ? Outcome.SAME : Outcome.KEPT;
            } else {
                outcome = before == null ? Outcome.ADDED : Outcome.UPDATED;
            }
            try {
                if (outcome == Outcome.ADDED || outcome == Outcome.UPDATED) {
                    profiles.saveBounds(quality, part.kind(), sizes);
                }
                taken.add(quality);
                entries.add(new Entry(Part.SIZE, outcome, part.kind(), quality.displayName(part.kind())));
            } catch (UserException unusable) {
                problems.add(unusable.message());
            }
        });
        Map<Quality, SizeBounds> remembered = new HashMap<>(part.sizes());
        remembered.keySet().retainAll(taken);
        records.remember(part.kind(), remembered);
    }
}
