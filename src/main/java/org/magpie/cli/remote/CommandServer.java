package org.magpie.cli.remote;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.magpie.base.context.WorkThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out commands while Magpie runs with a window or as a server, so that the data folder, which only one process can hold, is
 * no reason to refuse them. Listens on a socket in the data folder: whoever may not read that folder cannot reach it.
 */
public final class CommandServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandServer.class);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ServerSocketChannel listening;
    private final Path socket;
    private final Commands commands;

    private CommandServer(ServerSocketChannel listening, Path socket, Commands commands) {
        this.listening = listening;
        this.socket = socket;
        this.commands = commands;
    }

    /** Carries out a command. */
    @FunctionalInterface
    public interface Commands {
        /**
         * @param language in which to answer
         * @return the exit code
         */
        int run(Locale language, PrintWriter out, PrintWriter error, String... arguments);
    }

    /**
     * Begins to listen. Where that is not possible (a system without such sockets, a path that is too long), commands are refused as
     * they always were.
     *
     * @param data the data folder, which this process holds
     * @param commands carries them out in this process
     * @return what ends it
     */
    public static AutoCloseable start(Path data, Commands commands) {
        try {
            UnixDomainSocketAddress address = CommandProtocol.address(data);
            removeStale(address.getPath());
            ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            CommandServer server = new CommandServer(listening, address.getPath(), commands);
            boolean begun = false;
            try {
                listening.bind(address);
                ownerOnly(address.getPath());
                begun = true;
            } finally {
                if (!begun) {
                    listening.close();
                }
            }
            WorkThreads.start("commands", server::listen);
            return server;
        } catch (IOException | RuntimeException notHere) {
            LOG.info("Commands are refused while this Magpie runs: {}", notHere.toString());
            return () -> {};
        }
    }

    /** This process holds the folder, so a socket there is of one that has ended; anything else is not Magpie's, and stays. */
    private static void removeStale(Path socket) throws IOException {
        if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)
                && Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther()) {
            Files.delete(socket);
        }
    }

    private static void ownerOnly(Path socket) throws IOException {
        if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Ends with the socket alone: what keeps one caller out, such as too many open files, is over a moment later. */
    @SuppressWarnings("IllegalCatch") // whatever it is, the next caller has his turn
    private void listen() {
        while (listening.isOpen()) {
            try {
                SocketChannel caller = listening.accept();
                WorkThreads.start("command", () -> answer(caller));
            } catch (ClosedChannelException closed) {
                LOG.debug("No more commands", closed);
                return;
            } catch (Throwable failure) {
                LOG.warn("A command could not be taken: {}", failure.toString());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void answer(SocketChannel caller) {
        try (caller) {
            DataOutputStream to = new DataOutputStream(Channels.newOutputStream(caller));
            CommandProtocol.Request asked =
                    CommandProtocol.readRequest(new DataInputStream(Channels.newInputStream(caller)));
            if (!ForwardedCommands.can(asked.arguments())) {
                return;
            }
            CommandProtocol.writeBegun(to);
            int code = commands.run(
                    asked.language(),
                    new PrintWriter(CommandProtocol.frames(to, CommandProtocol.OUT)),
                    new PrintWriter(CommandProtocol.frames(to, CommandProtocol.ERROR), true),
                    asked.arguments().toArray(String[]::new));
            CommandProtocol.writeExit(to, code);
        } catch (IOException gone) {
            LOG.debug("Whoever asked is gone", gone);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        Files.deleteIfExists(socket);
    }
}
