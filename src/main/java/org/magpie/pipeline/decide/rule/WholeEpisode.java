package org.magpie.pipeline.decide.rule;

import java.time.LocalDate;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** Half an episode would stand in the library as if it were the whole. */
public final class WholeEpisode implements Rule {
    @Override
    public String key() {
        return "split-episode";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        boolean half = candidate.parsed().numbers().split()
                || (candidate.parsed().numbers().dailyPart() > 0 && isAlone(candidate));
        return half ? Optional.of(new Refusal(key(), true, Message.of("decide.split-episode"))) : Optional.empty();
    }

    /** A day with several episodes has as many parts: each of them is a whole one. */
    private static boolean isAlone(SlotCandidate candidate) {
        LocalDate day = candidate.parsed().numbers().airDate();
        return candidate.title().items().stream()
                        .filter(item -> day != null && day.equals(item.details().releaseDate()))
                        .count()
                < 2;
    }
}
