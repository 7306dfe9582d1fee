package org.magpie.ui.title;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.MenuItem;
import org.magpie.insight.TitlePage;
import org.magpie.pipeline.importing.content.VideoFiles;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** What can be done with a file on disk, wherever it is shown: by button, by menu, by double click. */
final class TitleFiles {
    private final Context context;

    TitleFiles(Context context) {
        this.context = context;
    }

    /** Opens a file with the system's player or reader; says so where it is gone. Programs are never run. */
    void play(TitlePage.FileRow file) {
        withFile(file, path -> {
            if (VideoFiles.isProgram(path)) {
                context.desktop().reveal(path);
            } else {
                context.desktop().play(path);
            }
        });
    }

    /** Shows the folder that holds a file; says so where the file is gone. */
    void reveal(TitlePage.FileRow file) {
        withFile(file, context.desktop()::reveal);
    }

    List<MenuItem> menu(TitlePage.FileRow file) {
        return List.of(
                Buttons.menu(Icon.RESUME, context.text("title.play"), () -> play(file)),
                Buttons.menu(Icon.FOLDER, context.text("title.file.reveal"), () -> reveal(file)),
                Buttons.menu(
                        Icon.COPY,
                        context.text("title.file.copy"),
                        () -> context.desktop().copy(file.path())));
    }

    /** The same, with what changes the file: only where its whole title is shown. */
    List<MenuItem> menu(TitlePage page, TitlePage.FileRow file) {
        List<MenuItem> all = new ArrayList<>();
        all.add(Buttons.menu(
                Icon.INFO,
                context.text("title.file.details"),
                () -> context.drawer().open(context.text("title.file.details"), FileDetails.table(context, file))));
        all.addAll(menu(file));
        all.add(Buttons.menu(
                Icon.EDIT,
                context.text("title.file.wrong"),
                () -> context.drawer()
                        .open(context.text("title.file.wrong"), new FileAssignment(context, page, file))));
        all.add(Buttons.menu(Icon.DELETE, context.text("title.file.delete"), () -> delete(file)));
        return all;
    }

    /** Into the recycle folder, with Undo. */
    void delete(TitlePage.FileRow file) {
        String name = String.valueOf(Path.of(file.path()).getFileName());
        context.background()
                .run(
                        () -> {
                            context.services().catalog().removeFiles(Set.of(file.id()));
                            return true;
                        },
                        done -> context.offerUndo(context.text("title.file.deleted", name), () -> {}),
                        failure -> context.tell("title.file.not-deleted", failure));
    }

    private void withFile(TitlePage.FileRow file, java.util.function.Consumer<Path> action) {
        Path path = Path.of(file.path());
        context.background()
                .run(
                        () -> Files.exists(path),
                        there -> {
                            if (there) {
                                action.accept(path);
                            } else {
                                context.toasts()
                                        .show(StatusColor.ATTENTION, context.text("title.file.missing", file.path()));
                            }
                        },
                        failure -> context.tell("title.file.failed", failure));
    }
}
