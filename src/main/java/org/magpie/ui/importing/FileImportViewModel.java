package org.magpie.ui.importing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.error.Message;
import org.magpie.base.job.Job;
import org.magpie.base.job.Progress;
import org.magpie.base.text.Texts;
import org.magpie.insight.LibraryRow;
import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.QueueActions;
import org.magpie.pipeline.importing.ManualImport;
import org.magpie.pipeline.importing.ManualImport.Choice;
import org.magpie.pipeline.importing.ManualImport.Contents;
import org.magpie.pipeline.importing.ManualImport.Found;
import org.magpie.pipeline.importing.ManualImport.Meant;
import org.magpie.pipeline.importing.ManualImport.Outcome;
import org.magpie.pipeline.importing.ManualImport.Traits;
import org.magpie.pipeline.importing.plan.ImportMode;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;
import org.magpie.ui.kit.rows.LibrarySearch;

/** Files that a person brings, what each is taken for and where it would go. Belongs to the window's thread. */
public final class FileImportViewModel {
    private static final Duration QUIET = Duration.ofMillis(200);

    private final QueueActions queue;
    private final ManualImport manualImport;
    private final LibrarySearch library;
    private final Background background;
    private final Background.Lane lane;
    private final Texts texts;
    private final List<Path> places;
    private final Meant meant;
    private final ViewLoader loader;
    private final ObservableList<FileImportLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<String>> leftOut = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<ImportMode> mode = new SimpleObjectProperty<>(ImportMode.MOVE);
    private final ReadOnlyObjectWrapper<Taken> taken = new ReadOnlyObjectWrapper<>(new Taken(0, 0, 0));
    private final ReadOnlyLongWrapper looked = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private volatile boolean closed;
    private boolean isFirst = true;
    private boolean sent;

    /**
     * How much is taken.
     *
     * @param all how many files there are
     */
    public record Taken(int files, long bytes, int all) {}

    /**
     * @param rows what can be searched for a title
     */
    public FileImportViewModel(
            QueueActions queue,
            List<LibraryRow> rows,
            Background background,
            Texts texts,
            List<Path> places,
            Meant meant) {
        this.queue = queue;
        this.manualImport = queue.manualImport();
        this.library = new LibrarySearch(rows);
        this.background = background;
        this.lane = background.lane();
        this.texts = texts;
        this.places = List.copyOf(places);
        this.meant = meant;
        this.loader = new ViewLoader(background, texts, "file-import.failed");
        mode.addListener((property, before, now) -> ask());
    }

    public ViewLoader loader() {
        return loader;
    }

    /** What a person has to decide first, then by name. */
    public ObservableList<FileImportLine> lines() {
        return lines;
    }

    /** How many files were looked at so far. */
    public ReadOnlyLongProperty looked() {
        return looked.getReadOnlyProperty();
    }

    /** Names of what is never imported. */
    public ReadOnlyObjectProperty<List<String>> leftOut() {
        return leftOut.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** How all files come into the library. */
    public ObjectProperty<ImportMode> mode() {
        return mode;
    }

    public ReadOnlyObjectProperty<Taken> taken() {
        return taken.getReadOnlyProperty();
    }

    /** Whether at least one file is taken, and each that is taken has a place to go. */
    public ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    public List<LibraryRow> titles(String typed) {
        return library.find(typed);
    }

    private record Looked(Contents contents, Map<Long, TitleFacts> titles) {}

    /** Looks at the files; their number may be large, and closing the sheet ends it. */
    public void read() {
        loader.read(this::look, looked -> {
            leftOut.set(looked.contents().leftOut());
            lines.setAll(looked.contents().films().stream()
                    .map(found -> new FileImportLine(found, title(found, looked.titles())))
                    .toList());
            sort();
            ask();
            return !lines.isEmpty();
        });
    }

    private Looked look() {
        Contents contents = manualImport.survey(places, meant, new UntilClosed());
        Map<Long, TitleFacts> titles = new HashMap<>();
        for (Found found : contents.films()) {
            Choice guess = found.guess();
            if (guess != null && !titles.containsKey(guess.titleId())) {
                manualImport.title(guess.titleId()).ifPresent(title -> titles.put(guess.titleId(), title));
            }
        }
        return new Looked(contents, titles);
    }

    private static Optional<TitleFacts> title(Found found, Map<Long, TitleFacts> titles) {
        Choice guess = found.guess();
        return guess == null ? Optional.empty() : Optional.ofNullable(titles.get(guess.titleId()));
    }

    private void sort() {
        FXCollections.sort(
                lines,
                Comparator.comparing((FileImportLine line) -> !line.state().isInQuestion())
                        .thenComparing(line -> line.found().name(), String.CASE_INSENSITIVE_ORDER));
    }

    public void take(List<FileImportLine> which, boolean now) {
        change(which, state -> state.taken(now));
    }

    /** They are of that title; which items they hold, their names tell. */
    public void title(List<FileImportLine> which, long titleId) {
        background.run(
                () -> manualImport.title(titleId).map(title -> {
                    Map<FileImportLine, Set<Long>> items = new HashMap<>();
                    which.forEach(line ->
                            items.put(line, manualImport.items(line.found().file(), title)));
                    return Map.entry(title, items);
                }),
                chosen -> chosen.ifPresent(known -> {
                    known.getValue()
                            .forEach((line, items) -> line.say(line.state().of(known.getKey(), items)));
                    ask();
                }),
                failure -> problem.set(Optional.of(Problem.of(texts, "file-import.failed", failure))));
    }

    /**
     * It holds what a text such as "S01E02-E03" names.
     *
     * @return whether that is in its title
     */
    public boolean items(FileImportLine line, String typed) {
        TitleFacts title = line.state().title();
        Optional<Set<Long>> items = title == null ? Optional.empty() : FileImportLine.items(typed, title);
        items.ifPresent(held -> change(List.of(line), state -> state.holding(held)));
        return items.isPresent();
    }

    /** Those of the same title go into that slot. */
    public void slot(List<FileImportLine> which, long slotId) {
        change(which, state -> {
            TitleFacts title = state.title();
            return title == null || title.slot(slotId).isEmpty() ? state : state.in(slotId);
        });
    }

    public void quality(List<FileImportLine> which, Quality quality) {
        change(which, state -> {
            TitleFacts title = state.title();
            return title == null || quality.fits(title.kind()) ? state.judged(quality) : state;
        });
    }

    public void languages(List<FileImportLine> which, Set<String> languages) {
        describe(which, now -> new Traits(languages, now.group(), now.edition()));
    }

    public void group(List<FileImportLine> which, String group) {
        describe(which, now -> new Traits(now.languages(), group.strip(), now.edition()));
    }

    public void edition(List<FileImportLine> which, String edition) {
        describe(which, now -> new Traits(now.languages(), now.group(), edition.strip()));
    }

    private void describe(List<FileImportLine> which, UnaryOperator<Traits> change) {
        change(which, state -> state.described(change.apply(state.traits())));
    }

    private void change(List<FileImportLine> which, UnaryOperator<FileImportLine.State> change) {
        which.forEach(line -> line.say(change.apply(line.state())));
        ask();
    }

    /** Asks where all would go, as one: two files may be taken for the same. */
    private void ask() {
        count();
        ready.set(false);
        List<FileImportLine> meantLines =
                lines.stream().filter(line -> line.choice().isPresent()).toList();
        List<Choice> choices =
                meantLines.stream().flatMap(line -> line.choice().stream()).toList();
        if (choices.isEmpty()) {
            lane.drop();
            return;
        }
        ImportMode how = mode.get();
        Consumer<List<Outcome>> answered = outcomes -> {
            for (int at = 0; at < outcomes.size(); at++) {
                FileImportLine line = meantLines.get(at);
                line.say(line.state().answered(outcomes.get(at)));
            }
            settle();
        };
        Consumer<Throwable> failed =
                failure -> problem.set(Optional.of(Problem.of(texts, "file-import.failed", failure)));
        if (isFirst) {
            lane.ask(() -> manualImport.outcomes(places, choices, how), answered, failed);
        } else {
            lane.askAfter(QUIET, () -> manualImport.outcomes(places, choices, how), answered, failed);
        }
    }

    /** What is in doubt is not taken before a person says so. */
    private void settle() {
        problem.set(Optional.empty());
        if (isFirst) {
            isFirst = false;
            boolean isAnyRefused = lines.stream().anyMatch(line -> line.state().isRefused());
            lines.stream()
                    .filter(line -> line.state().isRefused() || line.state().isWorse())
                    .forEach(line -> line.say(line.state().taken(false)));
            sort();
            if (isAnyRefused) {
                ask();
                return;
            }
        }
        count();
        check();
    }

    private void count() {
        List<FileImportLine> all =
                lines.stream().filter(line -> line.state().taken()).toList();
        taken.set(new Taken(
                all.size(), all.stream().mapToLong(line -> line.found().bytes()).sum(), lines.size()));
    }

    private void check() {
        List<FileImportLine> all =
                lines.stream().filter(line -> line.state().taken()).toList();
        ready.set(!sent
                && !all.isEmpty()
                && all.stream().allMatch(line -> line.state().outcome() instanceof Outcome.Goes));
    }

    /**
     * Begins the import.
     *
     * @param begun told its job once it is under way
     */
    public void importNow(Consumer<Job> begun) {
        List<Choice> choices =
                lines.stream().flatMap(line -> line.choice().stream()).toList();
        sent = true;
        check();
        problem.set(Optional.empty());
        background.run(
                () -> queue.importFiles(places, new ArrayList<>(choices), mode.get(), new UntilClosed()),
                begun,
                failure -> {
                    sent = false;
                    check();
                    problem.set(Optional.of(Problem.of(texts, "file-import.not-begun", failure)));
                });
    }

    /** The sheet is closed: what is still looked at is looked at no more. */
    public void close() {
        closed = true;
        lane.drop();
    }

    private final class UntilClosed implements Progress {
        private final Consumer<Long> told = background.coalesced(looked::set);

        @Override
        public void at(long done, long total) {
            told.accept(done);
        }

        @Override
        public void says(Message message) {}

        @Override
        public boolean isCancelled() {
            return closed;
        }
    }
}
