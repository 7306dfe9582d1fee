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
import org.magpie.ui.kit.background.Reading;
import org.magpie.ui.kit.rows.LibrarySearch;

/** The files of a download, what each is taken for, and where it would go. Belongs to the window's thread. */
public final class ByHandViewModel {
    private final long downloadId;
    private final Pipeline pipeline;
    private final ManualImport manualImport;
    private final LibrarySearch library;
    private final Background background;
    private final Texts texts;
    private final Reading reading;
    private final Map<ByHandLine, Background.Lane> lanes = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<ByHandLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> leftOut = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private boolean sent;

    /**
     * @param library what can be searched for a title
     */
    public ByHandViewModel(
            long downloadId, Pipeline pipeline, List<LibraryRow> library, Background background, Texts texts) {
        this.downloadId = downloadId;
        this.pipeline = pipeline;
        this.manualImport = pipeline.byHand();
        this.library = new LibrarySearch(library);
        this.background = background;
        this.texts = texts;
        this.reading = new Reading(background, texts, "by-hand.failed");
    }

    public Reading reading() {
        return reading;
    }

    /** Largest file first. */
    public ReadOnlyObjectProperty<List<ByHandLine>> linesProperty() {
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
        reading.read(this::look, looked -> {
            leftOut.set(looked.contents().leftOut());
            List<ByHandLine> fresh = looked.contents().films().stream()
                    .map(found -> new ByHandLine(found, title(found, looked.titles())))
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
    public void choose(ByHandLine line, long titleId) {
        List<ByHandLine> meant = lines.get().stream()
                .filter(each ->
                        each == line || each.saidProperty().get().title().isEmpty())
                .toList();
        background.run(
                () -> manualImport.title(titleId).map(title -> {
                    Map<ByHandLine, Set<Long>> items = new HashMap<>();
                    meant.forEach(
                            each -> items.put(each, manualImport.items(each.found().file(), title)));
                    return new Chosen(title, items);
                }),
                chosen -> chosen.ifPresent(known ->
                        known.items().forEach((each, items) -> take(each, known.title(), items, each == line))),
                failure -> problem.set(Optional.of(Problem.of(texts, "by-hand.failed", failure))));
    }

    private record Chosen(TitleFacts title, Map<ByHandLine, Set<Long>> items) {}

    /** Others than the meant file are taken only where their names tell what they are, and no other file is taken for it. */
    private void take(ByHandLine line, TitleFacts title, Set<Long> items, boolean meant) {
        boolean elsewhere = lines.get().stream()
                .filter(each -> each != line && each.saidProperty().get().taken())
                .anyMatch(each -> each.saidProperty().get().itemIds().stream().anyMatch(items::contains));
        if (!meant && (items.isEmpty() || elsewhere)) {
            return;
        }
        ByHandLine.Said before = line.saidProperty().get();
        Quality quality = before.quality().fits(title.kind()) ? before.quality() : Quality.unknown(title.kind());
        say(
                line,
                new ByHandLine.Said(
                        true,
                        Optional.of(title),
                        title.slots().isEmpty() ? 0 : title.slots().getFirst().id(),
                        items,
                        quality));
    }

    public void leaveOut(ByHandLine line, boolean out) {
        ByHandLine.Said now = line.saidProperty().get();
        say(line, new ByHandLine.Said(!out, now.title(), now.slotId(), now.itemIds(), now.quality()));
    }

    public void items(ByHandLine line, Set<Long> items) {
        ByHandLine.Said now = line.saidProperty().get();
        say(line, new ByHandLine.Said(true, now.title(), now.slotId(), items, now.quality()));
    }

    public void slot(ByHandLine line, long slotId) {
        ByHandLine.Said now = line.saidProperty().get();
        say(line, new ByHandLine.Said(true, now.title(), slotId, now.itemIds(), now.quality()));
    }

    public void quality(ByHandLine line, Quality quality) {
        ByHandLine.Said now = line.saidProperty().get();
        say(line, new ByHandLine.Said(now.taken(), now.title(), now.slotId(), now.itemIds(), quality));
    }

    private void say(ByHandLine line, ByHandLine.Said said) {
        line.say(said);
        propose(line);
    }

    private void propose(ByHandLine line) {
        line.answer(new ByHandLine.Answer.None());
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
                proposal -> answered(line, new ByHandLine.Answer.Goes(proposal)),
                failure -> answered(line, new ByHandLine.Answer.Refused(why(failure))));
    }

    private String why(Throwable failure) {
        return failure instanceof UserException known
                ? texts.say(known.said())
                : Problem.of(texts, "by-hand.failed", failure).line();
    }

    private void answered(ByHandLine line, ByHandLine.Answer answer) {
        line.answer(answer);
        check();
    }

    private void check() {
        List<ByHandLine> taken = lines.get().stream()
                .filter(line -> line.saidProperty().get().taken())
                .toList();
        ready.set(!sent
                && !taken.isEmpty()
                && taken.stream().allMatch(line -> line.answerProperty().get() instanceof ByHandLine.Answer.Goes));
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
        background.run(() -> pipeline.importByHand(downloadId, choices), job -> begun.run(), failure -> {
            sent = false;
            check();
            problem.set(Optional.of(Problem.of(texts, "by-hand.not-begun", failure)));
        });
    }
}
