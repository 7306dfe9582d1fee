package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.event.Events;
import org.magpie.base.need.AllNeeds;
import org.magpie.base.need.Need;
import org.magpie.base.store.Rows;
import org.magpie.base.undo.StoredUndo;
import org.magpie.base.undo.UndoEntry;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.testing.ArchiveStandIn;

/** A blocked import on the real queue: it is listed, decided on, and the decision is undone. */
class NeedsAndUndoTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aBlockedImportWaitsForAPersonWhoseDecisionCanBeUndone() throws Exception {
        try (ArchiveStandIn archive = new ArchiveStandIn(StoryTest.film(1_000_000), 50_000_000);
                PipelineFixture world = new PipelineFixture(folder)) {
            world.archiveAt(archive.address());
            assertThat(world.play(world.film("Harbor Lights", 1949), LONG, said -> {}))
                    .isTrue();
            // The loop rests from here on, so that nothing but the person's word moves the download.
            world.pipeline().close();
            world.store()
                    .change(unit -> new Rows(unit.session())
                            .change("update download set state = 'IMPORT_BLOCKED', ended = null, look_again = null"));
            AllNeeds needs = new AllNeeds(
                    List.of(
                            new BlockedImportNeeds(world.downloads(), world.pipeline()),
                            new UntrackedDownloadNeeds(world.pipeline())),
                    new Events());
            Need need = needs.open().getFirst();
            assertThat(need.kind()).isEqualTo("import-blocked");
            assertThat(need.about()).containsIgnoringCase("harbor");
            assertThat(need.actions()).extracting(Need.Action::key).contains("import", "forget");

            needs.decide(need.key(), "forget", "");
            world.jobs().running().forEach(job -> world.jobs().await(job.id(), LONG));
            assertThat(needs.count()).isZero();

            StoredUndo undo = new StoredUndo(world.store(), Clock.systemUTC());
            world.downloads().undoneBy(undo);
            UndoEntry entry = undo.recent(1).getFirst();
            undo.undo(entry.id());

            long id = Long.parseLong(need.key().id());
            assertThat(world.downloads().find(id).orElseThrow().state()).isEqualTo(DownloadState.QUEUED);
            assertThat(world.insight().history(Instant.now().plusSeconds(5), 5))
                    .anySatisfy(row -> assertThat(row.type()).isEqualTo("restored"));
        }
    }
}
