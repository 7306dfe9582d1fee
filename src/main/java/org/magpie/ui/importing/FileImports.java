package org.magpie.ui.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.magpie.base.event.Events;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobChanged;
import org.magpie.pipeline.importing.ManualImport.Meant;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.upkeep.scan.LibraryScan.Taken;

/** What becomes of files that a person drops or chooses, wherever in the window. On the window's thread. */
public final class FileImports {
    private final Context context;

    public FileImports(Context context) {
        this.context = context;
    }

    /** Lets the person choose a folder and opens the sheet for it: for those who do not drag. */
    public void choose() {
        context.desktop()
                .chooseFolder(context.text("file-import.choose"), java.util.Optional.empty())
                .ifPresent(folder -> receive(List.of(folder), Meant.NOTHING));
    }

    /** The same with one file. */
    public void chooseFile() {
        context.desktop()
                .chooseFile(context.text("file-import.choose-file"))
                .ifPresent(file -> receive(List.of(file), Meant.NOTHING));
    }

    /**
     * Takes what was dropped: what lies in a root folder is taken in where it lies, if it was dropped onto a title; for all else the sheet
     * opens.
     */
    public void receive(List<Path> places, Meant meant) {
        if (places.isEmpty()) {
            return;
        }
        if (meant.titleId() == 0) {
            open(places, meant);
            return;
        }
        context.background()
                .run(
                        () -> places.stream()
                                .allMatch(place ->
                                        context.services().scan().rootOf(place).isPresent()),
                        isInRoot -> {
                            if (isInRoot) {
                                adopt(places, meant);
                            } else {
                                open(places, meant);
                            }
                        },
                        failure -> context.tell("file-import.failed", failure));
    }

    private void adopt(List<Path> places, Meant meant) {
        context.background()
                .run(
                        () -> {
                            List<Taken> all = new ArrayList<>();
                            for (Path place : places) {
                                all.add(context.services()
                                        .scan()
                                        .adopt(place, meant.titleId(), new ArrayList<>(meant.itemIds()), false));
                            }
                            return all;
                        },
                        all -> context.offerUndo(TakenText.of(context, all), () -> {}),
                        failure -> context.tell("ondisk.is.failed", failure));
    }

    private void open(List<Path> places, Meant meant) {
        FileImportViewModel model = new FileImportViewModel(
                context.services().pipeline().queue(),
                context.library().rows().get(),
                context.background(),
                context.texts(),
                places,
                meant);
        FileImportSheet sheet = new FileImportSheet(context, model, job -> {
            context.drawer().close();
            context.toasts().show(StatusColor.WORKING, context.text("by-hand.begun"));
            follow(job);
        });
        context.drawer().openWide(context.text("file-import.title"), sheet, sheet.foot(), model::close);
        model.read();
    }

    /** Offers to undo the import once it has ended. */
    private void follow(Job job) {
        Events.Subscription[] listening = new Events.Subscription[1];
        listening[0] = context.services()
                .events()
                .listen(
                        JobChanged.class,
                        change -> context.background().onWindow(() -> {
                            Job now = change.job();
                            if (now.id() == job.id() && !now.isOpen()) {
                                Objects.requireNonNull(listening[0]).close();
                                if (now.state() == Job.State.DONE) {
                                    context.offerUndo(context.text("file-import.done"), job.correlation(), () -> {});
                                }
                            }
                        }));
    }
}
