package org.magpie.base.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;

class AllNeedsTest {
    private final Events events = new Events();
    private final List<String> decided = new ArrayList<>();
    private final AllNeeds needs = new AllNeeds(List.of(new Broken(), new Scan()), events);

    /** As a room would have it. */
    private final class Scan implements NeedSource {
        @Override
        public String key() {
            return "scan";
        }

        @Override
        public List<Need> open() {
            return List.of(new Need(
                    new Need.Key("scan", "a/b.mkv"),
                    "import-blocked",
                    "b.mkv",
                    null,
                    Message.of("need.import-blocked"),
                    List.of(new Need.Candidate("7", "Dusk Harbor", 0.8, Message.of("need.import-blocked"))),
                    List.of(Need.Action.ofCandidate("adopt"), Need.Action.of("leave-alone")),
                    ""));
        }

        @Override
        public void decide(Need need, Need.Action action, String candidate) {
            decided.add(need.key() + " " + action.key() + " " + candidate);
        }
    }

    private static final class Broken implements NeedSource {
        @Override
        public String key() {
            return "broken";
        }

        @Override
        public List<Need> open() {
            throw new IllegalStateException("planted");
        }

        @Override
        public void decide(Need need, Need.Action action, String candidate) {}
    }

    private void assertRefused(String key, String action, String candidate, String why) {
        assertThatThrownBy(() -> needs.decide(
                        new Need.Key(key.substring(0, key.indexOf('/')), key.substring(key.indexOf('/') + 1)),
                        action,
                        candidate))
                .isInstanceOfSatisfying(
                        UserException.class,
                        refused -> assertThat(refused.key()).isEqualTo(why));
        assertThat(decided).isEmpty();
    }

    @Test
    void aSourceThatBreaksHidesNoOther() {
        assertThat(needs.open()).extracting(need -> need.key().toString()).containsExactly("scan/a/b.mkv");
        assertThat(needs.count()).isOne();
    }

    @Test
    void onlyWhatIsOfferedCanBeDecided() {
        assertRefused("scan/c.mkv", "adopt", "7", "need.gone");
        assertRefused("nowhere/1", "adopt", "7", "need.gone");
        assertRefused("scan/a/b.mkv", "delete", "", "need.action-unknown");
        assertRefused("scan/a/b.mkv", "adopt", "8", "need.candidate-unknown");
        assertRefused("scan/a/b.mkv", "adopt", "", "need.candidate-unknown");
    }

    @Test
    void aDecisionIsCarriedOutAndTold() {
        List<NeedsChanged> told = new ArrayList<>();
        events.listen(NeedsChanged.class, told::add);

        needs.decide(new Need.Key("scan", "a/b.mkv"), "adopt", "7");
        needs.decide(new Need.Key("scan", "a/b.mkv"), "leave-alone", "7");

        assertThat(decided).containsExactly("scan/a/b.mkv adopt 7", "scan/a/b.mkv leave-alone ");
        assertThat(told).hasSize(2);
    }
}
