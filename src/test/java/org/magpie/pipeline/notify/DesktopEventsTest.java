package org.magpie.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.testing.TestStore;

/** What a person chose by the desktop's switches of before stays chosen. */
class DesktopEventsTest {
    @Test
    void switches_become_events(@TempDir Path folder) throws IOException {
        try (TestStore test = new TestStore(folder)) {
            Store store = test.store();
            add(store, "some", "{\"imported\":true,\"grabbed\":false,\"failed\":true,\"attention\":false}");
            add(store, "none", "{\"imported\":false,\"grabbed\":false,\"failed\":false,\"attention\":false}");
            for (int round = 0; round < 2; round++) {
                store.change(unit -> statements().forEach(each -> new Rows(unit.session()).change(each)));
                assertThat(rows(store))
                        .containsExactly(
                                "some true {\"events\":[\"import.completed\",\"upgrade\",\"download.failed\"]}",
                                "none false {\"events\":[]}");
            }
        }
    }

    private static void add(Store store, String name, String settings) {
        store.change(unit -> new Rows(unit.session())
                .change(
                        "insert into provider (plug, kind, name, enabled, priority, tags, settings)"
                                + " values ('desktop', 'CHANNEL', ?, true, 25, '[]', ?)",
                        name,
                        settings));
    }

    private static List<String> rows(Store store) {
        return store.read(session -> new Rows(session)
                .list(
                        "select name, enabled, settings from provider order by id",
                        row -> row.getString(1) + " " + row.getBoolean(2) + " " + row.getString(3)));
    }

    private static List<String> statements() {
        try (InputStream script =
                DesktopEventsTest.class.getResourceAsStream("/db/migration/V096__desktop_events.sql")) {
            return Stream.of(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8)
                            .split(";\\n"))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
