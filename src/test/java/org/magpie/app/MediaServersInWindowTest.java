package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.text.Texts;
import org.magpie.cli.CommandLineLauncher;
import org.magpie.media.MediaKind;
import org.magpie.testing.RawServer;
import org.magpie.testing.ui.FakeDesktop;
import org.magpie.testing.ui.Screens;
import org.magpie.ui.ScreenMaker;
import org.magpie.ui.WindowServices;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Services;

/** Media servers are set up in the window and on the command line. Writes {@code target/screens/servers-*.png}. */
class MediaServersInWindowTest {
    @TempDir
    Path folder;

    private static RawServer jellyfin() throws Exception {
        return new RawServer((request, out) -> {
            String body = request.path().startsWith("/System/Info")
                    ? "{\"Version\":\"10.11.0\",\"Id\":\"s1\"}"
                    : "[{\"Name\":\"TV\",\"CollectionType\":\"tvshows\",\"ItemId\":\"b\",\"Locations\":[\"/data\"]}]";
            RawServer.head(
                    out,
                    "200 OK",
                    "Content-Type: application/json",
                    "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
            out.write(body.getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void the_page_lists_them_and_the_form_says_what_to_type() throws Exception {
        Path tv = Files.createDirectories(folder.resolve("tv"));
        try (RawServer server = jellyfin();
                WindowLibraryOpener opening = new WindowLibraryOpener(folder.resolve("data"))) {
            opening.begin();
            WindowServices opened = opening.finish();
            Services services = opened.services();
            services.rootFolders().add(MediaKind.SERIES, tv);
            Map<String, Object> values =
                    Map.of("address", server.address("").toString(), "key", "canary", "mappings", tv + "=/data");
            services.providers()
                    .test(services.providers()
                            .save(services.providers().read(0, "jellyfin", "Living room", true, 25, values)));
            try (Screens screens = Screens.over(
                    services,
                    new FakeDesktop(),
                    context -> new ScreenMaker(context, CompletableFuture.completedFuture(opened.parts())),
                    Place.Section.LIBRARY)) {
                screens.open(new Place.Settings("servers"));
                screens.await(".plug-card");
                Screens.frames(5);
                assertThat(screens.texts()).contains("Living room");
                screens.write("servers-page");
                String plex = screens.context().text("plug.plex");
                Screens.run(() -> screens.scene().getRoot().lookupAll(".menu-button").stream()
                        .filter(MenuButton.class::isInstance)
                        .map(MenuButton.class::cast)
                        .flatMap(button -> button.getItems().stream())
                        .filter(item -> plex.equals(item.getText()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
                screens.await(".form-foot");
                Screens.frames(20);
                String signIn = screens.context().text("plug.plex.action.sign-in");
                assertThat(Screens.call(() -> screens.scene().getRoot().lookupAll(".button").stream()
                                .filter(Button.class::isInstance)
                                .map(node -> ((Button) node).getText())
                                .toList()))
                        .contains(signIn);
                screens.write("servers-plex-form");
            }
        }
    }

    @Test
    void the_command_line_adds_and_tests_them() throws Exception {
        Path tv = Files.createDirectories(folder.resolve("tv"));
        try (RawServer server = jellyfin()) {
            assertThat(magpie("folder", "add", "series", tv.toString()).code()).isZero();
            assertThat(magpie("plug", "add", "plex", "Cinema", "--set", "address=http://127.0.0.1:9")
                            .code())
                    .isZero();
            Said noPlex = magpie("plug", "test", "Cinema");
            assertThat(noPlex.code()).isEqualTo(1);
            assertThat(noPlex.error()).hasLineCount(1).contains("Cinema");
            String address = "address=" + server.address("");
            assertThat(magpie("plug", "add", "jellyfin", "Den", "--set", address, "--set", "key=canary-key")
                            .code())
                    .isZero();
            Said unmapped = magpie("plug", "test", "Den");
            assertThat(unmapped.code()).isEqualTo(1);
            assertThat(unmapped.error())
                    .hasLineCount(1)
                    .contains(tv.toString(), "/data")
                    .doesNotContain("canary");
            assertThat(magpie("plug", "set", "Den", "--set", "mappings=" + tv + "=/data")
                            .code())
                    .isZero();
            Said works = magpie("plug", "test", "Den");
            assertThat(works.code()).as(works.error()).isZero();
            assertThat(works.out() + works.error()).contains("10.11.0");
            assertThat(magpie("plug", "list").out()).contains("Den", "Cinema").doesNotContain("canary");
            assertThat(magpie("plug", "kinds", "media-server").out()).contains("plex", "jellyfin", "emby", "kodi");
        }
    }

    private record Said(int code, String out, String error) {}

    private Said magpie(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--data";
        all[1] = folder.resolve("cli").toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        int code = new CommandLineLauncher(Wiring::open, new Texts(Locale.ENGLISH))
                .run(new PrintWriter(out), new PrintWriter(error), all);
        return new Said(code, out.toString(), error.toString());
    }
}
