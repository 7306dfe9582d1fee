package org.magpie.testing.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.decide.BlocklistEntry;
import org.magpie.pipeline.decide.TrialRun;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.ReleasePreferences;
import org.magpie.pipeline.decide.profile.ReleaseProfile;

/** Choosing in memory: empty at first. */
public final class FakeReleasePreferences implements ReleasePreferences {
    public final List<ReleaseProfile> releases = new ArrayList<>();
    public final List<DelayProfile> delays = new ArrayList<>();
    public final List<BlocklistEntry> blocked = new ArrayList<>();
    public TrialRun.Outcome outcome = new TrialRun.Outcome(0, 0, 0, 0, 0, List.of(), List.of());
    private long ids = 100;

    @Override
    public List<ReleaseProfile> releaseProfiles() {
        return List.copyOf(releases);
    }

    @Override
    public ReleaseProfile save(ReleaseProfile profile) {
        releases.removeIf(known -> known.id() == profile.id());
        ReleaseProfile stored = new ReleaseProfile(
                profile.id() == 0 ? ids++ : profile.id(),
                profile.name(),
                profile.enabled(),
                profile.must(),
                profile.mustNot(),
                profile.preferred(),
                profile.flags(),
                profile.tags(),
                profile.indexerId());
        releases.add(stored);
        return stored;
    }

    @Override
    public void deleteReleaseProfile(long id) {
        releases.removeIf(known -> known.id() == id);
    }

    @Override
    public List<DelayProfile> delayProfiles() {
        return List.copyOf(delays);
    }

    @Override
    public DelayProfile save(DelayProfile profile) {
        delays.removeIf(known -> known.id() == profile.id());
        DelayProfile stored = new DelayProfile(
                profile.id() == 0 ? ids++ : profile.id(),
                profile.place(),
                profile.name(),
                profile.enabled(),
                profile.preferred(),
                profile.minutes(),
                profile.refused(),
                profile.bestAtOnce(),
                profile.scoreAtOnce(),
                profile.tags());
        delays.add(stored);
        return stored;
    }

    @Override
    public void deleteDelayProfile(long id) {
        delays.removeIf(known -> known.id() == id);
    }

    @Override
    public List<BlockedRow> blocklist() {
        return blocked.stream()
                .map(entry -> new BlockedRow(entry, entry.titleId() == 0 ? "" : "Cold Harbour"))
                .toList();
    }

    @Override
    public void block(List<BlocklistEntry> entries) {
        entries.forEach(entry -> blocked.addFirst(new BlocklistEntry(
                ids++,
                entry.titleId(),
                entry.scope(),
                entry.value(),
                entry.indexerId(),
                entry.releaseName(),
                entry.reason(),
                entry.added(),
                entry.expires(),
                entry.correlation(),
                entry.said())));
    }

    @Override
    public void unblock(Set<Long> gone) {
        blocked.removeIf(entry -> gone.contains(entry.id()));
    }

    @Override
    public TrialRun.Outcome tryOut(Profile changed) {
        return outcome;
    }
}
