package org.magpie.pipeline.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;

/**
 * Shows what a changed quality profile would do before it is saved: the newest releases that were looked at for it are judged again,
 * once as it is and once as it would be, and the library's files are held against it. Changes nothing. Safe for any number of
 * threads.
 */
public final class TrialRun {
    private static final int MOST_RELEASES = 1_000;

    private final Store store;
    private final Verdicts verdicts;
    private final Matching matching;
    private final Judge judge;
    private final Profiles profiles;

    public TrialRun(Store store, Verdicts verdicts, Matching matching, Judge judge, Profiles profiles) {
        this.store = store;
        this.verdicts = verdicts;
        this.matching = matching;
        this.judge = judge;
        this.profiles = profiles;
    }

    /**
     * What would change.
     *
     * @param releases how many were judged again
     * @param files how many files there are that the profile counts for
     * @param reopened files that are enough now and would be upgraded
     * @param reopenedTitles titles that these belong to
     * @param settled files that are to be upgraded now and would be enough
     * @param taken releases that are refused now and would be taken, newest first
     * @param refused releases that would be taken now and would be refused, newest first, with the first reason
     */
    public record Outcome(
            int releases,
            long files,
            long reopened,
            long reopenedTitles,
            long settled,
            List<Change> taken,
            List<Change> refused) {
        public Outcome {
            taken = List.copyOf(taken);
            refused = List.copyOf(refused);
        }

        public boolean isNothing() {
            return reopened == 0 && settled == 0 && taken.isEmpty() && refused.isEmpty();
        }
    }

    /**
     * A release whose verdict would change.
     *
     * @param because what speaks against it, now or then
     */
    public record Change(String release, Message because) {}

    /**
     * @param changed as it would be saved; one that is not stored yet (id 0) counts for nothing, so nothing changes
     */
    public Outcome of(Profile changed) {
        Optional<Profile> now = profiles.find(changed.id());
        if (now.isEmpty()) {
            return new Outcome(0, 0, 0, 0, 0, List.of(), List.of());
        }
        Files files = new Files(now.get(), changed);
        List<StoredVerdict> seen = newest(changed.id());
        Matching.Matched matched = matching.match(
                seen.stream().map(StoredVerdict::release).distinct().toList());
        Set<Long> slots = seen.stream().map(StoredVerdict::slotId).collect(Collectors.toUnmodifiableSet());
        Map<Key, Decision> before = decisions(judge, matched, slots);
        Map<Key, Decision> after = decisions(judge.with(new WithChanged(profiles, changed)), matched, slots);
        List<Change> taken = new ArrayList<>();
        List<Change> refused = new ArrayList<>();
        before.forEach((key, was) -> {
            Decision becomes = after.get(key);
            if (becomes == null || was.isAccepted() == becomes.isAccepted()) {
                return;
            }
            Decision against = was.isAccepted() ? becomes : was;
            (was.isAccepted() ? refused : taken)
                    .add(new Change(
                            was.candidate().release().name(),
                            against.refusals().getFirst().said()));
        });
        return new Outcome(
                matched.candidates().size(),
                files.all,
                files.reopened,
                files.titles.size(),
                files.settled,
                taken,
                refused);
    }

    private record Key(Release release, long slotId) {}

    /** The newest verdict of each release and slot. */
    private List<StoredVerdict> newest(long profileId) {
        Map<Key, StoredVerdict> newest = new LinkedHashMap<>();
        verdicts.ofProfile(profileId, MOST_RELEASES)
                .forEach(verdict -> newest.putIfAbsent(new Key(verdict.release(), verdict.slotId()), verdict));
        return List.copyOf(newest.values());
    }

    private static Map<Key, Decision> decisions(Judge judge, Matching.Matched matched, Set<Long> slots) {
        Map<Key, Decision> decisions = new LinkedHashMap<>();
        judge.weigh(matched, SearchMode.AUTOMATIC).stream()
                .filter(decision -> slots.contains(decision.slotId()))
                .forEach(decision ->
                        decisions.put(new Key(decision.candidate().release(), decision.slotId()), decision));
        return decisions;
    }

    /** Counts the files that the profile counts for, by what it says of them now and would say. */
    private final class Files {
        private final Set<Long> titles = new HashSet<>();
        private long all;
        private long reopened;
        private long settled;

        Files(Profile now, Profile changed) {
            Map<Have, Boolean> enoughNow = new HashMap<>();
            Map<Have, Boolean> enoughThen = new HashMap<>();
            store.<Object>read(session -> {
                new Rows(session)
                        .each(
                                "select file.title_id, file.quality, file.score from media_file file"
                                        + " join slot on slot.id = file.slot_id join title on title.id = file.title_id"
                                        + " where slot.profile_id = ? and title.monitored",
                                row -> {
                                    Have have = new Have(Quality.valueOf(row.getString(2)), row.getInt(3));
                                    count(
                                            row.getLong(1),
                                            enoughNow.computeIfAbsent(
                                                    have, of -> now.isEnough(of.quality(), of.score())),
                                            enoughThen.computeIfAbsent(
                                                    have, of -> changed.isEnough(of.quality(), of.score())));
                                },
                                changed.id());
                return this;
            });
        }

        private record Have(Quality quality, int score) {}

        private void count(long titleId, boolean isEnough, boolean wouldBe) {
            all++;
            if (isEnough && !wouldBe) {
                reopened++;
                titles.add(titleId);
            } else if (!isEnough && wouldBe) {
                settled++;
            }
        }
    }

    /** The stored profiles, but one of them changed. */
    private record WithChanged(Profiles stored, Profile changed) implements Profiles {
        @Override
        public List<Profile> all() {
            return stored.all().stream()
                    .map(profile -> profile.id() == changed.id() ? changed : profile)
                    .toList();
        }

        @Override
        public List<Profile> of(MediaKind kind) {
            return all().stream().filter(profile -> profile.kind() == kind).toList();
        }

        @Override
        public Optional<Profile> find(long id) {
            return id == changed.id() ? Optional.of(changed) : stored.find(id);
        }

        @Override
        public Profile save(Profile profile) {
            throw new UnsupportedOperationException("a trial stores nothing");
        }

        @Override
        public void delete(long id) {
            throw new UnsupportedOperationException("a trial stores nothing");
        }

        @Override
        public SizeBounds bounds(Quality quality, MediaKind kind) {
            return stored.bounds(quality, kind);
        }

        @Override
        public void saveBounds(Quality quality, MediaKind kind, SizeBounds bounds) {
            throw new UnsupportedOperationException("a trial stores nothing");
        }
    }
}
