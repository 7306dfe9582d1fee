package org.magpie.ui.scan;

import java.util.List;
import java.util.Optional;
import org.magpie.base.job.Job;
import org.magpie.ui.importing.TakenText;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.upkeep.scan.LibraryScan.RootReport;
import org.magpie.upkeep.scan.LibraryScan.Taken;

/** Says what was decided of what lies in a root folder, and offers to take it back. On the window's thread. */
public final class ScanToasts implements ScanViewModel.Told {
    private final Context context;
    private final ScanViewModel model;

    ScanToasts(Context context, ScanViewModel model) {
        this.context = context;
        this.model = model;
    }

    @Override
    public void taken(List<Taken> all) {
        if (!all.isEmpty()) {
            context.offerUndo(TakenText.of(context, all), model::look);
        }
    }

    @Override
    public void leftAlone(List<ScanLine> which) {
        if (which.isEmpty()) {
            return;
        }
        context.toasts()
                .showUndo(
                        which.size() == 1
                                ? context.text(
                                        "ondisk.left-alone", which.getFirst().path())
                                : context.text("ondisk.left-alone.many", which.size()),
                        () -> model.recall(which));
    }

    @Override
    public void scanned(Job ended, Optional<RootReport> report) {
        if (ended.state() == Job.State.FAILED) {
            return;
        }
        int titles = report.map(RootReport::newTitles).orElse(0);
        int files = report.map(RootReport::newFiles).orElse(0);
        if (titles + files == 0) {
            context.toasts().show(StatusColor.HERE, context.text("ondisk.scanned.none"));
        } else {
            context.offerUndo(context.text("ondisk.scanned", files, titles), ended.correlation(), model::look);
        }
    }
}
