package org.magpie.base.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class WorkContextTest {
    private final WorkContext mine = new WorkContext(Actor.schedule("prune"), "abc");

    private static String log() {
        return MDC.get(WorkContext.ACTOR) + " " + MDC.get(WorkContext.CORRELATION);
    }

    @Test
    void nothingBoundIsMagpieItselfWithoutAStory() {
        assertThat(WorkContext.current()).isEqualTo(new WorkContext(Actor.MAGPIE, ""));
    }

    @Test
    void theLogIsKeptInStepAndGetsBackWhatItHad() {
        List<String> seen = new ArrayList<>();
        mine.run(() -> {
            seen.add(log());
            WorkContext.within("def").run(() -> seen.add(log()));
            seen.add(log());
        });
        seen.add(log());

        assertThat(seen).containsExactly("schedule:prune abc", "schedule:prune def", "schedule:prune abc", "null null");
    }

    @Test
    void theLogGetsBackWhatItHadAlsoAfterAFailure() {
        assertThatThrownBy(() -> mine.run(() -> {
                    throw new IllegalStateException("planted");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(log()).isEqualTo("null null");
        assertThat(WorkContext.current().correlation()).isEmpty();
    }

    @Test
    void threadsGoOnInTheContextOfWhoeverStartedThem() {
        CompletableFuture<String> virtual = new CompletableFuture<>();
        CompletableFuture<String> platform = new CompletableFuture<>();
        mine.run(() -> {
            WorkThreads.start("one", () -> virtual.complete(WorkContext.current() + log()));
            WorkThreads.startPlatform("two", () -> platform.complete(WorkContext.current() + log()));
        });

        assertThat(virtual.join()).isEqualTo(mine + "schedule:prune abc").isEqualTo(platform.join());
    }

    @Test
    void poolsGoOnInTheContextInWhichTheyWereAskedFor() throws Exception {
        ExecutorService pool = mine.supply(() -> WorkThreads.pool("several", 2));
        try (pool) {
            assertThat(pool.submit(WorkContext::current).get()).isEqualTo(mine);
        }
    }

    @Test
    void anActorIsReadAsItWasWritten() {
        for (Actor actor : List.of(
                Actor.MAGPIE,
                Actor.WINDOW,
                Actor.COMMAND_LINE,
                Actor.schedule("search-wanted"),
                Actor.account("an:na"),
                Actor.bot("telegram"))) {
            assertThat(Actor.read(actor.stored())).isEqualTo(actor);
        }
        assertThat(Actor.read("whoever")).isEqualTo(Actor.MAGPIE);
        assertThat(Actor.read("")).isEqualTo(Actor.MAGPIE);
    }
}
