package org.magpie.ui.history;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.base.undo.Undo;
import org.magpie.insight.HistoryInsight;
import org.magpie.insight.TimelineRow;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** Everything that happened, newest first, read a page at a time. Belongs to the window's thread. */
public final class HistoryViewModel {
    static final int PAGE = 200;

    private final HistoryInsight insight;
    private final Clock clock;
    private final Texts texts;
    private static final int MOST_UNDONE = 500;

    private final Undo undo;
    private final ViewLoader loader;
    private Set<Deed> undone = Set.of();
    private final ObservableList<TimelineRow> rows = FXCollections.observableArrayList();
    private final FilteredList<TimelineRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<HistoryGroup> group = new SimpleObjectProperty<>(HistoryGroup.ALL);
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper(false);

    /**
     * @param undo tells which of what happened was undone since
     */
    public HistoryViewModel(HistoryInsight insight, Undo undo, Background background, Clock clock, Texts texts) {
        this.undo = undo;
        this.insight = insight;
        this.clock = clock;
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "history.failed");
        filter.addListener((property, before, now) -> sift());
        group.addListener((property, before, now) -> sift());
    }

    public ViewLoader loader() {
        return loader;
    }

    public ObservableList<TimelineRow> shown() {
        return shown;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ObjectProperty<HistoryGroup> groupProperty() {
        return group;
    }

    /** Whether there is an older page. */
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    public void refresh() {
        int most = Math.max(PAGE, rows.size());
        // A second ahead: a row written in this very moment belongs to the page.
        Instant before = clock.instant().plusSeconds(1);
        loader.read(() -> new Read(insight.history(before, most), undone()), answer -> {
            more.set(answer.rows().size() == most);
            if (!answer.rows().equals(rows) || !answer.undone().equals(undone)) {
                undone = answer.undone();
                rows.setAll(answer.rows());
            }
            return !answer.rows().isEmpty();
        });
    }

    /** Whether what a row tells of was undone since. */
    public boolean isUndone(TimelineRow row) {
        return undone.contains(new Deed(row.correlation(), row.said()));
    }

    private Set<Deed> undone() {
        return undo.recent(MOST_UNDONE).stream()
                .filter(entry -> !entry.isOpen())
                .map(entry -> new Deed(entry.correlation(), entry.said()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What was done, as both the history and the list of what can be undone tell of it. */
    private record Deed(String correlation, Message said) {}

    private record Read(List<TimelineRow> rows, Set<Deed> undone) {}

    /** Adds the next older page. */
    public void readOn() {
        if (rows.isEmpty() || !more.get()) {
            return;
        }
        Instant before = rows.getLast().at();
        loader.read(() -> insight.history(before, PAGE), answer -> {
            more.set(answer.size() == PAGE);
            List<TimelineRow> all = new ArrayList<>(rows);
            answer.stream().filter(row -> !all.contains(row)).forEach(all::add);
            rows.setAll(all);
            return true;
        });
    }

    private void sift() {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(row -> group.get().holds(row.type())
                && (wanted.isEmpty()
                        || (row.title() + " " + texts.say(row.said()))
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted)));
    }
}
