package org.magpie.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.provider.Definition;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

/** A download client that does what a test says. */
public final class FakeClient implements Plug<FakeClient.Settings, DownloadClient>, DownloadClient {
    private final String key;
    private final Protocol protocol;
    private final Map<String, ClientDownload> downloads = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, List<Listed>> files = new ConcurrentHashMap<>();
    private final Map<String, ClientDownload> elsewhere = new ConcurrentHashMap<>();
    private volatile @Nullable ProviderException failing;
    private volatile @Nullable Throwable breaking;
    private volatile @Nullable CountDownLatch gate;
    private volatile @Nullable String forced;
    private volatile @Nullable Terms terms;
    private volatile Runnable added = () -> {};
    private volatile Consumer<String> heard = call -> {};

    /** None are needed. */
    public record Settings() {}

    public FakeClient(String key, Protocol protocol) {
        this.key = key;
        this.protocol = protocol;
    }

    /** From now on every call fails so; null heals it. */
    public void fails(@Nullable ProviderException failure) {
        failing = failure;
    }

    /** From now on every call ends in this bug; null heals it. */
    public void breaks(@Nullable Throwable bug) {
        breaking = bug;
    }

    /** Whether it holds a download of that id. */
    public boolean has(String id) {
        return downloads.containsKey(id);
    }

    /** From now on a download stands so. */
    public void shows(String id, DownloadState state, long size, long remaining, @Nullable Path path) {
        downloads.put(
                id,
                new ClientDownload(
                        id,
                        id,
                        state,
                        size,
                        remaining,
                        state == DownloadState.DOWNLOADING ? 1000 : 0,
                        null,
                        path == null ? null : path.toString(),
                        protocol == Protocol.TORRENT && state == DownloadState.COMPLETED,
                        -1,
                        null,
                        state == DownloadState.FAILED ? Message.of("test.failed") : null));
    }

    /** From now on a download stands just so. */
    public void shows(ClientDownload download) {
        downloads.put(download.id(), download);
    }

    /** From now on it tells what a download holds. */
    public void holds(String id, Listed... listed) {
        files.put(id, List.of(listed));
    }

    /** It is in the client, but no longer in Magpie's category. */
    public void loses(String id) {
        ClientDownload download = downloads.remove(id);
        if (download != null) {
            elsewhere.put(id, download);
        }
    }

    /** Something happens while it is being given a download. */
    public void whenAdded(Runnable meanwhile) {
        added = meanwhile;
    }

    /** Something happens while it is asked something: hears the word of the call, such as {@code list}. */
    public void whenCalled(Consumer<String> meanwhile) {
        heard = meanwhile;
    }

    /** From now on each list takes until the latch is open. */
    public void answersOnlyAfter(CountDownLatch latch) {
        gate = latch;
    }

    /** From now on it answers to the adding of anything with this id. */
    public void callsAll(String id) {
        forced = id;
    }

    /** The terms of the last download that was added. */
    public @Nullable Terms terms() {
        return terms;
    }

    /** Somebody took it out behind Magpie's back. */
    public void forgets(String id) {
        downloads.remove(id);
        elsewhere.remove(id);
    }

    public List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** As if it had never been called. */
    public void forgetCalls() {
        synchronized (calls) {
            calls.clear();
        }
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.DOWNLOAD_CLIENT;
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Settings defaults() {
        return new Settings();
    }

    @Override
    public boolean builtIn() {
        return true;
    }

    @Override
    public DownloadClient open(Definition<Settings> definition) {
        return this;
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return Message.of("test.works");
    }

    @Override
    public Set<Protocol> protocols() {
        return Set.of(protocol);
    }

    @Override
    public Added add(Release release, Content content, Terms terms) {
        called("add " + release.name());
        this.terms = terms;
        added.run();
        String given = forced;
        String id = given != null ? given : "id-" + release.guid().hashCode();
        boolean there = downloads.containsKey(id);
        downloads.computeIfAbsent(
                id,
                fresh -> new ClientDownload(
                        fresh, release.name(), DownloadState.QUEUED, -1, -1, 0, null, null, false, -1, null, null));
        return new Added(id, there);
    }

    @Override
    public List<ClientDownload> list() {
        called("list");
        CountDownLatch closed = gate;
        if (closed != null) {
            try {
                closed.await();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }
        return List.copyOf(downloads.values());
    }

    @Override
    public Optional<ClientDownload> tell(String id) {
        return Optional.ofNullable(downloads.getOrDefault(id, elsewhere.get(id)));
    }

    @Override
    public List<Listed> files(String id) {
        called("files " + id);
        return files.getOrDefault(id, List.of());
    }

    @Override
    public void pause(String id) {
        called("pause " + id);
    }

    @Override
    public void resume(String id) {
        called("resume " + id);
    }

    @Override
    public void remove(String id, boolean withData) {
        called("remove " + id + " " + withData);
        downloads.remove(id);
    }

    @Override
    public void prioritise(String id, Priority priority) {
        called("prioritise " + id + " " + priority);
    }

    private void called(String call) {
        synchronized (calls) {
            calls.add(call);
        }
        heard.accept(call.split(" ", 2)[0]);
        if (breaking instanceof RuntimeException bug) {
            throw bug;
        }
        if (breaking instanceof Error bug) {
            throw bug;
        }
        ProviderException failure = failing;
        if (failure != null) {
            throw failure;
        }
    }
}
