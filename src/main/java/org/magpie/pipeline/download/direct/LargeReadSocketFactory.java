package org.magpie.pipeline.download.direct;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that ask the system for 128 KiB at a time. The HTTP client reads 8 KiB at a time, and at a gigabyte a second the calls into
 * the system, not the copying, are what takes the time.
 */
final class LargeReadSocketFactory extends SocketFactory {
    private static final int WIDTH = 1 << 17;

    @Override
    public Socket createSocket() {
        return new WideSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(InetAddress.getByName(host), port, null, 0);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(InetAddress.getByName(host), port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(host, port, null, 0);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(host, port, local, localPort);
    }

    private static Socket connected(InetAddress host, int port, @Nullable InetAddress local, int localPort)
            throws IOException {
        Socket socket = new WideSocket();
        try {
            if (local != null) {
                socket.bind(new InetSocketAddress(local, localPort));
            }
            socket.connect(new InetSocketAddress(host, port));
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private static final class WideSocket extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new BufferedInputStream(super.getInputStream(), WIDTH);
        }
    }
}
