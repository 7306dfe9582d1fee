package org.magpie.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;
import org.magpie.base.context.Actor;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Texts;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.GlobalOptions;
import org.magpie.cli.session.Session;
import org.magpie.insight.LibraryRow;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;
import org.magpie.media.history.Severity;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.Channel;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderHttp;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;
import picocli.CommandLine;

/** The examples of the guides do what the guides say. */
class ExamplesTest {
    @Test
    void the_channel_sends_an_announcement_as_plain_text() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try (Http http = new Http("Magpie tests")) {
            ExampleChannel plug = new ExampleChannel(new ProviderHttp(http), new Texts(Locale.ENGLISH));
            ExampleChannel.Settings settings = new ExampleChannel.Settings(
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/", new Secret("t0ken"));
            Definition<ExampleChannel.Settings> definition = Definition.withDefaults(plug);
            Channel channel = plug.open(
                    new Definition<>(1, "example", plug.kind(), "Mine", true, 25, definition.tags(), settings));
            channel.send(new Announcement(
                    "1",
                    NoticeKind.IMPORTED,
                    Severity.SUCCESS,
                    Instant.EPOCH,
                    "Night (2001)",
                    "It is in the library.",
                    Optional.empty(),
                    Optional.empty(),
                    Actor.MAGPIE,
                    "c",
                    List.of(NoticeFacts.NONE)));
            assertThat(heard).containsExactly("Bearer t0ken Night (2001)\nIt is in the library.");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_command_says_what_it_is_for() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        Core.Opening never = (data, schedules) -> {
            throw new AssertionError("A usage text opens no library");
        };
        Session session = new Session(never, new Texts(Locale.ENGLISH), writer, writer, new GlobalOptions());
        new CommandLine(new ExampleCommand(session)).usage(writer);
        assertThat(out.toString()).contains("largest", "--most", "How many (10).");
    }

    @Test
    void the_screen_shows_the_largest_first() {
        WindowFixture world = TestInstallation.busy(Locale.ENGLISH);
        try (Screens screens = Screens.of(
                world,
                context -> place -> new ExampleView(
                        context,
                        new ExampleViewModel(context.services().insight(), context.background(), context.texts())),
                Place.Section.LIBRARY)) {
            screens.await(() -> !list(screens).getItems().isEmpty());
            List<Long> sizes = list(screens).getItems().stream()
                    .map(row -> ((LibraryRow) row).size())
                    .toList();
            assertThat(sizes).isSortedAccordingTo(Comparator.reverseOrder());
            screens.write("guide-example");
        }
    }

    private static ListView<?> list(Screens screens) {
        return (ListView<?>) screens.scene().getRoot().lookup(".example-view .list-view");
    }
}
