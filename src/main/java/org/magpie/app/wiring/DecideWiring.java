package org.magpie.app.wiring;

import java.time.Clock;
import org.magpie.base.disk.Transfers;
import org.magpie.base.store.Store;
import org.magpie.pipeline.decide.HouseSurroundings;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.Taste;
import org.magpie.pipeline.decide.TrialRun;
import org.magpie.pipeline.decide.format.FormatScoring;
import org.magpie.pipeline.decide.rule.AllRules;
import org.magpie.pipeline.decide.wish.Choosing;
import org.magpie.pipeline.decide.wish.DelayProfile;
import org.magpie.pipeline.decide.wish.DelayProfiles;
import org.magpie.pipeline.decide.wish.ReleaseProfiles;
import org.magpie.pipeline.decide.wish.StoredChoosing;
import org.magpie.pipeline.decide.wish.WordScoring;

/** Which release is taken, and why. */
public record DecideWiring(
        ReleaseProfiles releaseProfiles,
        DelayProfiles delayProfiles,
        PendingReleases pending,
        FormatScoring scoring,
        Judge judge,
        Choosing choosing) {
    static DecideWiring on(Ground ground, LibraryWiring library, MatchWiring match, DownloadWiring download) {
        Store store = ground.store();
        Clock clock = ground.clock();
        ReleaseProfiles releaseProfiles = new ReleaseProfiles(store);
        DelayProfiles delayProfiles = new DelayProfiles(store);
        PendingReleases pending = new PendingReleases(store, clock);
        HouseSurroundings surroundings = new HouseSurroundings(
                library.providers(),
                download.downloads()::canFetch,
                new Transfers(clock)::free,
                tags -> delayProfiles.of(tags).map(DelayProfile::preferred));
        FormatScoring scoring = new FormatScoring(library.formats()::all);
        Judge judge = new Judge(
                new AllRules(
                        () -> Taste.from(ground.preferences()),
                        library.profiles(),
                        surroundings,
                        download.downloads(),
                        download.blocklist(),
                        download.verdicts(),
                        releaseProfiles,
                        delayProfiles,
                        pending),
                library.profiles(),
                library.library()::filesOfItems,
                new WordScoring(scoring, releaseProfiles),
                surroundings,
                download.verdicts(),
                clock);
        Choosing choosing = new StoredChoosing(
                store,
                releaseProfiles,
                delayProfiles,
                download.blocklist(),
                new TrialRun(store, download.verdicts(), match.matching(), judge, library.profiles()));
        return new DecideWiring(releaseProfiles, delayProfiles, pending, scoring, judge, choosing);
    }
}
