package org.magpie.testing.recorded;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Takes requests over SCGI, as rTorrent itself does, and has them answered by a server that speaks HTTP. */
final class ScgiFront implements AutoCloseable {
    private final ServerSocket socket;
    private final URI behind;

    /**
     * @param behind address of the server behind
     */
    ScgiFront(URI behind) {
        this.behind = behind;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "scgi://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            DataInputStream in = new DataInputStream(caller.getInputStream());
            byte[] head = in.readNBytes(number(in, ':'));
            if (in.read() != ',') {
                return;
            }
            String[] fields = new String(head, StandardCharsets.UTF_8).split("\0", -1);
            if (!fields[0].equals("CONTENT_LENGTH")) { // the protocol wants it to be the first
                return;
            }
            byte[] body = in.readNBytes(Integer.parseInt(fields[1]));
            HttpURLConnection call = (HttpURLConnection) behind.toURL().openConnection();
            call.setRequestProperty("Content-Type", "text/xml");
            call.setDoOutput(true);
            call.getOutputStream().write(body);
            byte[] answer = call.getInputStream().readAllBytes();
            caller.getOutputStream()
                    .write(("Status: 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " + answer.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().write(answer);
        } catch (IOException callerWentAway) {
            // The test says what it has missed.
        }
    }

    private static int number(InputStream in, char end) throws IOException {
        int number = 0;
        for (int digit = in.read(); digit != end && digit >= 0; digit = in.read()) {
            number = number * 10 + digit - '0';
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
