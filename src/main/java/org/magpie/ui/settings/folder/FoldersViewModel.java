package org.magpie.ui.settings.folder;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.file.RootFolders;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** The folders that the library lives in. Belongs to the window's thread. */
public final class FoldersViewModel {
    private final RootFolders folders;
    private final Background background;
    private final Texts texts;
    private final ViewLoader loader;
    private final ObservableList<RootFolder> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    public FoldersViewModel(RootFolders folders, Background background, Texts texts) {
        this.folders = folders;
        this.background = background;
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "settings.folders.failed");
    }

    public ViewLoader loader() {
        return loader;
    }

    public ObservableList<RootFolder> rows() {
        return rows;
    }

    /** Why the last change did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void refresh() {
        loader.read(folders::all, answer -> {
            rows.setAll(answer);
            return !answer.isEmpty();
        });
    }

    public void add(MediaKind kind, Path path) {
        background.run(
                () -> folders.add(kind, path),
                added -> {
                    problem.set(Optional.empty());
                    refresh();
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.folders.add-failed", failure))));
    }

    /**
     * Lets go of a folder; nothing on disk changes, so it can be taken back.
     *
     * @param done told when it is gone
     */
    public void remove(RootFolder folder, Runnable done) {
        background.run(
                () -> {
                    folders.remove(folder.id());
                    return true;
                },
                removed -> {
                    problem.set(Optional.empty());
                    refresh();
                    done.run();
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "settings.folders.remove-failed", failure))));
    }
}
