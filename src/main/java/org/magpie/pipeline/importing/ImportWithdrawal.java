package org.magpie.pipeline.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.magpie.base.disk.Root;
import org.magpie.base.error.DiskException;
import org.magpie.pipeline.importing.JournalEntity.Mode;
import org.magpie.pipeline.importing.JournalEntity.Stage;
import org.magpie.pipeline.importing.plan.ImportPlan.Companion;
import org.magpie.pipeline.importing.plan.ImportPlan.Replaced;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back on disk what an import has begun and will not finish, as when its download was removed meanwhile or its title is gone:
 * the file goes back to where it came from, or where that is no more into the recycle folder; what it was to replace is put back. No
 * file stays in a root folder that the library does not know, and no only copy is ever deleted. Can be repeated after a crash.
 */
final class ImportWithdrawal {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWithdrawal.class);

    private final RecycleFolder recycle;

    ImportWithdrawal(RecycleFolder recycle) {
        this.recycle = recycle;
    }

    /**
     * @throws DiskException when a file can go neither back nor into the recycle folder
     */
    void takeBack(JournalEntity journal) {
        if (journal.stage() == Stage.DONE) {
            return;
        }
        String mark = journal.mark();
        boolean copied =
                journal.mode() != Mode.MOVE || (journal.stage() == Stage.PLANNED && !FilePlacement.isMoved(journal));
        Path root = journal.root();
        List<Companion> companions = journal.note().beside();
        if (journal.stage() == Stage.CLEARED) {
            // Only now may these be Magpie's: before, they were what it is to replace.
            if (!Files.exists(journal.temporary())) {
                takeBack(root, journal.target(), journal.source(), mark, copied);
            }
            for (Companion each : companions) {
                takeBack(root, new Root(root).resolve(each.path()), Path.of(each.source()), mark, copied);
            }
        }
        takeBack(root, journal.temporary(), journal.source(), mark, copied);
        for (int at = 0; at < companions.size(); at++) {
            Path target = new Root(root).resolve(companions.get(at).path());
            takeBack(
                    root,
                    target.resolveSibling(".magpie-" + journal.id() + "-" + at + ".part"),
                    Path.of(companions.get(at).source()),
                    mark,
                    copied);
        }
        if (journal.stage() != Stage.PLANNED) {
            for (Replaced old : journal.note().replaced()) {
                recycle.giveBackWithSubtitles(root, Path.of(old.place()), mark);
            }
            recycle.giveBackWithSubtitles(root, journal.target(), mark);
        }
    }

    /**
     * What was moved goes back, or is kept.
     *
     * @param copied whether the source was left where it was: then a copy of it, or a link to it, is not needed
     */
    private void takeBack(Path root, Path placed, Path source, String mark, boolean copied) {
        if (!Files.exists(placed)) {
            return;
        }
        try {
            boolean there = Files.exists(source);
            if (there && copied) {
                Files.delete(placed);
                return;
            }
            Optional<Path> folder = Optional.ofNullable(source.getParent()).filter(Files::isDirectory);
            if (!there && folder.isPresent()) {
                Files.move(placed, source, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
        } catch (IOException failure) {
            LOG.info("{} cannot go back to {}, and is kept in the recycle folder", placed, source, failure);
        }
        recycle.take(root, placed, mark + "-new");
    }
}
