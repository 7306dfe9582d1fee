package org.magpie.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private volatile @Nullable ProviderException failing;

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

    /** Somebody took it out behind Magpie's back. */
    public void forgets(String id) {
        downloads.remove(id);
    }

    public List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
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
    public String add(Release release, Content content, Terms terms) {
        called("add " + release.name());
        String id = "id-" + release.guid().hashCode();
        downloads.computeIfAbsent(
                id,
                fresh -> new ClientDownload(
                        fresh, release.name(), DownloadState.QUEUED, -1, -1, 0, null, null, false, -1, null, null));
        return id;
    }

    @Override
    public List<ClientDownload> list() {
        called("list");
        return List.copyOf(downloads.values());
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

    private void called(String call) {
        synchronized (calls) {
            calls.add(call);
        }
        ProviderException failure = failing;
        if (failure != null) {
            throw failure;
        }
    }
}
