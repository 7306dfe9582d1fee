package org.magpie.cli.remote;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What goes over the socket: the arguments of a command one way, and pieces of both its streams and its exit code the other way.
 *
 * <p>Request: the number of the protocol, the number of what follows, the language of whoever asks (BCP 47) and each argument as its
 * length in bytes and UTF-8. Answer: frames of a kind, a
 * length and bytes; the frame of the exit code is the last. The first is empty: from then on the command is being carried out.
 */
final class CommandProtocol {
    static final int OUT = 1;
    static final int ERROR = 2;
    static final int EXIT = 3;

    private static final int VERSION = 2;
    private static final int MOST_ARGUMENTS = 1_000;
    /** Bytes of a frame, and of a whole request: no command line is longer. */
    private static final int LONGEST = 1 << 20;

    private static final String SOCKET = "magpie.sock";

    private CommandProtocol() {}

    /** In the data folder, which is its owner's alone. */
    static UnixDomainSocketAddress address(Path data) {
        return UnixDomainSocketAddress.of(data.toAbsolutePath().resolve(SOCKET));
    }

    /**
     * A command as it is asked for.
     *
     * @param language in which it is to be answered: that of the shell, whatever the window speaks
     */
    record Request(Locale language, List<String> arguments) {
        Request {
            arguments = List.copyOf(arguments);
        }
    }

    static void writeRequest(DataOutputStream to, Request request) throws IOException {
        to.writeInt(VERSION);
        to.writeInt(request.arguments().size() + 1);
        write(to, request.language().toLanguageTag());
        for (String argument : request.arguments()) {
            write(to, argument);
        }
        to.flush();
    }

    private static void write(DataOutputStream to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    /**
     * @throws IOException when it is no request of this protocol
     */
    static Request readRequest(DataInputStream from) throws IOException {
        if (from.readInt() != VERSION) {
            throw new IOException("Another version of the protocol");
        }
        int count = bounded(from.readInt(), MOST_ARGUMENTS);
        if (count == 0) {
            throw new IOException("Nothing is asked for");
        }
        List<String> arguments = new ArrayList<>();
        int left = LONGEST;
        for (int at = 0; at < count; at++) {
            byte[] argument = bytes(from, left);
            left -= argument.length;
            arguments.add(new String(argument, StandardCharsets.UTF_8));
        }
        return new Request(Locale.forLanguageTag(arguments.getFirst()), arguments.subList(1, count));
    }

    static byte[] bytes(DataInputStream from) throws IOException {
        return bytes(from, LONGEST);
    }

    private static byte[] bytes(DataInputStream from, int most) throws IOException {
        byte[] bytes = new byte[bounded(from.readInt(), most)];
        from.readFully(bytes);
        return bytes;
    }

    /** Says that the command is being carried out from here on. */
    static void writeBegun(DataOutputStream to) throws IOException {
        synchronized (to) {
            to.writeByte(OUT);
            to.writeInt(0);
            to.flush();
        }
    }

    private static int bounded(int number, int most) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("No such length: " + number);
        }
        return number;
    }

    static void writeExit(DataOutputStream to, int code) throws IOException {
        synchronized (to) {
            to.writeByte(EXIT);
            to.writeInt(1);
            to.writeByte(code);
            to.flush();
        }
    }

    /** Sends what is written to it, piece by piece, as frames of one kind. */
    static Writer frames(DataOutputStream to, int kind) {
        return new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                for (int at = from; at < from + length; at += PIECE) {
                    frame(new String(text, at, Math.min(PIECE, from + length - at)));
                }
            }

            private void frame(String piece) throws IOException {
                byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
                synchronized (to) {
                    to.writeByte(kind);
                    to.writeInt(bytes.length);
                    to.write(bytes);
                    to.flush();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    /** Characters of a frame at most. */
    private static final int PIECE = 100_000;
}
