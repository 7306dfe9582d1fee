package org.magpie.ui.title;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
