package org.magpie.pipeline.download.monitor;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.LinkContent;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.link.ResolvedLink;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the client for a release: by protocol, tags and priority, and the next one where one is down. */
public final class Clients {
    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

    private static final Pattern INFO_HASH = Pattern.compile("[0-9a-fA-F]{40}");

    private final Providers providers;

    public Clients(Providers providers) {
        this.providers = providers;
    }

    /** How a hand-over ended. */
    public sealed interface HandOver {
        /**
         * A client has it.
         *
         * @param foreign whether it was there before, and not through Magpie
         * @param added when the client says that it was added, by its own clock; null where it does not tell
         */
        record Taken(
                Definition<?> client,
                String key,
                boolean foreign,
                @Nullable Instant added) implements HandOver {}

        /** No client that could take it answers. */
        record Later(Message said) implements HandOver {}

        /** No client will ever take it: the release is at fault. */
        record Refused(Message said) implements HandOver {}
    }

    /** Whether anything is set up, and switched on, that fetches such releases for such titles. */
    public boolean canFetch(Protocol protocol, Set<String> titleTags) {
        return providers.definitions(ProviderKind.DOWNLOAD_CLIENT).stream()
                .filter(Definition::enabled)
                .filter(definition -> fits(definition, titleTags))
                .flatMap(definition -> providers.open(definition.id(), DownloadClient.class).stream())
                .anyMatch(client -> client.provider().protocols().contains(protocol));
    }

    /** What can be fetched at all. */
    public Set<Protocol> protocols() {
        return providers.definitions(ProviderKind.DOWNLOAD_CLIENT).stream()
                .filter(Definition::enabled)
                .flatMap(definition -> providers.open(definition.id(), DownloadClient.class).stream())
                .flatMap(client -> client.provider().protocols().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What Magpie remembers of its hand-overs. */
    public interface Memory {
        /** How it is to be handed over to a client, by the client's definition. */
        DownloadClient.Terms terms(long clientId);

        /** That client does not have it and is about to be given it. */
        void asking(long clientId);

        /**
         * Whether Magpie itself has put a download into a client, some time before.
         *
         * @param added when the client says that it was added, null where it does not tell
         */
        boolean isOwn(long clientId, String key, @Nullable Instant added);
    }

    public HandOver handOver(Release release, Set<String> titleTags, ResolvedLink link, Memory memory) {
        List<Opened<DownloadClient>> fitting =
                providers.open(ProviderKind.DOWNLOAD_CLIENT, DownloadClient.class).stream()
                        .filter(client -> client.provider().protocols().contains(release.protocol()))
                        .filter(client -> fits(client.definition(), titleTags))
                        .toList();
        @Nullable Message last = null;
        for (Opened<DownloadClient> client : fitting) {
            try {
                return providers.use(client, provider -> give(client.definition(), provider, release, link, memory));
            } catch (ProviderException.Refused refused) {
                return new HandOver.Refused(refused.said());
            } catch (ProviderException failure) {
                LOG.warn("{} does not take {}: {}", client.definition().name(), release.name(), failure.said());
                last = failure.said();
            }
        }
        return new HandOver.Later(last != null ? last : Message.of("download.no-client-answers"));
    }

    /** Asks first whether it is there, so that what is somebody else's is never taken for Magpie's own. */
    private static HandOver give(
            Definition<?> client, DownloadClient provider, Release release, ResolvedLink link, Memory memory) {
        DownloadClient.Terms terms = memory.terms(client.id());
        String hash = infoHash(link);
        boolean before = hash != null && provider.tell(hash).isPresent();
        if (!before) {
            memory.asking(client.id());
        }
        DownloadClient.Added added = provider.add(release, LinkContent.of(link), terms);
        checkSame(client, link, added.id());
        boolean there = before || added.wasThere();
        Instant when = addedAt(provider, added.id());
        boolean own = !there
                || memory.isOwn(client.id(), added.id(), when)
                || (terms.again() && isListed(provider, added.id()));
        return new HandOver.Taken(client, added.id(), !own, when);
    }

    /** Magpie's category is given along with what it adds, so that what bears none was added by somebody else. */
    private static boolean isListed(DownloadClient provider, String id) {
        return provider.list().stream().anyMatch(each -> each.id().equals(id));
    }

    /** It has been taken: what cannot be asked for now must not make it look as if it had not. */
    private static @Nullable Instant addedAt(DownloadClient provider, String id) {
        try {
            return provider.tell(id).map(ClientDownload::added).orElse(null);
        } catch (ProviderException failure) {
            LOG.debug("A client does not tell when it was given {}", id, failure);
            return null;
        }
    }

    private static @Nullable String infoHash(ResolvedLink link) {
        return switch (link) {
            case ResolvedLink.MagnetLink magnet -> magnet.infoHash();
            case ResolvedLink.TorrentBytes torrent -> torrent.infoHash();
            case ResolvedLink.NzbBytes nzb -> null;
            case ResolvedLink.Direct direct -> null;
        };
    }

    /** Several clients answer "ok" to anything: what they took must be the torrent that was meant. */
    private static void checkSame(Definition<?> client, ResolvedLink link, String key) {
        String hash = infoHash(link);
        String meant = hash == null ? key : hash;
        if (INFO_HASH.matcher(key).matches() && !key.equalsIgnoreCase(meant)) {
            throw new ProviderException.BadAnswer(Message.of("download.other-id", client.name()), null);
        }
    }

    /** Empty where the client was deleted. */
    public Optional<Opened<DownloadClient>> find(long definitionId) {
        return providers.open(definitionId, DownloadClient.class);
    }

    public <R> R use(Opened<DownloadClient> client, Function<DownloadClient, R> work) {
        return providers.use(client, work);
    }

    /** Those that are switched on and are not left alone after a failure, by their definitions. */
    Set<Long> asked() {
        return providers.open(ProviderKind.DOWNLOAD_CLIENT, DownloadClient.class).stream()
                .map(each -> each.definition().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the torrents of an indexer are to give back; nothing where it was deleted. */
    public SeedGoal goalOf(Release release) {
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
    public static Message protocol(Grab grab) {
        return Message.of("protocol." + grab.release().protocol().name().toLowerCase(java.util.Locale.ROOT));
    }
}
