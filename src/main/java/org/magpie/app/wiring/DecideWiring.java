package org.magpie.app.wiring;

import java.time.Clock;
import org.magpie.base.disk.Transfers;
import org.magpie.base.store.Store;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.LiveDecisionContext;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.TrialRun;
import org.magpie.pipeline.decide.format.FormatScoring;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleasePreferences;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.decide.profile.StoredReleasePreferences;
import org.magpie.pipeline.decide.profile.TermScoring;
import org.magpie.pipeline.decide.rule.AllRules;

/** Which release is taken, and why. */
public record DecideWiring(
        ReleaseProfiles releaseProfiles,
        DelayProfiles delayProfiles,
        PendingReleases pending,
        FormatScoring scoring,
        Judge judge,
        ReleasePreferences choosing) {
    static DecideWiring on(Ground ground, LibraryWiring library, MatchWiring match, DownloadWiring download) {
        Store store = ground.store();
        Clock clock = ground.clock();
        ReleaseProfiles releaseProfiles = new ReleaseProfiles(store);
        DelayProfiles delayProfiles = new DelayProfiles(store);
        PendingReleases pending = new PendingReleases(store, clock);
        LiveDecisionContext surroundings = new LiveDecisionContext(
                library.providers(),
                download.downloads()::canFetch,
                new Transfers()::free,
                tags -> delayProfiles.of(tags).map(DelayProfile::preferred));
        FormatScoring scoring = new FormatScoring(library.formats()::all);
        Judge judge = new Judge(
                new AllRules(
                        () -> DecisionSettings.from(ground.preferences()),
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
                new TermScoring(scoring, releaseProfiles),
                surroundings,
                download.verdicts(),
                clock);
        ReleasePreferences choosing = new StoredReleasePreferences(
                store,
                releaseProfiles,
                delayProfiles,
                download.blocklist(),
                new TrialRun(store, download.verdicts(), match.matching(), judge, library.profiles()));
        return new DecideWiring(releaseProfiles, delayProfiles, pending, scoring, judge, choosing);
    }
}
