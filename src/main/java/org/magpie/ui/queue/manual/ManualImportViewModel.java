package org.magpie.ui.queue.manual;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.magpie.base.error.UserException;
import org.magpie.base.text.Texts;
import org.magpie.insight.LibraryRow;
import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.Pipeline;
import org.magpie.pipeline.importing.ManualImport;
import org.magpie.pipeline.importing.ManualImport.Choice;
import org.magpie.pipeline.importing.ManualImport.Contents;
import org.magpie.pipeline.importing.ManualImport.Found;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;
import org.magpie.ui.kit.rows.LibrarySearch;

/** The files of a download, what each is taken for, and where it would go. Belongs to the window's thread. */
public final class ManualImportViewModel {
    private final long downloadId;
    private final Pipeline pipeline;
    private final ManualImport manualImport;
    private final LibrarySearch library;
    private final Background background;
    private final Texts texts;
    private final ViewLoader loader;
    private final Map<ManualImportLine, Background.Lane> lanes = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<ManualImportLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> leftOut = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private boolean sent;

    /**
     * @param library what can be searched for a title
     */
    public ManualImportViewModel(
            long downloadId, Pipeline pipeline, List<LibraryRow> library, Background background, Texts texts) {
        this.downloadId = downloadId;
        this.pipeline = pipeline;
        this.manualImport = pipeline.queue().manualImport();
        this.library = new LibrarySearch(library);
        this.background = background;
        this.texts = texts;
        this.loader = new ViewLoader(background, texts, "by-hand.failed");
    }

    public ViewLoader loader() {
        return loader;
    }

    /** Largest file first. */
    public ReadOnlyObjectProperty<List<ManualImportLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** Names of packed files and programs. */
    public ReadOnlyObjectProperty<List<String>> leftOutProperty() {
        return leftOut.getReadOnlyProperty();
    }

    /** Why the import could not begin. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether at least one file is taken, and each that is taken has a place to go. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Looks into the download. */
    public void read() {
        loader.read(this::look, looked -> {
            leftOut.set(looked.contents().leftOut());
            List<ManualImportLine> fresh = looked.contents().films().stream()
                    .map(found -> new ManualImportLine(found, title(found, looked.titles())))
                    .toList();
            fresh.forEach(line -> lanes.put(line, background.lane()));
            lines.set(fresh);
            fresh.forEach(this::propose);
            return !fresh.isEmpty();
        });
    }

    /** What is read at once, so that the lines are whole when they are first seen. */
    private record Looked(Contents contents, Map<Long, TitleFacts> titles) {}

    private Looked look() {
        Contents contents = manualImport.look(downloadId);
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

    /** Titles of the library that fit what is typed; those that begin so first. */
    public List<LibraryRow> titles(String typed) {
        return library.find(typed);
    }

    /** The file, and every other that has no title yet, is of that title; which items they hold, their names may tell. */
    public void choose(ManualImportLine line, long titleId) {
        List<ManualImportLine> meant = lines.get().stream()
                .filter(each ->
                        each == line || each.saidProperty().get().title().isEmpty())
                .toList();
        background.run(
                () -> manualImport.title(titleId).map(title -> {
                    Map<ManualImportLine, Set<Long>> items = new HashMap<>();
                    meant.forEach(each ->
                            items.put(each, manualImport.items(each.found().file(), title)));
                    return new Chosen(title, items);
                }),
                chosen -> chosen.ifPresent(known ->
                        known.items().forEach((each, items) -> take(each, known.title(), items, each == line))),
                failure -> problem.set(Optional.of(Problem.of(texts, "by-hand.failed", failure))));
    }

    private record Chosen(TitleFacts title, Map<ManualImportLine, Set<Long>> items) {}

    /** Others than the meant file are taken only where their names tell what they are, and no other file is taken for it. */
    private void take(ManualImportLine line, TitleFacts title, Set<Long> items, boolean meant) {
        boolean elsewhere = lines.get().stream()
                .filter(each -> each != line && each.saidProperty().get().taken())
                .anyMatch(each -> each.saidProperty().get().itemIds().stream().anyMatch(items::contains));
        if (!meant && (items.isEmpty() || elsewhere)) {
            return;
        }
        ManualImportLine.Said before = line.saidProperty().get();
        Quality quality = before.quality().fits(title.kind()) ? before.quality() : Quality.unknown(title.kind());
        say(
                line,
                new ManualImportLine.Said(
                        true,
                        Optional.of(title),
                        title.slots().isEmpty() ? 0 : title.slots().getFirst().id(),
                        items,
                        quality));
    }

    public void leaveOut(ManualImportLine line, boolean out) {
        ManualImportLine.Said now = line.saidProperty().get();
        say(line, new ManualImportLine.Said(!out, now.title(), now.slotId(), now.itemIds(), now.quality()));
    }

    public void items(ManualImportLine line, Set<Long> items) {
        ManualImportLine.Said now = line.saidProperty().get();
        say(line, new ManualImportLine.Said(true, now.title(), now.slotId(), items, now.quality()));
    }

    public void slot(ManualImportLine line, long slotId) {
        ManualImportLine.Said now = line.saidProperty().get();
        say(line, new ManualImportLine.Said(true, now.title(), slotId, now.itemIds(), now.quality()));
    }

    public void quality(ManualImportLine line, Quality quality) {
        ManualImportLine.Said now = line.saidProperty().get();
        say(line, new ManualImportLine.Said(now.taken(), now.title(), now.slotId(), now.itemIds(), quality));
    }

    private void say(ManualImportLine line, ManualImportLine.Said said) {
        line.say(said);
        propose(line);
    }

    private void propose(ManualImportLine line) {
        line.answer(new ManualImportLine.Answer.None());
        check();
        Background.Lane lane = lanes.get(line);
        Optional<Choice> choice = line.choice();
        if (lane == null) {
            return;
        }
        if (choice.isEmpty()) {
            lane.drop();
            return;
        }
        lane.ask(
                () -> manualImport.propose(downloadId, choice.get()),
                proposal -> answered(line, new ManualImportLine.Answer.Goes(proposal)),
                failure -> answered(line, new ManualImportLine.Answer.Refused(why(failure))));
    }

    private String why(Throwable failure) {
        return failure instanceof UserException known
                ? texts.say(known.said())
                : Problem.of(texts, "by-hand.failed", failure).line();
    }

    private void answered(ManualImportLine line, ManualImportLine.Answer answer) {
        line.answer(answer);
        check();
    }

    private void check() {
        List<ManualImportLine> taken = lines.get().stream()
                .filter(line -> line.saidProperty().get().taken())
                .toList();
        ready.set(!sent
                && !taken.isEmpty()
                && taken.stream()
                        .allMatch(line -> line.answerProperty().get() instanceof ManualImportLine.Answer.Goes));
    }

    /** How many files are taken. */
    public int taken() {
        return (int) lines.get().stream()
                .filter(line -> line.saidProperty().get().taken())
                .count();
    }

    /**
     * Begins the import.
     *
     * @param begun run once it is under way
     */
    public void importNow(Runnable begun) {
        List<Choice> choices =
                lines.get().stream().flatMap(line -> line.choice().stream()).toList();
        sent = true;
        check();
        problem.set(Optional.empty());
        background.run(() -> pipeline.queue().importManually(downloadId, choices), job -> begun.run(), failure -> {
            sent = false;
            check();
            problem.set(Optional.of(Problem.of(texts, "by-hand.not-begun", failure)));
        });
    }
}
