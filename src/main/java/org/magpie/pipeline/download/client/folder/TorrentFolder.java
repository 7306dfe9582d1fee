package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.magpie.base.disk.Root;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

/**
 * Any torrent program that watches a folder: torrent files, and magnet links as {@code .magnet} files, are put there, and what
 * comes out is looked for in another folder under the name that the torrent gives it.
 */
public final class TorrentFolder extends BasePlug<TorrentFolder.Settings, DownloadClient> {
    private final Clock clock;
    /** How long a download has been quiet is known only to who has looked before: it outlives changed settings. */
    private final Map<Long, TorrentFolderClient.Memory> memories = new ConcurrentHashMap<>();

    public TorrentFolder(Clock clock) {
        super(ProviderKind.DOWNLOAD_CLIENT, "torrent-folder", Settings.class, new Settings("", "", true, 60, true));
        this.clock = clock;
    }

    /**
     * @param folder that the torrent program watches
     * @param watched where it puts what is finished
     * @param magnets whether it takes {@code .magnet} files
     * @param quiet seconds without a change after which a download counts as whole
     * @param seeding whether it goes on giving what is finished, so that nothing may be moved away
     * @param linked folders into which links in the second folder may lead, as programs for remote drives make them
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.FOLDER)
            String folder,

            @Field(required = true, meaning = Field.Meaning.FOLDER)
            String watched,

            boolean magnets,
            @Field(min = 5, max = 86_400, advanced = true) int quiet,
            @Field(advanced = true) boolean seeding,
            @Field(advanced = true) List<String> linked) {
        public Settings {
            linked = List.copyOf(linked);
        }

        /** Without links. */
        public Settings(String folder, String watched, boolean magnets, int quiet, boolean seeding) {
            this(folder, watched, magnets, quiet, seeding, List.of());
        }
    }

    @Override
    public DownloadClient open(Definition<Settings> definition) {
        Settings settings = definition.settings();
        return new TorrentFolderClient(
                definition.name(),
                settings,
                root(settings.folder()),
                root(settings.watched()),
                settings.linked().stream()
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> root(folder).path())
                        .toList(),
                clock,
                memories.computeIfAbsent(definition.id(), fresh -> new TorrentFolderClient.Memory()));
    }

    @Override
    public Message test(Definition<Settings> definition) {
        Path in = root(definition.settings().folder()).path();
        Path out = root(definition.settings().watched()).path();
        if (in.equals(out)) {
            throw new ProviderException.BadSettings(Message.of("plug.torrent-folder.same"));
        }
        if (!Files.isDirectory(in)) {
            throw new ProviderException.BadSettings(Message.of("plug.torrent-folder.no-folder", in.toString()));
        }
        if (!Files.isDirectory(out) || !Files.isReadable(out)) {
            throw new ProviderException.BadSettings(Message.of("plug.torrent-folder.no-folder", out.toString()));
        }
        for (String linked : definition.settings().linked()) {
            if (!linked.isBlank() && !Files.isDirectory(root(linked).path())) {
                throw new ProviderException.BadSettings(Message.of("plug.torrent-folder.no-folder", linked));
            }
        }
        try {
            Files.delete(Files.createTempFile(in, "magpie", ".trial"));
        } catch (IOException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.torrent-folder.unusable", in.toString()));
        }
        return Message.of("plug.torrent-folder.works", in.toString(), out.toString());
    }

    private static Root root(String folder) {
        try {
            return new Root(Path.of(folder.strip()));
        } catch (InvalidPathException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.torrent-folder.no-folder", folder));
        }
    }
}
