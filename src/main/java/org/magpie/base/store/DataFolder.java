package org.magpie.base.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.UserException;

/**
 * The folder in which Magpie keeps everything but the media: the database, its key, logs and artwork. One running Magpie holds
 * it at a time; the system lets go of it when the process ends, however it ends.
 */
public final class DataFolder implements AutoCloseable {
    private static final String DATABASE = "magpie";

    private final Path path;
    private final FileChannel lock;
    private final MasterKey key;

    private DataFolder(Path path, FileChannel lock, MasterKey key) {
        this.path = path;
        this.lock = lock;
        this.key = key;
    }

    /**
     * Where the folder is: where the person says, else {@code MAGPIE_HOME}, else by the system's convention:
     * {@code %APPDATA%\Magpie}, {@code ~/Library/Application Support/Magpie}, or {@code $XDG_DATA_HOME/magpie} with
     * {@code ~/.local/share} where that is not set or, against the XDG Base Directory Specification, not absolute.
     *
     * @param given by {@code --data}; null where it was not
     * @param system as in the system property {@code os.name}
     * @param home of the person
     */
    public static Path locate(@Nullable Path given, Map<String, String> environment, String system, Path home) {
        if (given != null) {
            return given.toAbsolutePath().normalize();
        }
        String own = environment.getOrDefault("MAGPIE_HOME", "");
        if (!own.isBlank()) {
            return Path.of(own).toAbsolutePath().normalize();
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isBlank() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming))
                    .resolve("Magpie");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Magpie");
        }
        String shared = environment.getOrDefault("XDG_DATA_HOME", "");
        boolean usable = !shared.isBlank() && Path.of(shared).isAbsolute();
        return (usable ? Path.of(shared) : home.resolve(".local").resolve("share")).resolve("magpie");
    }

    /** {@link #locate(Path, Map, String, Path)} for this process. */
    public static Path locate(@Nullable Path given) {
        return locate(given, System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /**
     * Makes the folder where there is none, takes hold of it and reads its key, which is made at the first start.
     *
     * @throws DataFolderInUseException when another Magpie holds it
     * @throws DiskException when it cannot be made, read or written
     * @throws org.magpie.base.error.UserException {@code data.key-missing}, {@code data.key-damaged} when there is a database
     *     but no key for it
     */
    public static DataFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UserException("data.no-folder", folder.toString());
        }
        try {
            OwnerOnly.createFolders(folder);
        } catch (DiskException failure) {
            throw new UserException(failure, "data.unmakable", folder.toString(), failure.said());
        }
        FileChannel lock = lock(folder);
        try {
            boolean hasDatabase = Files.exists(folder.resolve(DATABASE + ".mv.db"));
            return new DataFolder(folder, lock, MasterKey.open(folder.resolve("magpie.key"), hasDatabase));
        } catch (RuntimeException failure) {
            release(folder, lock);
            throw failure;
        }
    }

    private static FileChannel lock(Path folder) {
        Path file = folder.resolve("magpie.lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw DiskException.of(file, failure);
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException failure) {
            release(folder, channel);
            throw new DataFolderInUseException(folder);
        } catch (IOException failure) {
            release(folder, channel);
            throw DiskException.of(file, failure);
        }
        release(folder, channel);
        throw new DataFolderInUseException(folder);
    }

    private static void release(Path folder, FileChannel lock) {
        try {
            lock.close();
        } catch (IOException failure) {
            throw DiskException.of(folder, failure);
        }
    }

    public Path path() {
        return path;
    }

    /** The database's file as {@link Store#open} wants it: without an ending. */
    public Path database() {
        return path.resolve(DATABASE);
    }

    /** 32 bytes that encrypt the database's file. */
    public byte[] databaseKey() {
        return key.derive("database");
    }

    /** 32 bytes for the {@link org.magpie.base.secret.Vault}. */
    public byte[] vaultKey() {
        return key.derive("vault");
    }

    /** What the window showed last, for the next start; it is no loss when it is gone. */
    public Path glance() {
        return path.resolve(DATABASE + ".glance");
    }

    /** 32 bytes for what {@link #glance} names. */
    public byte[] glanceKey() {
        return key.derive("glance");
    }

    /** 32 bytes for the {@link org.magpie.base.secret.FileVault} of copies of playlists. */
    public byte[] playlistKey() {
        return key.derive("playlist");
    }

    public Path logs() {
        return folder("logs");
    }

    public Path artwork() {
        return folder("artwork");
    }

    /** Where replaced and deleted media files wait for a while. */
    public Path recycle() {
        return folder("recycle");
    }

    /** A folder of that name in this one; made where it is not there. */
    public Path folder(String name) {
        Path folder = path.resolve(name);
        OwnerOnly.createFolders(folder);
        return folder;
    }

    /** Lets go of it, so that another Magpie can start. */
    @Override
    public void close() {
        release(path, lock);
    }
}
