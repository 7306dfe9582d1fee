package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.RuleSentences.passes;
import static org.magpie.pipeline.decide.rule.RuleSentences.refuses;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.search.Protocol;
import org.magpie.testing.TestStore;

class ProtocolAllowedTest {
    @TempDir
    private Path folder;

    private TestStore store;
    private DelayProfiles profiles;

    @BeforeEach
    void open() {
        store = new TestStore(folder);
        profiles = new DelayProfiles(store.store());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void refusesAWayOfFetchingThatTheProfileDoesNotWant() {
        profiles.save(new DelayProfile(
                0, 0, "Usenet only", true, null, Map.of(), Set.of(Protocol.TORRENT), false, null, Set.of()));

        refuses(new ProtocolAllowed(profiles), CandidateBuilder.film(), "“Usenet only” takes no torrents");
    }

    @Test
    void theFirstProfileThatFitsCounts() {
        profiles.save(new DelayProfile(
                0, 1, "No torrents", true, null, Map.of(), Set.of(Protocol.TORRENT), false, null, Set.of()));
        profiles.save(new DelayProfile(0, 0, "Anime", true, null, Map.of(), Set.of(), false, null, Set.of("anime")));

        passes(new ProtocolAllowed(profiles), CandidateBuilder.film().tagged("anime"));
        refuses(new ProtocolAllowed(profiles), CandidateBuilder.film(), "“No torrents” takes no torrents");
    }
}
