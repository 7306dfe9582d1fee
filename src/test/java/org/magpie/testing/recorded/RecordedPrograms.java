package org.magpie.testing.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.testing.Folders;
import org.magpie.testing.Peers;

/**
 * The programs of a contract that several clients keep: the real ones, which with {@code -Dmagpie.record=true} are listened to, or
 * what was heard of them before. A recording belongs to one program and one test method of the contract's own class.
 */
public final class RecordedPrograms implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback {
    private static final Path RECORDINGS = Path.of(System.getProperty("basedir", ""))
            .resolve("src/test/resources/org/magpie/pipeline/download/client/recorded");

    private enum Mode {
        REAL,
        RECORD,
        REPLAY
    }

    private final Mode wanted;
    private final Map<String, ProgramServer> servers = new TreeMap<>();
    private final Map<String, Placeholders> placeholders = new TreeMap<>();
    private Mode mode;
    private String scenario = "";
    private String contract = "";
    private @Nullable Path folder;
    private @Nullable ScgiFront scgi;

    private RecordedPrograms(Mode wanted) {
        this.wanted = wanted;
        this.mode = wanted;
    }

    /** The real programs that {@code .ci/peers-up} started. */
    public static RecordedPrograms real() {
        return new RecordedPrograms(Boolean.getBoolean("magpie.record") ? Mode.RECORD : Mode.REAL);
    }

    /** Only what was recorded of them. */
    public static RecordedPrograms replayed() {
        return new RecordedPrograms(Mode.REPLAY);
    }

    /** Whether a program stands behind the answers, with files on this machine's disk. */
    public boolean areReal() {
        return mode != Mode.REPLAY;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        scenario = context.getRequiredTestMethod().getName();
        contract = context.getRequiredTestClass().getSimpleName();
        boolean ofContract = Modifier.isAbstract(
                context.getRequiredTestMethod().getDeclaringClass().getModifiers());
        mode = wanted == Mode.RECORD && !ofContract ? Mode.REAL : wanted;
    }

    /** Behind the test itself: what tidies up afterwards is not recorded. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        Mode was = mode;
        mode = areReal() ? Mode.REAL : mode;
        Map<String, Object> unknown = new TreeMap<>();
        servers.forEach((program, server) -> {
            if (!server.complaints().isEmpty()) {
                unknown.put(file(program).getFileName() + " of " + program, server.complaints());
            }
        });
        assertThat(unknown)
                .as("requests that are not in the recording. %s", again())
                .isEmpty();
        if (was == Mode.RECORD && context.getExecutionException().isEmpty()) {
            servers.forEach((program, server) -> {
                // Over SCGI nothing is listened to.
                if (!server.recorded().steps().isEmpty()) {
                    server.recorded().write(file(program));
                }
            });
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (scgi != null) {
            scgi.close();
        }
        servers.values().forEach(ProgramServer::close);
        if (folder != null) {
            Folders.delete(folder);
        }
    }

    private String again() {
        return "Record again: .ci/peers-up && ./mvnw verify -Ppeers -Dmagpie.record=true -Dtest="
                + contract.replace("Recorded", "") + " && .ci/peers-down";
    }

    /** What is known of a program: its URL, USER, PASSWORD, KEY, DOWNLOADS. */
    public String of(String program, String key) {
        if (mode == Mode.REAL) {
            return Peers.of(program, key);
        }
        return switch (key) {
            case "URL" -> server(program).address() + path(program);
            case "SCGI" -> mode == Mode.RECORD ? Peers.of(program, key) : scgi(program);
            case "DOWNLOADS" -> downloads(program);
            case "USER" -> mode == Mode.RECORD ? Peers.of(program, key) : "user";
            default ->
                mode == Mode.RECORD ? Peers.of(program, key) : key.toLowerCase(java.util.Locale.ROOT) + "-secret";
        };
    }

    private String scgi(String program) {
        if (scgi == null) {
            scgi = new ScgiFront(URI.create(of(program, "URL")));
        }
        return scgi.address();
    }

    private static String path(String program) {
        return switch (program) {
            case "transmission" -> "/transmission/rpc";
            case "rtorrent" -> "/RPC2";
            default -> "";
        };
    }

    private String downloads(String program) {
        if (mode == Mode.RECORD) {
            return Peers.of(program, "DOWNLOADS");
        }
        return folder().resolve(program).toString();
    }

    private Path folder() {
        Path there = folder;
        if (there == null) {
            try {
                there = Files.createTempDirectory("recorded");
                folder = there;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return there;
    }

    /** A file that is given to programs; it stands in the recording by this name only. */
    public byte[] file(String program, String name, Supplier<byte[]> real, byte[] standIn) {
        byte[] bytes = areReal() ? real.get() : standIn;
        placeholders(program).addFile(name, bytes);
        return bytes;
    }

    /** A text that differs from one machine to the next, such as an info hash; it stands in the recording by this name. */
    public String text(String program, String name, String text) {
        placeholders(program).add(name, text);
        return text;
    }

    private Placeholders placeholders(String program) {
        return placeholders.computeIfAbsent(program, any -> new Placeholders());
    }

    private ProgramServer server(String program) {
        ProgramServer known = servers.get(program);
        if (known != null) {
            return known;
        }
        Placeholders names = placeholders(program);
        ProgramServer made;
        if (mode == Mode.RECORD) {
            URI url = URI.create(Peers.of(program, "URL"));
            made = ProgramServer.recording(URI.create("http://" + url.getAuthority()), names);
            names.add("host", url.getAuthority());
            names.add("peers", Peers.folder().toString());
        } else {
            // A scenario in which nothing is asked has none.
            Path file = file(program);
            made = ProgramServer.replaying(Files.exists(file) ? Recording.read(file) : new Recording(), names);
        }
        servers.put(program, made);
        names.add("host", made.address().substring("http://".length()));
        for (String key : Stream.of("PASSWORD", "KEY").toList()) {
            secret(program, key).ifPresent(secret -> names.add(key.toLowerCase(java.util.Locale.ROOT), secret));
        }
        names.add("downloads", downloads(program));
        return made;
    }

    private Optional<String> secret(String program, String key) {
        if (program.equals("nzbget")) {
            return Optional.empty(); // goes in a header, and there is a category of the same name
        }
        return mode == Mode.RECORD
                ? Optional.ofNullable(Peers.of(program).get(key)).filter(value -> !value.isEmpty())
                : Optional.of(of(program, key));
    }

    private Path file(String program) {
        return RECORDINGS.resolve(program).resolve(scenario + ".txt");
    }

    /** Does something under a name by which it stands in the recording. */
    public <T> T step(String program, String name, Supplier<T> action) {
        if (mode == Mode.REAL) {
            return action.get();
        }
        ProgramServer server = server(program);
        server.begin(name);
        String outcome = "broken off";
        try {
            T result = action.get();
            outcome = outcome(result);
            return result;
        } catch (RuntimeException failure) {
            outcome = failure.getClass().getSimpleName();
            throw failure;
        } finally {
            server.end(outcome);
        }
    }

    /** The same client, each operation of which is a step. */
    public DownloadClient observed(String program, DownloadClient client) {
        if (mode == Mode.REAL) {
            return client;
        }
        return (DownloadClient) Proxy.newProxyInstance(
                DownloadClient.class.getClassLoader(),
                new Class<?>[] {DownloadClient.class},
                (proxy, method, given) -> {
                    @Nullable Object[] arguments = given == null ? new Object[0] : given;
                    String name = method.getName()
                            + Stream.of(arguments)
                                    .filter(each -> each instanceof String || each instanceof Boolean)
                                    .map(each -> " " + each)
                                    .collect(Collectors.joining());
                    return step(program, name, () -> {
                        try {
                            return method.invoke(client, arguments);
                        } catch (InvocationTargetException failure) {
                            if (failure.getCause() instanceof RuntimeException cause) {
                                throw cause;
                            }
                            throw new AssertionError(failure.getCause());
                        } catch (IllegalAccessException impossible) {
                            throw new AssertionError(impossible);
                        }
                    });
                });
    }

    /** So much of a result that polls with the same of it are alike. */
    private static String outcome(@Nullable Object result) {
        if (result instanceof Optional<?> optional) {
            return optional.map(RecordedPrograms::outcome).orElse("none");
        }
        if (result instanceof Collection<?> all) {
            return new ArrayList<>(all).stream().map(RecordedPrograms::outcome).collect(Collectors.joining(","));
        }
        if (result instanceof ClientDownload download) {
            return download.id()
                    + download.state()
                    + (download.said() == null ? "" : download.said().key())
                    + download.seeding()
                    + (download.size() < 0)
                    + (download.place() == null);
        }
        return Objects.toString(result).replaceAll("\\d{5,}", "N");
    }
}
