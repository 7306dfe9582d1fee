package org.magpie.upkeep.watch;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.magpie.upkeep.scan.disk.SkippedPaths;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the system tells of a folder and all folders below it. Holds a name for each folder and nothing of files. Belongs to one thread. */
final class FolderEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderEvents.class);
    private static final WatchEvent.Kind<?>[] ALL = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_MODIFY
    };
    /** At a time, so that somebody who asks for the end is heard. */
    private static final int MOST_KEYS = 2_000;

    private final Path root;
    private final WatchService service;
    private final BooleanSupplier isEnding;
    private final Map<WatchKey, String> folders = new HashMap<>();
    private boolean isWhole = true;

    private FolderEvents(Path root, WatchService service, BooleanSupplier isEnding) {
        this.root = root;
        this.service = service;
        this.isEnding = isEnding;
    }

    /**
     * Begins to listen.
     *
     * @param isEnding whether somebody wants no more of it; it is not complete then
     * @throws IOException when the system does not listen to so many folders, or not at all
     */
    static FolderEvents open(Path root, BooleanSupplier isEnding) throws IOException {
        FolderEvents events = new FolderEvents(root, root.getFileSystem().newWatchService(), isEnding);
        try {
            events.register("", path -> {});
            return events;
        } catch (IOException failure) {
            events.close();
            throw failure;
        }
    }

    int folders() {
        return folders.size();
    }

    /**
     * Tells what has happened since it was asked last.
     *
     * @param touched told of places below the root folder at which something was made, changed or taken away
     * @return whether that is all of it; false where the system has left something out, or the root folder itself is gone
     * @throws IOException when the system listens to no more folders
     */
    boolean drain(Consumer<String> touched) throws IOException {
        isWhole = true;
        for (int at = 0; at < MOST_KEYS && !isEnding.getAsBoolean(); at++) {
            WatchKey key = service.poll();
            if (key == null) {
                break;
            }
            String folder = folders.get(key);
            for (WatchEvent<?> event : key.pollEvents()) {
                if (event.kind().equals(StandardWatchEventKinds.OVERFLOW)) {
                    isWhole = false;
                } else if (folder != null) {
                    happened(path(folder, String.valueOf(event.context())), event.kind(), touched);
                }
            }
            if (!key.reset() && "".equals(folders.remove(key))) {
                isWhole = false;
            }
        }
        return isWhole;
    }

    /** Whether the root folder itself is still listened to. */
    boolean isOpen() {
        return folders.containsValue("");
    }

    private void happened(String path, WatchEvent.Kind<?> kind, Consumer<String> touched) throws IOException {
        if (SkippedPaths.isSystemFolder(name(path))) {
            return;
        }
        if (kind.equals(StandardWatchEventKinds.ENTRY_CREATE)
                && Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            register(path, touched);
        } else {
            touched.accept(path);
        }
    }

    /** Listens to a folder and all below it, and tells what lies in them: it may have come before anybody listened. */
    private void register(String first, Consumer<String> touched) throws IOException {
        Deque<String> open = new ArrayDeque<>();
        open.push(first);
        while (!open.isEmpty() && !isEnding.getAsBoolean()) {
            String folder = open.pop();
            Path place = folder.isEmpty() ? root : root.resolve(folder);
            try {
                // One that was moved keeps its key, and has the name by which it was found last.
                folders.put(place.register(service, ALL), folder);
            } catch (NoSuchFileException | NotDirectoryException gone) {
                LOG.trace("{} is gone again", place, gone);
                continue;
            }
            list(folder, place, open, touched);
        }
    }

    private static void list(String folder, Path place, Deque<String> open, Consumer<String> touched) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(place)) {
            for (Path each : stream) {
                String name = String.valueOf(each.getFileName());
                if (SkippedPaths.isSystemFolder(name)) {
                    continue;
                }
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    open.push(path(folder, name));
                } else {
                    touched.accept(path(folder, name));
                }
            }
        } catch (IOException | DirectoryIteratorException failure) {
            LOG.debug("{} cannot be listed", place, failure);
        }
    }

    private static String path(String folder, String name) {
        String spelled = File.separatorChar == '/' ? name : name.replace(File.separatorChar, '/');
        return folder.isEmpty() ? spelled : folder + "/" + spelled;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        folders.clear();
        try {
            service.close();
        } catch (IOException failure) {
            LOG.debug("Listening to {} does not end", root, failure);
        }
    }
}
