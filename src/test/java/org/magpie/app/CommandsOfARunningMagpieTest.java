package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.magpie.base.store.DataFolder;
import org.magpie.base.text.Texts;
import org.magpie.cli.CommandLineLauncher;

/** Commands while another Magpie holds the data folder. */
@DisabledOnOs(OS.WINDOWS)
class CommandsOfARunningMagpieTest {
    private Path home;
    private OpenMagpie running;
    private String out = "";
    private String error = "";

    /** Not the usual temporary folder: the path of a socket may be a hundred bytes long. */
    @BeforeEach
    void open() throws IOException {
        home = Files.createTempDirectory("magpie");
        running = Wiring.open(home.resolve("data"), false).answeringCommands();
    }

    @AfterEach
    void close() throws IOException {
        running.close();
        try (var all = Files.walk(home)) {
            all.sorted(java.util.Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        }
    }

    private int magpie(String... arguments) {
        StringWriter printed = new StringWriter();
        StringWriter told = new StringWriter();
        String[] all = new String[arguments.length + 2];
        all[0] = "--data";
        all[1] = home.resolve("data").toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        int code = new CommandLineLauncher(Wiring::open, new Texts(Locale.ENGLISH))
                .run(new PrintWriter(printed), new PrintWriter(told), all);
        out = printed.toString();
        error = told.toString();
        return code;
    }

    @Test
    void theOneThatHoldsTheFolderCarriesThemOut() {
        assertThat(magpie("add", "movie", "Солнце Морей", "--year", "2011", "--manual", "--folder", home + "/Movies"))
                .as(error)
                .isZero();
        assertThat(running.insight().library())
                .singleElement()
                .satisfies(row -> assertThat(row.name()).isEqualTo("Солнце Морей"));

        assertThat(magpie("library", "--json")).as(error).isZero();
        assertThat(out).contains("\"Солнце Морей\"");
        // The running one is not closed by it.
        assertThat(magpie("history")).isZero();
        assertThat(out).contains("Солнце Морей");
    }

    @Test
    void failuresAndWrongUsageHaveTheirCodesAndSentences() {
        assertThat(magpie("why", "Nothing of that name")).isEqualTo(1);
        assertThat(error).contains("Nothing of that name");
        assertThat(magpie("add", "spaceship", "X", "--manual")).isEqualTo(2);
    }

    @Test
    void whatReadsOrWritesFilesOfItsOwnIsRefusedAsLongAsTheFolderIsHeld() {
        assertThat(magpie("config", "export", "there.json")).isEqualTo(4);
        assertThat(error).contains("Another Magpie").hasLineCount(1);
        // A path that is not whole is refused with a sentence on paths, as without another Magpie.
        assertThat(magpie("folder", "add", "movie", "relative/Movies")).isEqualTo(1);
        assertThat(magpie("serve")).isEqualTo(4);
        assertThat(magpie("queue", "--watch")).isEqualTo(4);
        assertThat(magpie("plug", "add", "torznab", "X", "--set", "key=@key.txt"))
                .isEqualTo(4);
    }

    @Test
    void theSocketIsItsOwnersAloneAndGoesWithTheProcess() throws IOException {
        Path socket = home.resolve("data/magpie.sock");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        running.close();
        assertThat(socket).doesNotExist();
        // What a killed one has left is no hindrance: the socket stays when the process goes.
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(Files.exists(socket, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(magpie("library")).as(error).isZero();
        running = Wiring.open(home.resolve("data"), false).answeringCommands();
        assertThat(magpie("library")).as(error).isZero();
    }

    @Test
    void aFileOfAnotherKindInTheSocketsPlaceStays() throws IOException {
        running.close();
        Path file = Files.writeString(home.resolve("data/magpie.sock"), "somebody's own");
        running = Wiring.open(home.resolve("data"), false).answeringCommands();
        assertThat(file).hasContent("somebody's own");
        assertThat(magpie("library")).as(error).isEqualTo(4);
        running.close();
        assertThat(file).hasContent("somebody's own");
    }

    private SocketChannel caller() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(home.resolve("data/magpie.sock")));
    }

    /** As many bytes as are promised for the last argument, or fewer. */
    private static ByteBuffer request(int promised, String... arguments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream to = new DataOutputStream(bytes);
        to.writeInt(1);
        to.writeInt(arguments.length);
        for (int at = 0; at < arguments.length; at++) {
            byte[] argument = arguments[at].getBytes(StandardCharsets.UTF_8);
            to.writeInt(at == arguments.length - 1 ? promised : argument.length);
            to.write(argument);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /** What is answered until the other end closes. */
    private static byte[] answer(SocketChannel caller) throws IOException {
        try {
            return Channels.newInputStream(caller).readAllBytes();
        } catch (IOException reset) {
            return new byte[0];
        }
    }

    @Test
    void aCallerThatEndsInTheMiddleOfAWordHasNothingDone() throws IOException {
        for (String name : new String[] {"Harbor", "Harbor Lights"}) {
            magpie("add", "movie", name, "--year", "1949", "--manual", "--folder", home + "/Movies");
        }
        try (SocketChannel caller = caller()) {
            caller.write(request("Harbor Lights".length(), "remove", "Harbor"));
            caller.shutdownOutput();
            assertThat(answer(caller)).isEmpty();
        }
        assertThat(running.insight().library()).hasSize(2);
    }

    @Test
    void whatIsNoRequestIsCutOffAndTheNextCommandIsCarriedOut() throws IOException {
        List<SocketChannel> open = new ArrayList<>();
        for (int at = 0; at < 50; at++) {
            SocketChannel silent = caller();
            silent.write(request(100, "library", "half"));
            open.add(silent);
        }
        try (SocketChannel garbage = caller()) {
            garbage.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
            assertThat(answer(garbage)).isEmpty();
        }
        try (SocketChannel large = caller()) {
            // Each is short enough; all together are not.
            String argument = "x".repeat(600_000);
            try {
                large.write(request(argument.length(), "library", argument, argument));
            } catch (IOException cutOff) {
                assertThat(cutOff).hasMessageContaining("pipe");
            }
            assertThat(answer(large)).isEmpty();
        }
        assertThat(magpie("library")).as(error).isZero();
        for (SocketChannel each : open) {
            each.close();
        }
        assertThat(magpie("library")).as(error).isZero();
    }

    @Test
    void whereTheOtherOneEndsInTheMiddleOfItThatIsSaid() throws Exception {
        running.close();
        Path data = home.resolve("data");
        try (DataFolder held = DataFolder.open(data);
                ServerSocketChannel ending = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            ending.bind(UnixDomainSocketAddress.of(data.resolve("magpie.sock")));
            Thread other = Thread.ofVirtual().start(() -> {
                try (SocketChannel caller = ending.accept()) {
                    DataInputStream from = new DataInputStream(Channels.newInputStream(caller));
                    from.readInt();
                    for (int arguments = from.readInt(); arguments > 0; arguments--) {
                        from.readFully(new byte[from.readInt()]);
                    }
                    caller.write(ByteBuffer.wrap(new byte[] {1, 0, 0, 0, 0}));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            assertThat(held).isNotNull();
            assertThat(magpie("undo")).isEqualTo(1);
            assertThat(error).contains("has ended").hasLineCount(1);
            other.join();
        }
        running = Wiring.open(data, false).answeringCommands();
    }
}
