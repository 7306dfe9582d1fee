package org.magpie.pipeline.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.IndexerReport.Outcome;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts one question to many indexers at once. One that is slow or broken neither delays nor spoils what the others bring: it is
 * given up at the deadline (its own calls end by their own time-outs) and reported. Safe for any number of threads.
 */
public final class AskAll {
    private static final Logger LOG = LoggerFactory.getLogger(AskAll.class);

    private final Providers providers;
    private final Duration deadline;
    private final Clock clock;

    /**
     * @param deadline for the slowest indexer
     * @param clock by which plugs are paused
     */
    public AskAll(Providers providers, Duration deadline, Clock clock) {
        this.providers = providers;
        this.deadline = deadline;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param <R> what an indexer answers
     */
    public interface Question<R> {
        R ask(Definition<?> definition, Indexer indexer);

        /** How many releases an answer holds. */
        int count(R answer);
    }

    /** What one indexer brought; empty when it did not answer. */
    public record Answered<R>(Definition<?> definition, IndexerReport report, Optional<R> value) {}

    /** Those that were not asked because they are paused come first, without an answer. */
    public <R> List<Answered<R>> ask(SearchMode mode, Predicate<Definition<?>> asked, Question<R> question) {
        Instant now = clock.instant();
        List<Opened<Indexer>> open = providers.open(ProviderKind.INDEXER, Indexer.class).stream()
                .filter(indexer -> indexer.provider().serves(mode) && asked.test(indexer.definition()))
                .toList();
        List<Answered<R>> answers = new ArrayList<>(paused(mode, open, asked, now));
        List<Running<R>> running =
                open.stream().map(indexer -> start(indexer, question)).toList();
        long end = System.nanoTime() + deadline.toNanos();
        running.forEach(one -> answers.add(one.await(end - System.nanoTime())));
        return answers;
    }

    /** Those that are set up and enabled and yet were not opened. */
    private <R> List<Answered<R>> paused(
            SearchMode mode, List<Opened<Indexer>> open, Predicate<Definition<?>> asked, Instant now) {
        Set<Long> opened =
                open.stream().map(indexer -> indexer.definition().id()).collect(Collectors.toUnmodifiableSet());
        List<Answered<R>> paused = new ArrayList<>();
        for (Definition<?> definition : providers.definitions(ProviderKind.INDEXER)) {
            if (!definition.enabled() || opened.contains(definition.id()) || !asked.test(definition)) {
                continue;
            }
            ProviderState state = providers.state(definition.id());
            boolean serves = providers
                    .open(definition.id(), Indexer.class)
                    .map(indexer -> indexer.provider().serves(mode))
                    .orElse(true);
            if (state.isPausedAt(now) && serves) {
                IndexerReport report = new IndexerReport(
                        definition.id(), definition.name(), Outcome.PAUSED, 0, Duration.ZERO, state.said());
                paused.add(new Answered<>(definition, report, Optional.empty()));
            }
        }
        return paused;
    }

    private <R> Running<R> start(Opened<Indexer> indexer, Question<R> question) {
        long start = System.nanoTime();
        CompletableFuture<Answered<R>> answer = new CompletableFuture<>();
        WorkThreads.start("search-" + indexer.definition().name(), () -> {
            try {
                answer.complete(answer(indexer, question, start));
            } finally {
                // Without an answer everybody would wait for the deadline.
                if (!answer.isDone()) {
                    answer.complete(failed(indexer.definition(), start, Message.of("indexer.said.bug", "Error")));
                }
            }
        });
        return new Running<>(indexer.definition(), answer, start);
    }

    @SuppressWarnings("IllegalCatch") // whatever one plug throws, the others' answers count
    private <R> Answered<R> answer(Opened<Indexer> indexer, Question<R> question, long start) {
        Definition<?> definition = indexer.definition();
        Function<Indexer, R> work = opened -> question.ask(definition, opened);
        try {
            R value = providers.use(indexer, work);
            IndexerReport report = report(definition, Outcome.ANSWERED, question.count(value), start, null);
            return new Answered<>(definition, report, Optional.of(value));
        } catch (ProviderException failure) {
            LOG.warn("Indexer {} failed: {}", definition.name(), failure.getMessage());
            return failed(definition, start, failure.said());
        } catch (Throwable bug) {
            LOG.error("Indexer {} failed", definition.name(), bug);
            return failed(
                    definition,
                    start,
                    Message.of("indexer.said.bug", bug.getClass().getSimpleName()));
        }
    }

    private static <R> Answered<R> failed(Definition<?> definition, long start, Message said) {
        return new Answered<>(definition, report(definition, Outcome.FAILED, 0, start, said), Optional.empty());
    }

    private static IndexerReport report(
            Definition<?> definition, Outcome outcome, int releases, long start, @Nullable Message said) {
        return new IndexerReport(
                definition.id(),
                definition.name(),
                outcome,
                releases,
                Duration.ofNanos(System.nanoTime() - start),
                said);
    }

    private record Running<R>(Definition<?> definition, CompletableFuture<Answered<R>> answer, long start) {
        Answered<R> await(long nanoseconds) {
            try {
                return answer.get(Math.max(0, nanoseconds), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                return tooLate();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return tooLate();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("An answer is always completed with a value", impossible);
            }
        }

        private Answered<R> tooLate() {
            IndexerReport report = report(definition, Outcome.TOO_LATE, 0, start, Message.of("indexer.said.too-late"));
            return new Answered<>(definition, report, Optional.empty());
        }
    }
}
