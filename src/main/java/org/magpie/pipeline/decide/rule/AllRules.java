package org.magpie.pipeline.decide.rule;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.InFlight;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.RememberedSurroundings;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Surroundings;
import org.magpie.pipeline.decide.Taste;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.decide.wish.DelayProfiles;
import org.magpie.pipeline.decide.wish.ReleaseProfiles;
import org.magpie.pipeline.decide.wish.ReleaseWords;

/** Every rule there is, made for one go of judging. */
public final class AllRules implements Supplier<List<Rule>> {
    private final Supplier<Taste> taste;
    private final Profiles profiles;
    private final Surroundings surroundings;
    private final InFlight inFlight;
    private final Blocklist blocklist;
    private final Verdicts verdicts;
    private final ReleaseProfiles releaseProfiles;
    private final DelayProfiles delayProfiles;
    private final PendingReleases pending;

    public AllRules(
            Supplier<Taste> taste,
            Profiles profiles,
            Surroundings surroundings,
            InFlight inFlight,
            Blocklist blocklist,
            Verdicts verdicts,
            ReleaseProfiles releaseProfiles,
            DelayProfiles delayProfiles,
            PendingReleases pending) {
        this.taste = taste;
        this.profiles = profiles;
        this.surroundings = surroundings;
        this.inFlight = inFlight;
        this.blocklist = blocklist;
        this.verdicts = verdicts;
        this.releaseProfiles = releaseProfiles;
        this.delayProfiles = delayProfiles;
        this.pending = pending;
    }

    @Override
    public List<Rule> get() {
        Taste now = taste.get();
        Surroundings around = new RememberedSurroundings(surroundings);
        ReleaseWords words = releaseProfiles.words();
        return List.of(
                new CertainMatch(),
                new Monitored(),
                new Released(),
                new QualityAllowed(),
                new FittingSize(profiles),
                new WantedLanguage(),
                new MinimumScore(),
                new EnoughSeeders(around),
                new MustContain(words),
                new MustNotContain(words),
                new RequiredFlags(words),
                new IndexerTags(around),
                new ProtocolAllowed(delayProfiles),
                new WholeEpisode(),
                new NoExtras(),
                new EverySeasonKnown(),
                new EveryEpisodeKnown(),
                new NoSample(),
                new SafeContent(),
                new NoRawDisk(),
                new NoBurntInSubtitles(now),
                new WithinRetention(now),
                new OldEnough(now),
                new ClientForProtocol(around),
                new ClientTags(around),
                new SeasonOver(),
                new NotBlocklisted(blocklist.now()),
                new NotDownloading(inFlight.now()),
                new Upgrade(),
                new PackWorthwhile(now),
                new RepackOfSameGroup(),
                new VersionOfSameGroup(),
                new NotImportedBefore(),
                new NotGrabbedBefore(verdicts),
                new WaitedForBetter(delayProfiles, pending.now(), ZoneId.systemDefault()),
                new FreeSpace(around, now));
    }
}
