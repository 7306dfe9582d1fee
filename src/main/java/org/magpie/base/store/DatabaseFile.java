package org.magpie.base.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One encrypted H2 file: where it is, how it is opened, and how it is copied and put in another's place so that a power cut leaves
 * either the old one or the new one.
 */
final class DatabaseFile {
    static final String USER = "magpie";
    private static final String ENDING = ".mv.db";

    private final Path base;
    private final byte[] key;

    /**
     * @param base without an ending; the database adds {@code .mv.db}
     * @param key 32 bytes
     */
    DatabaseFile(Path base, byte[] key) {
        this.base = base.toAbsolutePath();
        this.key = key;
    }

    /** The file on disk. */
    Path path() {
        return base.resolveSibling(base.getFileName() + ENDING);
    }

    boolean exists() {
        return Files.exists(path());
    }

    /** A database of another name in the same folder, opened with the same key. */
    DatabaseFile beside(String suffix) {
        return new DatabaseFile(base.resolveSibling(base.getFileName() + suffix), key);
    }

    /** The address for JDBC. */
    String address() {
        // WRITE_DELAY=0: with the default, a killed process loses what it had been told is committed.
        return "jdbc:h2:file:" + base
                + ";CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
                // Half the bytes to encrypt, which is what most of the time goes into, both ways.
                + ";COMPRESS=TRUE"
                // Answers longer than this go through a file; the rows of a whole library must not.
                + ";MAX_MEMORY_ROWS=200000"
                // KB; by default it grows with the largest heap allowed.
                + ";CACHE_SIZE=32768"
                // Its own log of every failed statement: ours are logged where they are handled.
                + ";TRACE_LEVEL_FILE=0";
    }

    /** The same for a file that is of no use before it is whole: what is committed may reach the disk later. */
    String fastAddress() {
        return address().replace(";WRITE_DELAY=0", ";WRITE_DELAY=500");
    }

    /** {@link #connect} by {@link #fastAddress}. */
    Connection connectFast() throws SQLException {
        return DriverManager.getConnection(fastAddress(), USER, password());
    }

    /** H2 takes "file password, blank, user password" for an encrypted file. */
    String password() {
        return HexFormat.of().formatHex(key) + " magpie";
    }

    /** Opens the file, which stays open until {@link #shutDown}; it is made where it is not there. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(address(), USER, password());
    }

    /** Closes the file so that it is compact and whole. */
    void shutDown() throws SQLException {
        end("SHUTDOWN");
    }

    /** Closes the file, if it is open, without writing anything to it. */
    void letGo() throws SQLException {
        end("SHUTDOWN IMMEDIATELY");
    }

    private void end(String how) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(how);
        }
    }

    /** Copies this closed file over the other; the copy is on the disk when this returns. */
    void copyTo(DatabaseFile other) throws IOException {
        copy(path(), other.path());
        other.force();
    }

    /** Keeps a copy of this closed file under that name beside it; a half copy never bears it. */
    void keepAs(String name) throws IOException {
        Path unfinished = path().resolveSibling(name + ".new");
        copy(path(), unfinished);
        force(unfinished);
        Files.move(unfinished, path().resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
        forceFolder();
    }

    /** Puts this closed file instead of the other, in one step. */
    void replace(DatabaseFile other) throws IOException {
        force();
        Files.move(path(), other.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    void delete() throws IOException {
        Files.deleteIfExists(path());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        OwnerOnly.createFile(to);
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void force() throws IOException {
        force(path());
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A new name is on the disk only when its folder is; Windows writes that down by itself and cannot open a folder. */
    private void forceFolder() throws IOException {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(base.resolveSibling(""), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
