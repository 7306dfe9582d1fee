package org.magpie.base.need;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * Something that waits for a person to decide.
 *
 * @param kind after {@code need.kind.} in the bundles: {@code import-blocked}, {@code untracked-download}
 * @param about what it is, as a person knows it: the name of a release or of a file
 * @param since when it began to wait; null where that is not known
 * @param reason why Magpie does not go on by itself
 * @param candidates what it may be, the likeliest first
 * @param actions what a person can do, the likeliest first
 * @param subject what it belongs to, such as {@code download:12} or {@code title:3}; empty for nothing
 */
public record Need(
        Key key,
        String kind,
        String about,
        @Nullable Instant since,
        Message reason,
        List<Candidate> candidates,
        List<Action> actions,
        String subject) {
    public Need {
        candidates = List.copyOf(candidates);
        actions = List.copyOf(actions);
    }

    /**
     * Names it for as long as it waits.
     *
     * @param source of the {@link NeedSource} that it comes from
     * @param id the source's own
     */
    public record Key(String source, String id) {
        /** As a person types it: {@code import/12}. */
        @Override
        public String toString() {
            return source + "/" + id;
        }
    }

    /**
     * What it may be.
     *
     * @param id told with the decision
     * @param confidence 0 (a guess) to 1
     * @param because how it was found
     */
    public record Candidate(String id, String name, double confidence, Message because) {}

    /**
     * What a person can do.
     *
     * @param key after {@code need.action.} in the bundles
     * @param isOfCandidate whether one of the candidates has to be chosen for it
     * @param isRemoval whether it takes something away
     */
    public record Action(String key, boolean isOfCandidate, boolean isRemoval) {
        public static Action of(String key) {
            return new Action(key, false, false);
        }

        public static Action ofCandidate(String key) {
            return new Action(key, true, false);
        }

        public static Action removing(String key) {
            return new Action(key, false, true);
        }
    }
}
