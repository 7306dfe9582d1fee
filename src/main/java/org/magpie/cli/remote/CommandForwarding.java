package org.magpie.cli.remote;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.magpie.base.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a command carried out by the Magpie that holds the data folder. */
public final class CommandForwarding {
    private static final Logger LOG = LoggerFactory.getLogger(CommandForwarding.class);
    /** When the other end was gone before it was done. */
    private static final int FAILED = 1;

    private CommandForwarding() {}

    /**
     * Writes what the command answers to both streams.
     *
     * @param data the data folder
     * @param texts of whoever asks: the answer is in this language
     * @return the exit code; empty when nothing was done: nobody listens there, or the command has to run in this process
     */
    public static OptionalInt run(Path data, List<String> arguments, PrintWriter out, PrintWriter error, Texts texts) {
        if (!ForwardedCommands.can(arguments)) {
            return OptionalInt.empty();
        }
        try (SocketChannel channel = SocketChannel.open(CommandProtocol.address(data))) {
            DataOutputStream to = new DataOutputStream(Channels.newOutputStream(channel));
            DataInputStream from = new DataInputStream(Channels.newInputStream(channel));
            CommandProtocol.writeRequest(to, new CommandProtocol.Request(texts.locale(), arguments));
            return OptionalInt.of(answer(from, out, error, texts.get("cli.remote.ended")));
        } catch (IOException | RuntimeException nobody) {
            // Also where the system knows no such sockets, or the path is too long for one.
            LOG.debug("No Magpie answers in {}", data, nobody);
            return OptionalInt.empty();
        }
    }

    private static int answer(DataInputStream from, PrintWriter out, PrintWriter error, String ended)
            throws IOException {
        boolean begun = false;
        try {
            while (true) {
                int kind = from.readByte();
                byte[] bytes = CommandProtocol.bytes(from);
                begun = true;
                if (kind == CommandProtocol.EXIT) {
                    return bytes[0];
                }
                PrintWriter stream = kind == CommandProtocol.OUT ? out : error;
                stream.print(new String(bytes, StandardCharsets.UTF_8));
                stream.flush();
            }
        } catch (IOException gone) {
            if (begun) {
                LOG.debug("The other Magpie ended meanwhile", gone);
                error.println(ended);
                return FAILED;
            }
            throw gone;
        }
    }
}
