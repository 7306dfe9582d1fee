package org.magpie.pipeline.download.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.http.Http;
import org.magpie.base.store.Store;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.direct.BandwidthSchedule;
import org.magpie.pipeline.download.direct.DirectDownloads;
import org.magpie.pipeline.download.direct.Limits;
import org.magpie.pipeline.download.direct.SsrfGuard;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.link.FreshLinks;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

/** Magpie's own downloader of plain HTTP. Works without anything installed or set up. */
public final class BuiltIn extends BasePlug<BuiltIn.Settings, DownloadClient> implements AutoCloseable {
    private static final long KIB = 1024;

    private final Store store;
    private final Http http;
    private final Clock clock;
    private final Path defaultFolder;
    private final SsrfGuard guard;
    private final FreshLinks links;
    private final Map<Long, DirectDownloads> open = new ConcurrentHashMap<>();

    /**
     * @param defaultFolder where downloads go while no folder is set, absolute
     * @param links where stale links are asked for again
     */
    public BuiltIn(Store store, Http http, Clock clock, Path defaultFolder, SsrfGuard guard, FreshLinks links) {
        super(
                ProviderKind.DOWNLOAD_CLIENT,
                "built-in",
                Settings.class,
                new Settings(
                        "",
                        Limits.DEFAULT.atOnce(),
                        Limits.DEFAULT.perHost(),
                        Limits.DEFAULT.segments(),
                        0,
                        BandwidthSchedule.Days.NEVER,
                        "23:00",
                        "07:00",
                        0));
        this.store = store;
        this.http = http;
        this.clock = clock;
        this.defaultFolder = defaultFolder;
        this.guard = guard;
        this.links = links;
    }

    /**
     * @param folder where unfinished and finished downloads stand; empty for the one in Magpie's data folder
     * @param atOnce downloads running at the same time
     * @param perHost of them from one host
     * @param segments connections for one large file, where the server allows it and it helps
     * @param limit KiB a second over all, 0 for none
     * @param otherDays days on which another limit holds for some hours
     * @param otherFrom when these hours begin, as 22:00
     * @param otherUntil when they end; an earlier time is one of the next day
     * @param otherLimit KiB a second over all in these hours, 0 for none
     */
    public record Settings(
            @Field(meaning = Field.Meaning.FOLDER) String folder,
            @Field(min = 1, max = 32) int atOnce,
            @Field(min = 1, max = 32) int perHost,
            @Field(advanced = true, min = 1, max = 16) int segments,
            @Field(min = 0, max = 100_000_000) long limit,
            @Field BandwidthSchedule.Days otherDays,
            @Field(when = "!otherDays=NEVER") String otherFrom,
            @Field(when = "!otherDays=NEVER") String otherUntil,

            @Field(when = "!otherDays=NEVER", min = 0, max = 100_000_000)
            long otherLimit) {
        private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?");

        /**
         * @throws UserException naming a time that is none
         */
        public Settings {
            time("otherFrom", otherFrom);
            time("otherUntil", otherUntil);
        }

        BandwidthSchedule pace() {
            return new BandwidthSchedule(
                    limit * KIB,
                    otherLimit * KIB,
                    otherDays,
                    time("otherFrom", otherFrom),
                    time("otherUntil", otherUntil));
        }

        private static LocalTime time(String field, String text) {
            Matcher match = TIME.matcher(text.strip());
            int hour = match.matches() ? Integer.parseInt(match.group(1)) : -1;
            int minute = match.matches() && match.group(2) != null ? Integer.parseInt(match.group(2)) : 0;
            if (hour < 0 || minute > 59 || hour > 24 || hour == 24 && minute > 0) {
                throw new UserException("plug.built-in.not-a-time", Message.of("plug.built-in." + field), text);
            }
            return LocalTime.of(hour % 24, minute);
        }
    }

    @Override
    public boolean builtIn() {
        return true;
    }

    @Override
    public DownloadClient open(Definition<Settings> definition) {
        Limits limits = limits(definition.settings());
        Path folder = folder(definition.settings());
        // One engine a definition for as long as Magpie runs: changed settings must not tear running downloads apart.
        DirectDownloads downloads = open.computeIfAbsent(
                definition.id(),
                id -> new DirectDownloads(store, http.streamingStepByStep(), guard, links, clock, id, folder, limits));
        downloads.change(folder, limits);
        return new Client(downloads, folder);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        Path folder = folder(definition.settings());
        try {
            Files.createDirectories(folder);
            Path trial = Files.createTempFile(folder, "magpie", ".trial");
            Files.delete(trial);
            long free = Files.getFileStore(folder).getUsableSpace();
            return Message.of("plug.built-in.works", folder.toString(), free / (1 << 30));
        } catch (IOException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.built-in.folder-unusable", folder.toString()));
        }
    }

    /** Ends all downloads; they go on at the next start. */
    @Override
    public void close() {
        open.values().forEach(DirectDownloads::close);
    }

    private Path folder(Settings settings) {
        return settings.folder().isBlank()
                ? defaultFolder
                : Path.of(settings.folder()).toAbsolutePath().normalize();
    }

    private static Limits limits(Settings settings) {
        return Limits.DEFAULT.with(settings.atOnce(), settings.perHost(), settings.segments(), settings.pace());
    }

    private record Client(DirectDownloads downloads, Path folder) implements DownloadClient {
        @Override
        public Set<Protocol> protocols() {
            return Set.of(Protocol.DIRECT);
        }

        @Override
        public Added add(Release release, Content content, Terms terms) {
            URI link = release.link();
            String scheme = link.getScheme() == null ? "" : link.getScheme().toLowerCase(Locale.ROOT);
            if (!(content instanceof Content.Link) || !(scheme.equals("http") || scheme.equals("https"))) {
                throw new ProviderException.Refused(Message.of("plug.built-in.only-http"));
            }
            String path = link.getPath() == null ? "" : link.getPath().toLowerCase(Locale.ROOT);
            if (path.endsWith(".m3u8") || path.endsWith(".mpd")) {
                throw new ProviderException.Refused(Message.of("download.direct.playlist"));
            }
            // Its own rows are all that it holds.
            return new Added(downloads.add(release, terms.priority()), false);
        }

        @Override
        public void prioritise(String id, Priority priority) {
            downloads.prioritise(id, priority);
        }

        @Override
        public OptionalLong freeSpace() {
            // The folder is made with the first download; until then the nearest one above it tells.
            Path there = folder;
            while (!Files.isDirectory(there) && there.getParent() != null) {
                there = there.getParent();
            }
            return OptionalLong.of(there.toFile().getUsableSpace());
        }

        @Override
        public List<ClientDownload> list() {
            return downloads.list();
        }

        @Override
        public List<Listed> files(String id) {
            return downloads.files(id);
        }

        @Override
        public void pause(String id) {
            downloads.pause(id);
        }

        @Override
        public void resume(String id) {
            downloads.resume(id);
        }

        @Override
        public void remove(String id, boolean withData) {
            downloads.remove(id, withData);
        }
    }
}
