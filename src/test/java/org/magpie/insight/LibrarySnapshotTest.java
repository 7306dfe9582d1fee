package org.magpie.insight;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.secret.Vault;
import org.magpie.media.MediaKind;
import org.slf4j.LoggerFactory;

class LibrarySnapshotTest {
    private static final Vault VAULT = new Vault(new byte[32]);

    @TempDir
    Path folder;

    @Test
    void whatIsKeptIsReadAgain() {
        LibrarySnapshot snapshot = new LibrarySnapshot(
                Map.of("appearance.theme", "dark", "library.table", ""),
                List.of(
                        row(1, "Harbor Lights", "Harbor Lights", null, Set.of()),
                        row(
                                2,
                                "The Night Ferry",
                                "Night Ferry, The",
                                Instant.parse("2027-01-02T03:04:05.006Z"),
                                Set.of("a", "b")),
                        row(3, "Ночной паром " + "ы".repeat(70_000), "", null, Set.of("a"))));
        snapshot.write(file(), VAULT);
        assertThat(LibrarySnapshot.read(file(), VAULT)).hasValueSatisfying(read -> {
            assertThat(read.preferences()).isEqualTo(snapshot.preferences());
            assertThat(read.rows().subList(0, 2)).isEqualTo(snapshot.rows().subList(0, 2));
            assertThat(read.rows().get(2).name())
                    .isEqualTo(snapshot.rows().get(2).name());
        });
    }

    @Test
    void twoWhoWriteAtOnceBothSucceed() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(LibrarySnapshot.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int at = 0; at < 200; at++) {
                LibrarySnapshot snapshot =
                        new LibrarySnapshot(Map.of(), List.of(row(at, "Harbor Lights", "", null, Set.of())));
                writing.add(threads.submit(() -> snapshot.write(file(), VAULT)));
            }
            for (Future<?> each : writing) {
                each.get();
            }
        } finally {
            logger.detachAppender(said);
        }
        assertThat(said.list).isEmpty();
        assertThat(LibrarySnapshot.read(file(), VAULT)).isPresent();
    }

    @Test
    void noTitleIsReadableInTheFile() throws IOException {
        new LibrarySnapshot(Map.of(), List.of(row(1, "Harbor Lights", "Harbor Lights", null, Set.of())))
                .write(file(), VAULT);
        assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
                .doesNotContain("Harbor");
    }

    @Test
    void whateverIsWrongWithTheFileItIsAsIfThereWereNone() throws IOException {
        assertThat(LibrarySnapshot.read(file(), VAULT)).isEmpty();
        new LibrarySnapshot(Map.of(), List.of(row(1, "Harbor Lights", "Harbor Lights", null, Set.of())))
                .write(file(), VAULT);
        byte[] whole = Files.readAllBytes(file());
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(LibrarySnapshot.read(file(), new Vault(other))).isEmpty();
        Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
        assertThat(LibrarySnapshot.read(file(), VAULT)).isEmpty();
        Files.write(file(), new byte[0]);
        assertThat(LibrarySnapshot.read(file(), VAULT)).isEmpty();
        // Right key, wrong content.
        Files.write(file(), VAULT.lock("no such thing".getBytes(StandardCharsets.UTF_8)));
        assertThat(LibrarySnapshot.read(file(), VAULT)).isEmpty();
    }

    @Test
    void whereItCannotBeWrittenNothingHappens() {
        Path nowhere = folder.resolve("missing").resolve("magpie.glance");
        new LibrarySnapshot(Map.of(), List.of()).write(nowhere, VAULT);
        assertThat(nowhere).doesNotExist();
    }

    private Path file() {
        return folder.resolve("magpie.glance");
    }

    private static LibraryRow row(long id, String name, String sortName, @Nullable Instant next, Set<String> tags) {
        return new LibraryRow(
                id,
                MediaKind.MOVIE,
                name,
                sortName,
                1949,
                true,
                LibraryRow.State.MISSING,
                1,
                2,
                4_000_000_000L,
                "Bluray-1080p",
                "HD",
                tags,
                Instant.parse("2026-11-21T06:30:00Z"),
                next,
                true);
    }
}
