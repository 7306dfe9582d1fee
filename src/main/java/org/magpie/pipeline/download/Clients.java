package org.magpie.pipeline.download;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.ResolvedLink;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the client for a release: by protocol, tags and priority, and the next one where one is down. */
final class Clients {
    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

    private static final Pattern INFO_HASH = Pattern.compile("[0-9a-fA-F]{40}");

    private final Providers providers;

    Clients(Providers providers) {
        this.providers = providers;
    }

    /** How a hand-over ended. */
    sealed interface HandOver {
        /** A client has it. */
        record Taken(Definition<?> client, String key) implements HandOver {}

        /** No client that could take it answers. */
        record Later(Message said) implements HandOver {}

        /** No client will ever take it: the release is at fault. */
        record Refused(Message said) implements HandOver {}
    }

    /** Whether anything is set up, and switched on, that fetches such releases for such titles. */
    boolean canFetch(Protocol protocol, Set<String> titleTags) {
        return providers.definitions(ProviderKind.DOWNLOAD_CLIENT).stream()
                .filter(Definition::enabled)
                .filter(definition -> fits(definition, titleTags))
                .flatMap(definition -> providers.open(definition.id(), DownloadClient.class).stream())
                .anyMatch(client -> client.provider().protocols().contains(protocol));
    }

    /** What can be fetched at all. */
    Set<Protocol> protocols() {
        return providers.definitions(ProviderKind.DOWNLOAD_CLIENT).stream()
                .filter(Definition::enabled)
                .flatMap(definition -> providers.open(definition.id(), DownloadClient.class).stream())
                .flatMap(client -> client.provider().protocols().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    HandOver handOver(Release release, Set<String> titleTags, ResolvedLink link, DownloadClient.Terms terms) {
        List<Opened<DownloadClient>> fitting =
                providers.open(ProviderKind.DOWNLOAD_CLIENT, DownloadClient.class).stream()
                        .filter(client -> client.provider().protocols().contains(release.protocol()))
                        .filter(client -> fits(client.definition(), titleTags))
                        .toList();
        @Nullable Message last = null;
        for (Opened<DownloadClient> client : fitting) {
            try {
                String key = providers.use(client, provider -> provider.add(release, LinkContent.of(link), terms));
                checkSame(client.definition(), link, key);
                return new HandOver.Taken(client.definition(), key);
            } catch (ProviderException.Refused refused) {
                return new HandOver.Refused(refused.said());
            } catch (ProviderException failure) {
                LOG.warn("{} does not take {}: {}", client.definition().name(), release.name(), failure.said());
                last = failure.said();
            }
        }
        return new HandOver.Later(last != null ? last : Message.of("download.no-client-answers"));
    }

    /** Several clients answer "ok" to anything: what they took must be the torrent that was meant. */
    private static void checkSame(Definition<?> client, ResolvedLink link, String key) {
        String meant = switch (link) {
            case ResolvedLink.MagnetLink magnet -> magnet.infoHash();
            case ResolvedLink.TorrentBytes torrent -> torrent.infoHash();
            case ResolvedLink.NzbBytes nzb -> key;
            case ResolvedLink.Direct direct -> key;
        };
        if (INFO_HASH.matcher(key).matches() && !key.equalsIgnoreCase(meant)) {
            throw new ProviderException.BadAnswer(Message.of("download.other-id", client.name()), null);
        }
    }

    /** Empty where the client was deleted. */
    Optional<Opened<DownloadClient>> find(long definitionId) {
        return providers.open(definitionId, DownloadClient.class);
    }

    <R> R use(Opened<DownloadClient> client, Function<DownloadClient, R> work) {
        return providers.use(client, work);
    }

    /** Those that are switched on and are not left alone after a failure, by their definitions. */
    Set<Long> asked() {
        return providers.open(ProviderKind.DOWNLOAD_CLIENT, DownloadClient.class).stream()
                .map(each -> each.definition().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the torrents of an indexer are to give back; nothing where it was deleted. */
    SeedGoal goalOf(Release release) {
        return providers
                .definition(release.indexerId())
                .filter(definition -> definition.kind() == ProviderKind.INDEXER)
                .flatMap(definition -> providers.open(definition.id(), Indexer.class))
                .map(indexer -> indexer.provider().seedGoal())
                .orElse(SeedGoal.NONE);
    }

    private static boolean fits(Definition<?> definition, Set<String> titleTags) {
        return definition.tags().isEmpty() || !Collections.disjoint(definition.tags(), titleTags);
    }

    /** Its protocol, in words that a person knows. */
    static Message protocol(Grab grab) {
        return Message.of("protocol." + grab.release().protocol().name().toLowerCase(java.util.Locale.ROOT));
    }
}
