package org.magpie.ui.settings.recycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.importing.recycle.Recycle;
import org.magpie.pipeline.importing.recycle.Recycle.Amount;
import org.magpie.pipeline.importing.recycle.Recycle.Item;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** What lies in the recycle folders, with a filter over it. Belongs to the window's thread. */
public final class RecycleViewModel {
    private final Recycle recycle;
    private final Background background;
    private final Texts texts;
    private final ViewLoader loader;
    private final ObservableList<Item> all = FXCollections.observableArrayList();
    private final FilteredList<Item> rows = new FilteredList<>(all);
    private final ObservableList<Amount> amounts = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    public RecycleViewModel(Recycle recycle, Background background, Texts texts) {
        this.recycle = recycle;
        this.background = background;
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "settings.recycle.failed");
        filter.addListener((property, before, now) -> rows.setPredicate(item -> fits(item, now)));
    }

    public ViewLoader loader() {
        return loader;
    }

    /** Those that the filter lets through, newest first. */
    public ObservableList<Item> rows() {
        return rows;
    }

    /** How much lies there by root folder, whatever the filter says. */
    public ObservableList<Amount> amounts() {
        return amounts;
    }

    /** Words that path or title hold; empty: all. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Why the last change did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private record Contents(List<Item> items, List<Amount> amounts) {}

    public void refresh() {
        loader.read(() -> new Contents(recycle.list(), recycle.amounts()), contents -> {
            all.setAll(contents.items());
            amounts.setAll(contents.amounts().stream()
                    .filter(amount -> amount.files() > 0)
                    .toList());
            return !contents.items().isEmpty();
        });
    }

    /**
     * Puts files back, one after the other. What cannot be put back stays, and the reason is told; the others go on.
     *
     * @param done is told what was done with each that was put back
     */
    public void restore(List<Item> chosen, Consumer<List<Message>> done) {
        background.run(
                () -> {
                    List<Message> restored = new ArrayList<>();
                    List<RuntimeException> failures = new ArrayList<>();
                    for (Item each : chosen) {
                        try {
                            restored.add(recycle.restore(each.id()));
                        } catch (UserException failure) {
                            // It may have come back with one before it that was taken away in the same go.
                            if (!failure.said().key().equals("recycle.gone")) {
                                failures.add(failure);
                            }
                        } catch (DiskException failure) {
                            failures.add(failure);
                        }
                    }
                    return new Restored(restored, failures);
                },
                restored -> {
                    problem.set(restored.failures().stream()
                            .findFirst()
                            .map(failure -> Problem.of(texts, "settings.recycle.restore-failed", failure)));
                    refresh();
                    if (!restored.said().isEmpty()) {
                        done.accept(restored.said());
                    }
                },
                failure -> failed("settings.recycle.restore-failed", failure));
    }

    private record Restored(List<Message> said, List<RuntimeException> failures) {}

    /**
     * Removes for good all that lies there.
     *
     * @param done is told how many files went
     */
    public void empty(Consumer<Integer> done) {
        background.run(
                () -> recycle.empty(Progress.NONE),
                removed -> {
                    problem.set(Optional.empty());
                    refresh();
                    done.accept(removed);
                },
                failure -> failed("settings.recycle.empty-failed", failure));
    }

    private void failed(String key, Throwable failure) {
        problem.set(Optional.of(Problem.of(texts, key, failure)));
        refresh();
    }

    private boolean fits(Item item, String asked) {
        String title = item.title() == null ? "" : item.title();
        String from =
                item.from() == null ? item.place().toString() : item.from().toString();
        String all = (title + " " + from).toLowerCase(texts.locale());
        for (String word : asked.strip().toLowerCase(texts.locale()).split("\\s+", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
