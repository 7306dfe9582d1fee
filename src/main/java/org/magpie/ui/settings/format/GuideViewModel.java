package org.magpie.ui.settings.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.magpie.base.error.Message;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Progress;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.decide.format.guide.Guide;
import org.magpie.pipeline.decide.format.guide.GuideSource.Selection;
import org.magpie.pipeline.decide.format.guide.ImportReport;
import org.magpie.pipeline.decide.format.guide.ImportReport.Outcome;
import org.magpie.pipeline.decide.format.guide.ImportReport.Part;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.place.Context;

/** Takes custom formats, profiles and sizes from the guide, a file or a text. Belongs to the window's thread. */
final class GuideViewModel {
    private static final int NAMED = 8;

    private final Context context;
    private final Guide guide;
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.GUIDE);
    private final ObjectProperty<MediaKind> kind;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty pasted = new SimpleStringProperty("");
    private final BooleanProperty formats = new SimpleBooleanProperty(true);
    private final BooleanProperty profiles = new SimpleBooleanProperty(true);
    private final StringProperty sizes = new SimpleStringProperty("");
    private final BooleanProperty weekly = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Waiting());

    /** Where from. */
    enum Way {
        GUIDE,
        FILE,
        PASTE
    }

    /** How far it is. */
    sealed interface State {
        record Waiting() implements State {}

        /**
         * @param total 0 while it is not known
         */
        record Working(long done, long total) implements State {}

        record Failed(Problem problem) implements State {}

        /**
         * @param lines what has become of it, each a sentence
         * @param problems what was left out, each a sentence
         */
        record Done(List<String> lines, List<String> problems) implements State {}
    }

    GuideViewModel(Context context, Guide guide, MediaKind kind) {
        this.context = context;
        this.guide = guide;
        this.kind = new SimpleObjectProperty<>(kind == MediaKind.SERIES ? MediaKind.SERIES : MediaKind.MOVIE);
        way.addListener((property, before, now) -> {
            // The guide is about films and series only.
            if (now == Way.GUIDE && this.kind.get() != MediaKind.SERIES) {
                this.kind.set(MediaKind.MOVIE);
            }
        });
        context.background()
                .run(
                        () -> new Last(guide.address(), guide.isWeekly()),
                        last -> {
                            address.set(last.address());
                            weekly.set(last.weekly());
                        },
                        failure -> fail(failure));
    }

    private record Last(String address, boolean weekly) {}

    ObjectProperty<Way> wayProperty() {
        return way;
    }

    /** What it is meant for. */
    ObjectProperty<MediaKind> kindProperty() {
        return kind;
    }

    StringProperty addressProperty() {
        return address;
    }

    StringProperty pastedProperty() {
        return pasted;
    }

    BooleanProperty formatsProperty() {
        return formats;
    }

    BooleanProperty profilesProperty() {
        return profiles;
    }

    /** The type of sizes to take; empty for none. */
    StringProperty sizesProperty() {
        return sizes;
    }

    BooleanProperty weeklyProperty() {
        return weekly;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    boolean isReady() {
        if (state.get() instanceof State.Working) {
            return false;
        }
        return switch (way.get()) {
            case GUIDE ->
                !address.get().isBlank()
                        && (formats.get() || profiles.get() || !sizes.get().isEmpty());
            case FILE -> true;
            case PASTE -> !pasted.get().isBlank();
        };
    }

    void paste(Runnable done) {
        String text = pasted.get();
        MediaKind of = kind.get();
        work(() -> guide.paste(text, of), done);
    }

    void file(Path file, Runnable done) {
        MediaKind of = kind.get();
        work(() -> guide.file(file, of), done);
    }

    /** Fetches as a job, so that it can be seen and cancelled; an address of a single document is read at once. */
    void fetch(Runnable done) {
        String from = address.get().strip();
        MediaKind of = kind.get();
        if (from.endsWith(".json")) {
            work(() -> guide.document(from, of), done);
            return;
        }
        Selection selection = new Selection(Set.of(of), formats.get(), profiles.get(), sizes.get());
        boolean again = weekly.get();
        state.set(new State.Working(0, 0));
        context.services().jobs().start("guide", from, "", progress -> {
            try {
                guide.setWeekly(again);
                ImportReport report = guide.fetch(from, selection, watched(progress));
                context.background().onWindow(() -> finish(report, done));
            } catch (JobCancelledException cancelled) {
                context.background().onWindow(() -> state.set(new State.Waiting()));
                throw cancelled;
            } catch (RuntimeException failure) {
                context.background().onWindow(() -> fail(failure));
                throw failure;
            }
        });
    }

    private Progress watched(Progress progress) {
        return new Progress() {
            @Override
            public void at(long done, long total) {
                progress.at(done, total);
                context.background().onWindow(() -> {
                    if (state.get() instanceof State.Working) {
                        state.set(new State.Working(done, total));
                    }
                });
            }

            @Override
            public void says(Message message) {
                progress.says(message);
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }

    private void work(Callable<ImportReport> work, Runnable done) {
        state.set(new State.Working(0, 0));
        context.background().run(work, report -> finish(report, done), this::fail);
    }

    private void fail(Throwable failure) {
        state.set(new State.Failed(Problem.of(context.texts(), "settings.guide.failed", failure)));
    }

    private void finish(ImportReport report, Runnable done) {
        state.set(new State.Done(
                lines(report),
                report.problems().stream().map(context.texts()::say).toList()));
        done.run();
    }

    private List<String> lines(ImportReport report) {
        List<String> lines = new ArrayList<>();
        for (Part part : Part.values()) {
            long all = report.entries().stream()
                    .filter(entry -> entry.part() == part)
                    .count();
            if (all > 0) {
                lines.add(context.text(
                        "settings.guide.part." + part.name().toLowerCase(Locale.ROOT),
                        report.count(part, Outcome.ADDED),
                        report.count(part, Outcome.UPDATED),
                        report.count(part, Outcome.SAME)));
            }
        }
        List<String> kept = report.names(Outcome.KEPT);
        if (!kept.isEmpty()) {
            String named = kept.stream().limit(NAMED).collect(Collectors.joining(", "));
            lines.add(context.text("settings.guide.kept", kept.size(), kept.size() > NAMED ? named + " …" : named));
        }
        return lines.isEmpty() ? List.of(context.text("settings.guide.nothing")) : List.copyOf(lines);
    }

    /** The types of sizes that the guide has for the kind; the first is for those who want none. */
    List<String> sizeTypes() {
        return kind.get() == MediaKind.MOVIE
                ? List.of("", "standard", "anime", "sqp-streaming", "sqp-uhd")
                : List.of("", "standard", "anime");
    }
}
