package org.magpie.catalog.library;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Message;
import org.magpie.catalog.Catalog;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.MetadataSource;
import org.magpie.media.MediaKind;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all sources at once and puts what they answer into one list. */
final class Lookups {
    private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);
    private static final Pattern ID = Pattern.compile("^(tvmaze|tmdb|imdb|tvdb|wikidata):\\s*(\\w{1,50})$");
    private static final Pattern IMDB = Pattern.compile("^tt\\d{5,12}$");
    private static final int LONGEST = 200;
    /** Longer than a call may take, tries and all; only a source that is stuck otherwise is left behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Providers providers;
    private final Clock clock;

    Lookups(Providers providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    Catalog.Lookup lookup(MediaKind kind, String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return new Catalog.Lookup(List.of(), List.of());
        }
        List<Opened<MetadataSource>> sources = providers.open(ProviderKind.SOURCE, MetadataSource.class).stream()
                .filter(source -> source.provider().kinds().contains(kind))
                .toList();
        List<Asked> asked = new ArrayList<>();
        ExecutorService threads = WorkThreads.pool("lookup");
        try {
            sources.forEach(source -> asked.add(new Asked(source, threads.submit(() -> ask(source, kind, text)))));
        } finally {
            threads.shutdown(); // never waits, never interrupts: a source that hangs ends by its own time-out
        }
        List<FoundTitle> titles = new ArrayList<>();
        List<Catalog.Failure> failures = new ArrayList<>(paused(sources));
        long until = System.nanoTime() + PATIENCE.toNanos();
        asked.forEach(each -> each.collect(until, titles, failures));
        return new Catalog.Lookup(ranked(text, titles), failures);
    }

    private List<FoundTitle> ask(Opened<MetadataSource> source, MediaKind kind, String text) {
        Matcher id = ID.matcher(text.toLowerCase(Locale.ROOT));
        if (id.matches()) {
            return providers.use(source, each -> each.byId(kind, id.group(1), id.group(2))).stream()
                    .toList();
        }
        if (IMDB.matcher(text).matches()) {
            return providers.use(source, each -> each.byId(kind, "imdb", text)).stream()
                    .toList();
        }
        return providers.use(source, each -> each.lookup(kind, text));
    }

    /** Enabled ones that are left alone for a while: that they say nothing must not look as if they knew nothing. */
    private List<Catalog.Failure> paused(List<Opened<MetadataSource>> open) {
        Set<Long> asked = open.stream().map(each -> each.definition().id()).collect(Collectors.toSet());
        List<Catalog.Failure> failures = new ArrayList<>();
        for (Definition<?> definition : providers.definitions(ProviderKind.SOURCE)) {
            ProviderState state = providers.state(definition.id());
            if (definition.enabled() && !asked.contains(definition.id()) && state.isPausedAt(clock.instant())) {
                failures.add(new Catalog.Failure(
                        definition.name(),
                        Optional.ofNullable(state.said())
                                .orElse(Message.of("provider.error.paused", definition.name()))));
            }
        }
        return failures;
    }

    /** What is named just so comes first; sources keep their own order beyond that, and each title is listed once. */
    private static List<FoundTitle> ranked(String text, List<FoundTitle> titles) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<FoundTitle> ranked = new ArrayList<>();
        for (FoundTitle title : titles) {
            if (ranked.stream().noneMatch(other -> isSame(other, title))) {
                ranked.add(title);
            }
        }
        ranked.sort(Comparator.comparing(
                title -> !title.name().toLowerCase(Locale.ROOT).equals(wanted)));
        return ranked;
    }

    private static boolean isSame(FoundTitle one, FoundTitle other) {
        return one.source().equals(other.source())
                ? one.sourceId().equals(other.sourceId())
                : one.ids().entrySet().stream().anyMatch(id -> isSameId(id, other));
    }

    private static boolean isSameId(Map.Entry<String, String> id, FoundTitle other) {
        return id.getValue().equals(other.ids().get(id.getKey()));
    }

    /** A source that was asked. */
    private record Asked(Opened<MetadataSource> source, Future<List<FoundTitle>> answer) {
        void collect(long until, List<FoundTitle> titles, List<Catalog.Failure> failures) {
            String name = source.definition().name();
            try {
                titles.addAll(answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (TimeoutException late) {
                failures.add(new Catalog.Failure(name, Message.of("source.too-slow", name)));
            } catch (InterruptedException failure) {
                Thread.currentThread().interrupt();
                failures.add(new Catalog.Failure(name, Message.of("source.too-slow", name)));
            } catch (ExecutionException failure) {
                failures.add(
                        new Catalog.Failure(name, said(name, Objects.requireNonNullElse(failure.getCause(), failure))));
            }
        }

        private static Message said(String name, Throwable failure) {
            if (failure instanceof ProviderException known) {
                return known.said();
            }
            LOG.error("The source {} failed in an unforeseen way", name, failure);
            return Message.of("source.failed", name, ErrorCode.of(failure).text());
        }
    }
}
