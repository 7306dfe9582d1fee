package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
 * Any program that takes NZB files from one folder and puts what it has fetched into another, each under the name of its NZB
 * file: for programs that Magpie does not know, or that it cannot reach but by a shared drive.
 */
public final class UsenetFolder extends BasePlug<UsenetFolder.Settings, DownloadClient> {
    private final Path journals;
    private final Clock clock;
    private final Map<Long, FolderStability> watching = new ConcurrentHashMap<>();

    /**
     * @param journals folder in which Magpie remembers what it has handed over, absolute
     */
    public UsenetFolder(Path journals, Clock clock) {
        super(ProviderKind.DOWNLOAD_CLIENT, "usenetfolder", Settings.class, new Settings("", "", 60));
        this.journals = journals;
        this.clock = clock;
    }

    /**
     * @param watched folder that NZB files are written into
     * @param finished folder in which what was fetched turns up
     * @param quiet seconds that nothing may change in a download before it counts as finished
     * @param linked folders into which links in the second folder may lead, as programs for remote drives make them
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.FOLDER)
            String watched,

            @Field(required = true, meaning = Field.Meaning.FOLDER)
            String finished,

            @Field(min = 1, max = 86_400, advanced = true) int quiet,
            @Field(advanced = true) List<String> linked) {
        public Settings {
            linked = List.copyOf(linked);
        }

        /** Without links. */
        public Settings(String watched, String finished, int quiet) {
            this(watched, finished, quiet, List.of());
        }
    }

    @Override
    public DownloadClient open(Definition<Settings> definition) {
        Settings settings = definition.settings();
        // How long a download has been quiet is known only to who has looked before: it outlives changed settings.
        FolderStability stability = watching.computeIfAbsent(definition.id(), id -> new FolderStability(clock));
        return new UsenetFolderClient(
                definition.name(),
                new Root(path(settings.watched())),
                new Root(path(settings.finished())),
                new Root(journals.resolve(Long.toString(definition.id()))),
                stability,
                Duration.ofSeconds(settings.quiet()),
                settings.linked().stream()
                        .filter(folder -> !folder.isBlank())
                        .map(UsenetFolder::path)
                        .toList());
    }

    @Override
    public Message test(Definition<Settings> definition) {
        Path watched = path(definition.settings().watched());
        Path finished = path(definition.settings().finished());
        check(watched);
        check(finished);
        definition.settings().linked().stream()
                .filter(folder -> !folder.isBlank())
                .map(UsenetFolder::path)
                .filter(folder -> !Files.isDirectory(folder))
                .findFirst()
                .ifPresent(missing -> {
                    throw new ProviderException.BadSettings(
                            Message.of("plug.usenetfolder.no-folder", missing.toString()));
                });
        try {
            Path real = watched.toRealPath();
            Path other = finished.toRealPath();
            if (real.startsWith(other) || other.startsWith(real)) {
                throw new ProviderException.BadSettings(Message.of("plug.usenetfolder.same"));
            }
            return Message.of(
                    "plug.usenetfolder.works", Files.getFileStore(finished).getUsableSpace() / (1L << 30));
        } catch (IOException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.usenetfolder.unreadable", finished.toString()));
        }
    }

    private static void check(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ProviderException.BadSettings(Message.of("plug.usenetfolder.no-folder", folder.toString()));
        }
        if (!Files.isReadable(folder)) {
            throw new ProviderException.BadSettings(Message.of("plug.usenetfolder.unreadable", folder.toString()));
        }
        try {
            // Not what a program that watches the folder would take.
            Files.delete(Files.createTempFile(folder, ".magpie", ".trial"));
        } catch (IOException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.usenetfolder.unwritable", folder.toString()));
        }
    }

    private static Path path(String folder) {
        try {
            Path path = Path.of(folder.strip()).normalize();
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.usenetfolder.relative", folder));
        }
        throw new ProviderException.BadSettings(Message.of("plug.usenetfolder.relative", folder));
    }
}
