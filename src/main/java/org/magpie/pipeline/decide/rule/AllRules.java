package org.magpie.pipeline.decide.rule;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.magpie.media.quality.Profiles;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.CachedDecisionContext;
import org.magpie.pipeline.decide.DecisionContext;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.decide.InFlight;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.decide.profile.ReleaseWords;

/** Every rule there is, made for one go of judging. */
public final class AllRules implements Supplier<List<Rule>> {
    private final Supplier<DecisionSettings> settings;
    private final Profiles profiles;
    private final DecisionContext context;
    private final InFlight inFlight;
    private final Blocklist blocklist;
    private final Verdicts verdicts;
    private final ReleaseProfiles releaseProfiles;
    private final DelayProfiles delayProfiles;
    private final PendingReleases pending;

    public AllRules(
            Supplier<DecisionSettings> settings,
            Profiles profiles,
            DecisionContext context,
            InFlight inFlight,
            Blocklist blocklist,
            Verdicts verdicts,
            ReleaseProfiles releaseProfiles,
            DelayProfiles delayProfiles,
            PendingReleases pending) {
        this.settings = settings;
        this.profiles = profiles;
        this.context = context;
        this.inFlight = inFlight;
        this.blocklist = blocklist;
        this.verdicts = verdicts;
        this.releaseProfiles = releaseProfiles;
        this.delayProfiles = delayProfiles;
        this.pending = pending;
    }

    @Override
    public List<Rule> get() {
        DecisionSettings now = settings.get();
        DecisionContext around = new CachedDecisionContext(context);
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
                new NoHardcodedSubtitles(now),
                new WithinRetention(now),
                new MinimumAge(now),
                new ClientForProtocol(around),
                new ClientTags(around),
                new SeasonComplete(),
                new NotBlocklisted(blocklist.now()),
                new NotDownloading(inFlight.now()),
                new Upgrade(),
                new WantedShareOfPack(now),
                new RepackOfSameGroup(),
                new VersionOfSameGroup(),
                new NotImportedBefore(),
                new NotGrabbedBefore(verdicts),
                new DelayProfileWait(delayProfiles, pending.now(), ZoneId.systemDefault()),
                new FreeSpace(around, now));
    }
}
