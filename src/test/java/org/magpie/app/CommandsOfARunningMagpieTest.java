package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
        assertThat(magpie("folder", "add", "movie", "relative/Movies")).isEqualTo(4);
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
}
