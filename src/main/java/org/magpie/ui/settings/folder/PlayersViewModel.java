package org.magpie.ui.settings.folder;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.magpie.base.job.Progress;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.importing.players.PlayerFiles;
import org.magpie.pipeline.importing.players.PlayerFiles.Figures;
import org.magpie.pipeline.importing.players.PlayerFiles.Removable;
import org.magpie.pipeline.importing.players.PlayerSettings;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;

/** What is written for players in one root folder. Belongs to the window's thread. */
public final class PlayersViewModel {
    private final PlayerFiles players;
    private final long rootId;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<PlayerSettings> stored = new ReadOnlyObjectWrapper<>(PlayerSettings.OFF);
    private final ReadOnlyStringWrapper figures = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Removable> removable = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    public PlayersViewModel(PlayerFiles players, long rootId, Background background, Texts texts) {
        this.players = players;
        this.rootId = rootId;
        this.background = background;
        this.texts = texts;
    }

    /** What a person has chosen. */
    public ReadOnlyObjectProperty<PlayerSettings> storedProperty() {
        return stored.getReadOnlyProperty();
    }

    /** What writing now would do, as a sentence; empty while nothing is to be written. */
    public ReadOnlyStringProperty figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** What could be taken away again; null until that is known. */
    public ReadOnlyObjectProperty<@Nullable Removable> removableProperty() {
        return removable.getReadOnlyProperty();
    }

    /** Why the last change did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void refresh() {
        background.run(
                () -> players.settings(rootId),
                answer -> {
                    stored.set(answer);
                    count();
                },
                this::failed);
        background.run(() -> players.removable(rootId), removable::set, this::failed);
    }

    private void count() {
        if (!stored.get().isOn()) {
            figures.set("");
            return;
        }
        figures.set(texts.get("settings.players.counting"));
        PlayerSettings counted = stored.get();
        background.run(
                () -> players.look(rootId, Progress.NONE),
                answer -> {
                    if (counted.equals(stored.get())) {
                        figures.set(sentence(answer));
                    }
                },
                failure -> {
                    figures.set("");
                    failed(failure);
                });
    }

    private String sentence(Figures answer) {
        return texts.get("settings.players.figures", answer.fresh(), answer.renewed(), answer.same(), answer.left());
    }

    /** Stores what a person chose. What lies there stays. */
    public void choose(PlayerSettings chosen) {
        background.run(
                () -> {
                    players.choose(rootId, chosen);
                    return true;
                },
                done -> {
                    problem.set(Optional.empty());
                    stored.set(chosen);
                    count();
                },
                this::failed);
    }

    /**
     * Writes everything that is missing or out of date.
     *
     * @param begun told once the work has begun
     */
    public void write(Runnable begun) {
        background.run(() -> players.write(rootId), job -> begun.run(), this::failed);
    }

    /**
     * Takes it off, and away what Magpie wrote.
     *
     * @param begun told once the work has begun
     */
    public void remove(Runnable begun) {
        background.run(
                () -> players.remove(rootId),
                job -> {
                    PlayerSettings before = stored.get();
                    stored.set(new PlayerSettings(before.dialect(), false, false, before.filmNfo()));
                    figures.set("");
                    begun.run();
                },
                this::failed);
    }

    private void failed(Throwable failure) {
        problem.set(Optional.of(Problem.of(texts, "settings.players.failed", failure)));
    }
}
