package org.magpie.ui.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.ui.kit.SearchTerm;
import org.magpie.upkeep.scan.LibraryScan.PreviewLine;
import org.magpie.upkeep.scan.LibraryScan.RootReport;
import org.magpie.upkeep.scan.LibraryScan.Unmatched;

/** The lines of a root folder, which of them are shown, and in what order. Belongs to the window's thread. */
public final class ScanLines {
    /** Which lines are shown. */
    public enum Shown {
        ALL,
        RECOGNISED,
        WAITING,
        LEFT_ALONE
    }

    private final ObservableList<ScanLine> lines = FXCollections.observableArrayList();
    private final List<ScanLine> all = new ArrayList<>();
    /** Paths as they are searched, so that each letter that is typed costs little. */
    private final Map<String, String> folded = new HashMap<>();

    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.ALL);
    private final ObjectProperty<ScanSort> sort = new SimpleObjectProperty<>(ScanSort.NAME);
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<Optional<String>> reason = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Message>> reasons = new ReadOnlyObjectWrapper<>(List.of());

    ScanLines() {
        shown.addListener((value, before, now) -> show());
        sort.addListener((value, before, now) -> {
            all.sort(now.order());
            show();
        });
        typed.addListener((value, before, now) -> show());
        reason.addListener((value, before, now) -> show());
    }

    /** What is shown, in its order. */
    public ObservableList<ScanLine> shownLines() {
        return lines;
    }

    public ObjectProperty<Shown> shown() {
        return shown;
    }

    public ObjectProperty<ScanSort> sort() {
        return sort;
    }

    /** Only lines whose path or title has these words are shown. */
    public StringProperty typed() {
        return typed;
    }

    /** Only lines of this reason are shown, by its key; empty for all. */
    public ObjectProperty<Optional<String>> reason() {
        return reason;
    }

    /** One of each kind of reason why a person has to decide. */
    public ReadOnlyObjectProperty<List<Message>> reasons() {
        return reasons.getReadOnlyProperty();
    }

    /** How many lines each choice shows. */
    public long count(Shown which) {
        return all.stream().filter(line -> fits(line, which)).count();
    }

    /** How many files the lines of a kind hold. */
    int files(Predicate<ScanLine> which) {
        return all.stream().filter(which).mapToInt(ScanLine::files).sum();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Shows what a look came to, and nothing else: what is stored only adds to its lines.
     *
     * @param report null where there was no look
     */
    void take(@Nullable RootReport report, List<Unmatched> waiting, List<Unmatched> dismissed) {
        all.clear();
        folded.clear();
        if (report != null) {
            Set<String> listed = new HashSet<>();
            dismissed.stream()
                    .filter(each -> listed.add(each.path()))
                    .forEach(each -> all.add(ScanLine.of(each, true)));
            Map<String, Unmatched> stored = new HashMap<>();
            waiting.forEach(each -> stored.put(each.path(), each));
            for (PreviewLine line : report.lines()) {
                if (listed.add(line.path())) {
                    all.add(ScanLine.of(line, stored.get(line.path())));
                }
            }
            if (report.objection() != null) {
                // Nothing can be seen now; what waited waits on.
                waiting.stream()
                        .filter(each -> listed.add(each.path()))
                        .forEach(each -> all.add(ScanLine.of(each, false)));
            }
        }
        changed();
    }

    void remove(List<ScanLine> gone) {
        all.removeAll(new HashSet<>(gone));
    }

    void add(ScanLine line) {
        all.add(line);
    }

    void replace(UnaryOperator<ScanLine> by) {
        all.replaceAll(by);
    }

    /** To be called once lines have come, gone or changed. */
    void changed() {
        all.sort(sort.get().order());
        Map<String, Message> kinds = new TreeMap<>();
        all.stream()
                .filter(ScanLine::isWaiting)
                .forEach(line -> kinds.putIfAbsent(line.because().key(), line.because()));
        reasons.set(List.copyOf(kinds.values()));
        if (reason.get().isPresent() && !kinds.containsKey(reason.get().get())) {
            reason.set(Optional.empty());
        }
        show();
    }

    private void show() {
        SearchTerm term = new SearchTerm(typed.get());
        lines.setAll(all.stream()
                .filter(line -> fits(line, shown.get()))
                .filter(line -> reason.get().map(line.because().key()::equals).orElse(true))
                .filter(line -> term.isEmpty()
                        || term.isIn(folded.computeIfAbsent(line.path(), SearchTerm::fold))
                        || term.isIn(SearchTerm.fold(line.title())))
                .toList());
    }

    private static boolean fits(ScanLine line, Shown which) {
        return switch (which) {
            case ALL -> !line.isLeftAlone();
            case RECOGNISED -> line.isRecognised();
            case WAITING -> line.isWaiting();
            case LEFT_ALONE -> line.isLeftAlone();
        };
    }
}
