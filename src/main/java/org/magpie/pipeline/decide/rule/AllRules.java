package org.magpie.pipeline.decide.rule;

import java.util.List;
import java.util.function.Supplier;
import org.magpie.media.Profiles;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.InFlight;
import org.magpie.pipeline.decide.RememberedSurroundings;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Surroundings;
import org.magpie.pipeline.decide.Taste;
import org.magpie.pipeline.decide.Verdicts;

/** Every rule there is, made for one go of judging. */
public final class AllRules implements Supplier<List<Rule>> {
    private final Supplier<Taste> taste;
    private final Profiles profiles;
    private final Surroundings surroundings;
    private final InFlight inFlight;
    private final Blocklist blocklist;
    private final Verdicts verdicts;

    public AllRules(
            Supplier<Taste> taste,
            Profiles profiles,
            Surroundings surroundings,
            InFlight inFlight,
            Blocklist blocklist,
            Verdicts verdicts) {
        this.taste = taste;
        this.profiles = profiles;
        this.surroundings = surroundings;
        this.inFlight = inFlight;
        this.blocklist = blocklist;
        this.verdicts = verdicts;
    }

    @Override
    public List<Rule> get() {
        Taste now = taste.get();
        Surroundings around = new RememberedSurroundings(surroundings);
        return List.of(
                new CertainMatch(),
                new Monitored(),
                new Released(),
                new QualityAllowed(),
                new FittingSize(profiles),
                new WantedLanguage(),
                new MinimumScore(),
                new EnoughSeeders(around),
                new NoSample(),
                new SafeContent(),
                new NoRawDisk(),
                new NoBurntInSubtitles(now),
                new WithinRetention(now),
                new OldEnough(now),
                new ClientForProtocol(around),
                new SeasonOver(),
                new NotBlocklisted(blocklist.now()),
                new NotDownloading(inFlight),
                new Upgrade(),
                new PackWorthwhile(now),
                new RepackOfSameGroup(),
                new NotGrabbedBefore(verdicts),
                new FreeSpace(around, now));
    }
}
