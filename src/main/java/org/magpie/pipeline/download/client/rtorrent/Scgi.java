package org.magpie.pipeline.download.client.rtorrent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * One request over SCGI (https://python.ca/scgi/protocol.txt), the form in which rTorrent itself listens: headers in a netstring,
 * the body behind it, and the end of the connection as the end of the answer.
 */
final class Scgi {
    private static final int LARGEST = 32 << 20;
    private static final int LONGEST_HEAD = 16_384;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final String host;
    private final int port;
    private final Duration atMost;

    /**
     * @param atMost for the whole exchange
     */
    Scgi(String host, int port, Duration atMost) {
        this.host = host;
        this.port = port;
        this.atMost = atMost;
    }

    /**
     * The answer's body.
     *
     * @throws IOException when none came in time, it was larger than 32 MiB, or it was no answer at all
     */
    byte[] post(byte[] body) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) CONNECT.toMillis());
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            out.write(request(body));
            out.flush();
            return body(read(socket, end));
        }
    }

    static byte[] request(byte[] body) {
        byte[] head = ("CONTENT_LENGTH\0" + body.length + "\0SCGI\0"
                        + "1\0REQUEST_METHOD\0POST\0REQUEST_URI\0/RPC2\0CONTENT_TYPE\0text/xml\0")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length + body.length + 16);
        request.writeBytes((head.length + ":").getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(head);
        request.write(',');
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static byte[] read(Socket socket, long end) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        while (true) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("no whole answer in time");
            }
            socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
            int count = in.read(buffer);
            if (count < 0) {
                return answer.toByteArray();
            }
            if (answer.size() + count > LARGEST) {
                throw new IOException("the answer is too large");
            }
            answer.write(buffer, 0, count);
        }
    }

    /** What stands behind the head; its Content-Length must be kept, or the answer was cut off. */
    private static byte[] body(byte[] answer) throws IOException {
        String head = new String(answer, 0, Math.min(answer.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        if (!head.startsWith("Status:") || end < 0) {
            throw new IOException("no answer of SCGI");
        }
        int length = answer.length - end - 4;
        for (String line : head.substring(0, end).split("\r\n", -1)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)
                    && !line.substring(15).strip().equals(Integer.toString(length))) {
                throw new IOException("the answer was cut off");
            }
        }
        return Arrays.copyOfRange(answer, end + 4, answer.length);
    }
}
