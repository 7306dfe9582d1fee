package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.testing.ArchiveStandIn;
import org.slf4j.LoggerFactory;

/** Every line that a story writes into the log, at whatever level, says by whom it is and to which story it belongs. */
class StoryLogTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Logger magpie = (Logger) LoggerFactory.getLogger("org.magpie");
    private final Logger store = (Logger) LoggerFactory.getLogger("org.magpie.base.store");
    private final Kept kept = new Kept();
    private Level before;

    /** Keeps lines; the fields of the log are those of the thread that writes. */
    private static final class Kept extends AppenderBase<ILoggingEvent> {
        private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            lines.add(line);
        }
    }

    @BeforeEach
    void listens() {
        before = magpie.getLevel();
        magpie.setLevel(Level.TRACE);
        kept.setContext(magpie.getLoggerContext());
        kept.start();
    }

    @AfterEach
    void leaves() {
        magpie.detachAppender(kept);
        magpie.setLevel(before);
        store.setLevel(null);
    }

    @Test
    void everyLineOfASearchADownloadAndAnImportBearsActorAndCorrelation() throws Exception {
        byte[] film = StoryTest.film(3_000_000);
        try (ArchiveStandIn archive = new ArchiveStandIn(film, 50_000_000);
                PipelineFixture world = new PipelineFixture(folder)) {
            world.archiveAt(archive.address());
            world.setUp("newznab", java.util.Map.of("address", "http://127.0.0.1:9", "key", "k"));
            long title = world.film("Harbor Lights", 1949);
            magpie.addAppender(kept);
            WorkContext person = WorkContext.begin(Actor.COMMAND_LINE);

            boolean done = person.supply(() -> world.play(title, LONG, said -> {}));
            world.schedules().runNow("sync-feeds");
            world.jobs().running().forEach(job -> world.jobs().await(job.id(), LONG));
            magpie.detachAppender(kept);

            assertThat(done).isTrue();
            assertThat(kept.lines).isNotEmpty();
            assertThat(kept.lines)
                    .allSatisfy(line -> assertThat(line.getMDCPropertyMap())
                            .as(line.getThreadName() + " " + line.getLoggerName() + ": " + line.getFormattedMessage())
                            .containsKeys(WorkContext.CORRELATION, WorkContext.ACTOR));
            assertThat(kept.lines)
                    .as("the indexer that is not there was asked on a thread of its own")
                    .anySatisfy(line -> {
                        assertThat(line.getThreadName()).startsWith("search-newznab");
                        assertThat(line.getMDCPropertyMap().get(WorkContext.ACTOR))
                                .isEqualTo("command-line");
                    });
            assertWhoDidWhat(world);
        }
    }

    private static void assertWhoDidWhat(PipelineFixture world) {
        List<String> jobs = world.jobs().recent(50).stream()
                .map(job -> job.name() + " " + job.actor())
                .toList();
        assertThat(jobs).contains("search command-line", "import magpie", "sync-feeds schedule:sync-feeds");
        assertThat(world.insight().history(java.time.Instant.now().plusSeconds(5), 100))
                .anySatisfy(row -> {
                    assertThat(row.type()).isEqualTo("searched");
                    assertThat(row.actor()).isEqualTo(Actor.COMMAND_LINE);
                })
                .anySatisfy(row -> {
                    assertThat(row.type()).isEqualTo("imported");
                    assertThat(row.actor()).isEqualTo(Actor.MAGPIE);
                });
    }
}
