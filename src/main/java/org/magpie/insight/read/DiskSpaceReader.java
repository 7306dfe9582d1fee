package org.magpie.insight.read;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.insight.DiskSpace;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much room there is where downloads go: the drives of their folders and of the library, and what clients tell of theirs. */
final class DiskSpaceReader {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSpaceReader.class);

    private final Store store;
    private final Providers providers;

    DiskSpaceReader(Store store, Providers providers) {
        this.store = store;
        this.providers = providers;
    }

    /** Clients first, then each drive once. A client that does not answer is left out. */
    List<DiskSpace> all(List<TrackedDownload> downloads) {
        List<DiskSpace> rooms = new ArrayList<>();
        for (Providers.Opened<DownloadClient> client :
                providers.open(ProviderKind.DOWNLOAD_CLIENT, DownloadClient.class)) {
            String name = client.definition().name();
            try {
                OptionalLong free = providers.use(client, DownloadClient::freeSpace);
                free.ifPresent(bytes -> rooms.add(new DiskSpace(name, true, bytes, -1)));
            } catch (ProviderException failure) {
                LOG.debug("{} does not tell of its space", name, failure);
            }
        }
        rooms.addAll(drives(downloads));
        return rooms;
    }

    private List<DiskSpace> drives(List<TrackedDownload> downloads) {
        List<Path> folders = new ArrayList<>(roots());
        for (TrackedDownload download : downloads) {
            Path path = download.path();
            if (path != null && path.getParent() != null) {
                folders.add(path.getParent());
            }
        }
        Map<FileStore, DiskSpace> drives = new LinkedHashMap<>();
        for (Path folder : folders) {
            try {
                if (Files.isDirectory(folder)) {
                    FileStore drive = Files.getFileStore(folder);
                    if (!drives.containsKey(drive)) {
                        drives.put(
                                drive,
                                new DiskSpace(folder.toString(), false, drive.getUsableSpace(), drive.getTotalSpace()));
                    }
                }
            } catch (IOException failure) {
                LOG.debug("The drive of {} does not tell of its space", folder, failure);
            }
        }
        return List.copyOf(drives.values());
    }

    private List<Path> roots() {
        List<Path> roots = new ArrayList<>();
        for (String path : store.read(session ->
                new Rows(session).list("select path from root_folder order by id", row -> row.getString(1)))) {
            try {
                roots.add(Path.of(path));
            } catch (InvalidPathException foreign) {
                LOG.debug("Not a folder of this system: {}", path, foreign);
            }
        }
        return roots;
    }
}
