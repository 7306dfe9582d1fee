package org.magpie.pipeline.download.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.provider.ProviderException;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks clients for their downloads, all at once. A round waits for each only so long; one that is slower is left to answer when
 * it can, is not asked again until it has, and is not waited for a second time. For one thread at a time.
 */
final class ClientPolling {
    private static final Logger LOG = LoggerFactory.getLogger(ClientPolling.class);
    /** Each costs a call of its own; those that wait have their turn in the next round. */
    private static final int MOST_INSPECTED = 10;

    private final Clients clients;
    private final Duration atMost;
    private final Map<Long, Opened<DownloadClient>> running = new ConcurrentHashMap<>();
    /** What went wrong inside Magpie the last time; told in the log once. */
    private final Map<Long, ErrorCode> broken = new ConcurrentHashMap<>();

    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

    ClientPolling(Clients clients, Duration atMost) {
        this.clients = clients;
        this.atMost = atMost;
    }

    /** What asking a client came to. */
    sealed interface Told {
        /**
         * @param client that was asked
         * @param downloads everything in Magpie's category, by id
         * @param beyond downloads that were asked for by id because they are not in that category
         * @param unsure ids that are in neither, but were not asked for this time, or not answered: nothing is known of them
         * @param files what was asked for and is known of it, by id
         */
        record Answer(
                Opened<DownloadClient> client,
                Map<String, ClientDownload> downloads,
                Map<String, ClientDownload> beyond,
                Set<String> unsure,
                Map<String, List<DownloadClient.Listed>> files)
                implements Told {
            Optional<ClientDownload> find(String key) {
                return Optional.ofNullable(downloads.getOrDefault(key, beyond.get(key)));
            }
        }

        /** It cannot be asked, or has nothing to say yet. */
        record Silent(Message why) implements Told {}
    }

    /**
     * What is wanted of one client.
     *
     * @param keys of the downloads that Magpie has there
     * @param inspect of those whose files are not known yet
     */
    record Question(Set<String> keys, Set<String> inspect) {
        static final Question EVERYTHING = new Question(Set.of(), Set.of());

        Question {
            keys = Set.copyOf(keys);
            inspect = Set.copyOf(inspect);
        }
    }

    private record Done(long clientId, Told told) {}

    /**
     * Asks, and hands on each answer as it comes, on the caller's thread.
     *
     * @param questions by client definition
     * @param hear told once of every client that was asked, or that was still busy from before
     */
    void ask(Map<Long, Question> questions, BiConsumer<Long, Told> hear) {
        Set<Long> waiting = new HashSet<>();
        Map<Long, Told> early = new HashMap<>();
        for (Done late = done.poll(); late != null; late = done.poll()) {
            early.put(late.clientId(), late.told());
        }
        questions.forEach((id, question) -> {
            Optional<Opened<DownloadClient>> client = clients.find(id);
            if (early.containsKey(id)) {
                // It answered between the rounds; it is asked again in the next one.
                return;
            }
            Opened<DownloadClient> busy = running.get(id);
            if (client.isEmpty()) {
                early.put(id, new Told.Silent(Message.of("download.client-deleted")));
            } else if (busy != null) {
                early.put(id, late(busy));
            } else {
                start(client.get(), question);
                waiting.add(id);
            }
        });
        early.forEach(hear);
        hearAll(waiting, hear);
    }

    private void hearAll(Set<Long> waiting, BiConsumer<Long, Told> hear) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!waiting.isEmpty()) {
            Done next = next(end);
            if (next == null) {
                break;
            }
            waiting.remove(next.clientId());
            hear.accept(next.clientId(), next.told());
        }
        for (long id : waiting) {
            Opened<DownloadClient> busy = running.get(id);
            if (busy != null) {
                LOG.info("{} takes its time to answer", busy.definition().name());
                hear.accept(id, late(busy));
            }
        }
    }

    private @Nullable Done next(long end) {
        try {
            return done.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static Told late(Opened<DownloadClient> client) {
        return new Told.Silent(
                Message.of("download.client-slow", client.definition().name()));
    }

    private void start(Opened<DownloadClient> client, Question question) {
        long id = client.definition().id();
        running.put(id, client);
        WorkThreads.start("poll-" + id, () -> {
            Told told = new Told.Silent(
                    Message.of("download.client-broken", client.definition().name()));
            try {
                told = told(client, question);
            } finally {
                // Whatever happens, it is asked again in the next round.
                running.remove(id);
                done.add(new Done(id, told));
            }
        });
    }

    @SuppressWarnings("IllegalCatch") // an Error too must not end the asking of this client
    private Told told(Opened<DownloadClient> client, Question question) {
        try {
            Told told = clients.use(client, provider -> answer(client, provider, question));
            broken.remove(client.definition().id());
            return told;
        } catch (ProviderException failure) {
            // It may be restarting; what it fetches is not lost by that.
            LOG.debug("{} does not tell of its downloads", client.definition().name(), failure);
            return new Told.Silent(failure.said());
        } catch (Throwable bug) {
            ErrorCode code = ErrorCode.of(bug);
            if (!code.equals(broken.put(client.definition().id(), code))) {
                LOG.error("{} could not be asked ({})", client.definition().name(), code, bug);
            }
            return new Told.Silent(
                    Message.of("download.client-broken", client.definition().name()));
        }
    }

    private static Told answer(Opened<DownloadClient> client, DownloadClient provider, Question question) {
        Map<String, ClientDownload> downloads = new HashMap<>();
        provider.list().forEach(each -> downloads.put(each.id(), each));
        Map<String, ClientDownload> beyond = new HashMap<>();
        Set<String> unsure = new HashSet<>(question.keys());
        unsure.removeAll(downloads.keySet());
        // In another order each time: where a whole category is gone, each has its turn.
        List<String> missing = new ArrayList<>(unsure);
        Collections.shuffle(missing);
        missing.stream()
                .limit(MOST_INSPECTED)
                .forEach(key -> beside(client, () -> {
                    provider.tell(key).ifPresent(found -> beyond.put(key, found));
                    unsure.remove(key);
                }));
        Map<String, List<DownloadClient.Listed>> files = new HashMap<>();
        question.inspect().stream()
                .filter(key -> isKnown(downloads.get(key)))
                .limit(MOST_INSPECTED)
                .forEach(key -> beside(client, () -> files.put(key, provider.files(key))));
        return new Told.Answer(client, downloads, beyond, unsure, files);
    }

    /** What is asked besides must not cost the answer that is there. */
    private static void beside(Opened<DownloadClient> client, Runnable question) {
        try {
            question.run();
        } catch (ProviderException failure) {
            LOG.debug("{} does not tell of one download", client.definition().name(), failure);
        } catch (RuntimeException bug) {
            LOG.warn("{} does not tell of one download", client.definition().name(), bug);
        }
    }

    private static boolean isKnown(@Nullable ClientDownload download) {
        return download != null && (download.size() >= 0 || download.state() == DownloadState.COMPLETED);
    }
}
