package org.magpie.testing.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;

/** What is recorded of a program is answered again, without its secrets; what is not recorded is complained of. */
class ProgramServerTest {
    @TempDir
    Path folder;

    private static Placeholders names() {
        Placeholders names = new Placeholders();
        names.add("password", "my-secret");
        names.add("downloads", "/home/ada/downloads");
        return names;
    }

    private static String ask(Http http, ProgramServer server, String step, String field) {
        server.begin(step);
        String answer = http.send(Call.post(
                        URI.create(server.address() + "/api"), Body.form(Map.of("q", field, "apikey", "my-secret"))))
                .text();
        server.end(answer);
        return answer;
    }

    @Test
    void whatWasAnsweredOnceIsAnsweredAgain() throws IOException {
        Path file = folder.resolve("program/scenario.txt");
        try (MockWebServer program = new MockWebServer();
                Http http = new Http("test")) {
            for (String answer : new String[] {"busy", "busy", "busy", "done in /home/ada/downloads", "bye"}) {
                program.enqueue(new MockResponse.Builder()
                        .addHeader("Set-Cookie", "SID=0123456789abcdef; path=/")
                        .body(answer)
                        .build());
            }
            program.start();
            try (ProgramServer server =
                    ProgramServer.recording(URI.create("http://127.0.0.1:" + program.getPort()), names())) {
                for (int poll = 0; poll < 4; poll++) {
                    ask(http, server, "list", "all");
                }
                ask(http, server, "remove", "7");
                server.recorded().write(file);
            }
            assertThat(Files.readString(file))
                    .contains("== list", "-- POST /api apikey={password}&q=all", "done in {downloads}")
                    .doesNotContain("my-secret", "/home/ada", "0123456789abcdef");

            Placeholders here = new Placeholders();
            here.add("password", "my-secret");
            here.add("downloads", "/elsewhere");
            try (ProgramServer server = ProgramServer.replaying(Recording.read(file), here)) {
                // Of the polls of the same outcome the first is kept.
                assertThat(ask(http, server, "list", "all")).isEqualTo("busy");
                assertThat(ask(http, server, "list", "all")).isEqualTo("done in /elsewhere");
                assertThat(ask(http, server, "remove", "7")).isEqualTo("bye");
                assertThat(server.complaints()).isEmpty();
                ask(http, server, "remove", "8");
                assertThat(server.complaints())
                        .singleElement()
                        .asString()
                        .contains("in \"remove\"", "POST /api apikey={password}&q=8");
            }
        }
    }
}
