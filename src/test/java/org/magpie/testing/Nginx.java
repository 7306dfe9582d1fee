package org.magpie.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real web server on loopback that serves one folder, where one is installed. */
public final class Nginx implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Process process;

    private Nginx(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Where the program is; empty where it is not installed. */
    public static Optional<Path> installed() {
        return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it.
     *
     * @param folder for its own files, of which {@code www} is served: under {@code /} as fast as it goes, under {@code /slow/} with a
     *     limit for each connection
     * @param slow bytes a second of that limit
     */
    public static Nginx start(Path folder, long slow) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder.resolve("www"));
        Path settings = folder.resolve("nginx.conf");
        String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(name -> name + "_temp_path " + folder.resolve("temporary-" + name) + ";")
                .reduce("", String::concat);
        // Started by root it would serve as somebody who may not look into root's temporary folders.
        String user = System.getProperty("user.name", "").equals("root") ? "user root; " : "";
        Files.writeString(
                settings,
                user + "daemon off; worker_processes 1; pid %1$s/pid; error_log %1$s/error.log;\n".formatted(folder)
                        + "events { worker_connections 256; }\n"
                        + "http { sendfile on; tcp_nopush on; " + temporary + "\n"
                        + "log_format sent '$body_bytes_sent $status $http_range'; access_log %s/access.log sent;\n"
                                .formatted(folder)
                        + "server { listen 127.0.0.1:%d; root %s/www;\n".formatted(port, folder)
                        + "location = /connections { stub_status; access_log off; }\n"
                        + "location /slow/ { alias %s/www/; limit_rate %d; } } }\n".formatted(folder, slow));
        Process process = new ProcessBuilder(List.of(
                        installed().orElseThrow().toString(), "-c", settings.toString(), "-p", folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        Nginx nginx = new Nginx(folder, port, process);
        Await.until("nginx listens", Duration.ofSeconds(10), nginx::listens);
        return nginx;
    }

    private boolean listens() {
        try (Socket trial = new Socket("127.0.0.1", port)) {
            return trial.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public Path served() {
        return folder.resolve("www");
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What it wrote of each answer it has ended: bytes of the body, status, range asked for. */
    public List<String> log() throws IOException {
        Path log = folder.resolve("access.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /**
     * Waits until it has no other connection than the one this asks by: each answer it was at is then in {@link #log}, cut off or
     * whole.
     */
    public void awaitRest(Duration atMost) {
        Await.until("nginx has no connections", atMost, () -> status().startsWith("Active connections: 1 "));
    }

    private String status() {
        try (InputStream said = address("/connections").toURL().openStream()) {
            return new String(said.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
