package org.magpie.ui.kit.rows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.base.text.Texts;
import org.magpie.insight.LibraryInsight;
import org.magpie.insight.LibraryRow;
import org.magpie.media.LibraryChanged;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;

/**
 * The rows of the whole library, kept fresh: read once, then changed title by title as events tell. Lives on the window's thread.
 */
public final class LiveLibraryRows implements AutoCloseable {
    private static final Duration GATHER = Duration.ofMillis(150);
    private static final int MANY = 200;

    private final Texts texts;
    private final LibraryInsight insight;
    private final Background background;
    private final Background.Lane reading;
    private final Background.Lane gathering;
    private final Events.Subscription changes;
    private final Events.Subscription underWay;
    private final Set<Long> changed = new HashSet<>();
    private boolean everything;
    private final ReadOnlyObjectWrapper<List<LibraryRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<ViewState> state = new ReadOnlyObjectWrapper<>(ViewState.LOADING);

    /**
     * @param queue tells of titles that are on their way, which no event of the library does
     */
    public LiveLibraryRows(
            Texts texts, LibraryInsight insight, Events events, LiveQueueRows queue, Background background) {
        this.texts = texts;
        this.insight = insight;
        this.background = background;
        this.reading = background.lane();
        this.gathering = background.lane();
        this.changes =
                events.listen(LibraryChanged.class, change -> background.onWindow(() -> note(change.titleIds())));
        this.underWay = queue.listen(this::note);
    }

    /** By sort name; a new list for each change. */
    public ReadOnlyObjectProperty<List<LibraryRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /** Whether the rows are there: loading, empty, filled or failed. */
    public ReadOnlyObjectProperty<ViewState> state() {
        return state.getReadOnlyProperty();
    }

    public Optional<LibraryRow> find(long titleId) {
        return rows.get().stream().filter(row -> row.id() == titleId).findFirst();
    }

    /** Whether what is shown has been read since the start. */
    public ReadOnlyBooleanProperty current() {
        return current.getReadOnlyProperty();
    }

    /** Shows what was so last, until it is read again. */
    public void begin(List<LibraryRow> last) {
        take(last);
    }

    /** Reads everything again. */
    public void load() {
        if (!(state.get() instanceof ViewState.Filled)) {
            state.set(ViewState.LOADING);
        }
        reading.ask(
                insight::library,
                fresh -> {
                    take(fresh);
                    current.set(true);
                },
                failure -> state.set(new ViewState.Failed(Problem.of(texts, "library.failed", failure))));
    }

    /**
     * @param titles none: any may have changed
     */
    private void note(Set<Long> titles) {
        if (titles.isEmpty()) {
            everything = true;
        }
        changed.addAll(titles);
        if (changed.size() > MANY) {
            everything = true;
        }
        gathering.askAfter(GATHER, () -> true, ready -> readChanged(), failure -> load());
    }

    private void readChanged() {
        Set<Long> ids = Set.copyOf(changed);
        boolean all = everything;
        changed.clear();
        everything = false;
        if (all) {
            load();
            return;
        }
        background.run(() -> read(ids), this::merge, failure -> load());
    }

    private Map<Long, @Nullable LibraryRow> read(Set<Long> ids) {
        Map<Long, @Nullable LibraryRow> fresh = new HashMap<>();
        ids.forEach(id -> fresh.put(id, null));
        insight.libraryRows(ids).forEach(row -> fresh.put(row.id(), row));
        return fresh;
    }

    private void merge(Map<Long, @Nullable LibraryRow> fresh) {
        List<LibraryRow> merged = new ArrayList<>(rows.get().size() + fresh.size());
        for (LibraryRow row : rows.get()) {
            if (!fresh.containsKey(row.id())) {
                merged.add(row);
            }
        }
        fresh.values().forEach(row -> {
            if (row != null) {
                merged.add(row);
            }
        });
        merged.sort(java.util.Comparator.comparing(LibraryRow::sortName, String.CASE_INSENSITIVE_ORDER));
        take(merged);
    }

    private void take(List<LibraryRow> fresh) {
        if (!fresh.equals(rows.get())) {
            rows.set(List.copyOf(fresh));
        }
        state.set(fresh.isEmpty() ? ViewState.EMPTY : ViewState.FILLED);
    }

    @Override
    public void close() {
        changes.close();
        underWay.close();
    }
}
