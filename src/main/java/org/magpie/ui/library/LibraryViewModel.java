package org.magpie.ui.library;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.LibraryDetails;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.filter.TitleFilter;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;

/** What the library shows: which rows, in which order, which of them are selected. Lives on the window's thread. */
public final class LibraryViewModel {
    /** Key of the preference that holds whether the table is shown instead of the posters. */
    public static final String TABLE = "library.table";

    /** Key of the preference that holds how wide a poster is at least. */
    public static final String POSTER_WIDTH = "library.poster-width";

    /** Key of the preference that holds under which headings the posters stand. */
    public static final String GROUPING = "library.grouping";

    /** In pixels: usual, and the least and the most that can be chosen. */
    public static final double USUAL_POSTER = 146;

    public static final double LEAST_POSTER = 96;
    public static final double MOST_POSTER = 280;

    private final Context context;
    private final Background.Lane indexing;
    private final Background.Lane filtering;
    private final Background.Lane counting;
    private volatile @Nullable Details details;
    private LibrarySearchIndex index = new LibrarySearchIndex(List.of());

    private final ReadOnlyObjectWrapper<LibraryFilter> filter = new ReadOnlyObjectWrapper<>(LibraryFilter.ALL);
    private final ReadOnlyObjectWrapper<List<LibraryRow>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<LibraryGrouping.Arranged> arranged =
            new ReadOnlyObjectWrapper<>(LibraryGrouping.Arranged.NOTHING);
    private final ReadOnlyObjectWrapper<LibraryGrouping> grouping = new ReadOnlyObjectWrapper<>(LibraryGrouping.NONE);
    private final ReadOnlyObjectWrapper<ViewState> state = new ReadOnlyObjectWrapper<>(ViewState.LOADING);
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(new Counts(0, 0, 0, 0, 0));
    private final ReadOnlyObjectWrapper<Set<Long>> selected = new ReadOnlyObjectWrapper<>(Set.of());
    private final DoubleProperty posterWidth = new SimpleDoubleProperty(USUAL_POSTER);
    private final BooleanProperty table = new SimpleBooleanProperty();

    public LibraryViewModel(Context context) {
        this.context = context;
        this.indexing = context.background().lane();
        this.filtering = context.background().lane();
        this.counting = context.background().lane();
        context.library().rows().addListener((value, before, now) -> reindex(now));
        context.library().state().addListener((value, before, now) -> faceOfAll(now));
        reindex(context.library().rows().get());
        faceOfAll(context.library().state().get());
        context.background()
                .run(
                        () -> context.services().preferences().is(TABLE, false),
                        table::set,
                        failure -> context.tell("start.preferences.failed", failure));
        context.background()
                .run(
                        () -> context.services().preferences().get(GROUPING, ""),
                        stored -> {
                            for (LibraryGrouping each : LibraryGrouping.values()) {
                                if (each.name().equals(stored) && each != LibraryGrouping.NONE) {
                                    grouping.set(each);
                                    apply();
                                }
                            }
                        },
                        failure -> context.tell("start.preferences.failed", failure));
        context.background()
                .run(
                        () -> context.services().preferences().get(POSTER_WIDTH, ""),
                        stored -> {
                            if (stored.matches("[0-9]{2,3}")) {
                                posterWidth.set(Math.clamp(Integer.parseInt(stored), LEAST_POSTER, MOST_POSTER));
                            }
                        },
                        failure -> context.tell("start.preferences.failed", failure));
    }

    public ReadOnlyObjectProperty<LibraryFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    /** The rows that pass the filter, in its order. */
    public ReadOnlyObjectProperty<List<LibraryRow>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** The same rows with the headings that they stand under. */
    ReadOnlyObjectProperty<LibraryGrouping.Arranged> arranged() {
        return arranged.getReadOnlyProperty();
    }

    /** Under which headings the posters stand; the table has none. */
    public ReadOnlyObjectProperty<LibraryGrouping> grouping() {
        return grouping.getReadOnlyProperty();
    }

    /** Shows the posters under headings from now on, or without. */
    public void group(LibraryGrouping by) {
        if (by == grouping.get()) {
            return;
        }
        grouping.set(by);
        apply();
        context.background()
                .run(
                        () -> {
                            context.services().preferences().set(GROUPING, by.name());
                            return true;
                        },
                        done -> {},
                        failure -> context.tell("frame.preference.failed", failure));
    }

    /** Empty also when the filter leaves nothing; {@link LibraryFilter#narrows} tells the two apart. */
    public ReadOnlyObjectProperty<ViewState> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    /** Ids of the selected titles, all of them shown; the one selection that the posters, the table and the bar follow. */
    public ReadOnlyObjectProperty<Set<Long>> selected() {
        return selected.getReadOnlyProperty();
    }

    /** Whether the table is shown instead of the posters. */
    public BooleanProperty table() {
        return table;
    }

    public void showKind(@Nullable MediaKind kind) {
        change(filter.get().withKind(kind));
    }

    public void type(String text) {
        change(filter.get().withText(text));
    }

    public void order(LibraryOrder order) {
        change(filter.get().withOrder(order));
    }

    /** Shows only what the conditions hold for. */
    public void show(TitleFilter conditions) {
        change(filter.get().withConditions(conditions));
    }

    /** How many titles of all there are the conditions hold for. */
    public void count(TitleFilter conditions, IntConsumer told, Consumer<? super Throwable> failed) {
        LibrarySearchIndex within = index;
        counting.ask(
                () -> LibraryFilter.ALL
                        .withConditions(conditions)
                        .of(
                                within,
                                conditions.needsDetails() ? details(within) : Map.of(),
                                context.services().clock().instant())
                        .size(),
                told::accept,
                failed);
    }

    /** Turns the order round, or back. */
    public void reverse(boolean reversed) {
        change(filter.get().inReverse(reversed));
    }

    /** How wide a poster is at least, in pixels. */
    public DoubleProperty posterWidth() {
        return posterWidth;
    }

    /** Keeps the width that was chosen. */
    public void keepPosterWidth() {
        String width = Long.toString(Math.round(posterWidth.get()));
        context.background()
                .run(
                        () -> {
                            context.services().preferences().set(POSTER_WIDTH, width);
                            return true;
                        },
                        done -> {},
                        failure -> context.tell("frame.preference.failed", failure));
    }

    public void toggleState(LibraryRow.State state) {
        Set<LibraryRow.State> states = EnumSet.noneOf(LibraryRow.State.class);
        states.addAll(filter.get().states());
        if (!states.remove(state)) {
            states.add(state);
        }
        change(filter.get().withStates(states));
    }

    /** Shows everything of the kind again. */
    public void clearFilter() {
        change(filter.get().withText("").withStates(Set.of()).withConditions(TitleFilter.everything()));
    }

    /** Selects a title besides the others, or ends that. */
    public void toggleSelected(long titleId) {
        Set<Long> next = new HashSet<>(selected.get());
        if (!next.remove(titleId)) {
            next.add(titleId);
        }
        select(next);
    }

    public void selectAll() {
        select(ids(shown.get()));
    }

    public void selectNone() {
        select(Set.of());
    }

    /** Selects these titles and no others; those that are not shown are left out, as nobody would see that they are meant. */
    public void select(Set<Long> titleIds) {
        Set<Long> next = new HashSet<>(titleIds);
        next.retainAll(ids(shown.get()));
        if (!next.equals(selected.get())) {
            selected.set(Set.copyOf(next));
        }
    }

    private static Set<Long> ids(List<LibraryRow> rows) {
        return rows.stream().map(LibraryRow::id).collect(Collectors.toSet());
    }

    /** Shows posters or table from now on. */
    public void showTable(boolean asTable) {
        table.set(asTable);
        context.background()
                .run(
                        () -> {
                            context.services().preferences().set(TABLE, Boolean.toString(asTable));
                            return true;
                        },
                        done -> {},
                        failure -> context.tell("frame.preference.failed", failure));
    }

    public void refresh() {
        context.library().load();
    }

    private void change(LibraryFilter next) {
        if (!next.equals(filter.get())) {
            filter.set(next);
            apply();
        }
    }

    private void reindex(List<LibraryRow> rows) {
        indexing.ask(() -> new LibrarySearchIndex(rows), this::take, this::fail);
    }

    private void take(LibrarySearchIndex fresh) {
        index = fresh;
        counts.set(new Counts(
                fresh.size(),
                fresh.count(MediaKind.MOVIE),
                fresh.count(MediaKind.SERIES),
                fresh.count(MediaKind.MUSIC),
                fresh.count(MediaKind.BOOK)));
        apply();
    }

    private void apply() {
        LibraryFilter wanted = filter.get();
        LibrarySearchIndex within = index;
        LibraryGrouping by = grouping.get();
        filtering.ask(
                () -> {
                    Map<Long, LibraryDetails> known =
                            wanted.conditions().needsDetails() || by.needsDetails() ? details(within) : Map.of();
                    List<LibraryRow> rows =
                            wanted.of(within, known, context.services().clock().instant());
                    return by.arrange(rows, known, context.texts());
                },
                this::show,
                this::fail);
    }

    /** Read once for the rows that are shown, and only where a filter asks for them. */
    private Map<Long, LibraryDetails> details(LibrarySearchIndex within) {
        Details known = details;
        if (known == null || known.of() != within) {
            known = new Details(within, context.services().insight().libraryDetails());
            details = known;
        }
        return known.all();
    }

    private record Details(LibrarySearchIndex of, Map<Long, LibraryDetails> all) {}

    private void show(LibraryGrouping.Arranged next) {
        arranged.set(next);
        shown.set(next.rows());
        select(selected.get());
        faceOfAll(context.library().state().get());
    }

    private void faceOfAll(ViewState all) {
        if (all instanceof ViewState.Filled) {
            // Until the first filtering has ended, nothing shown means nothing known.
            boolean pending = index.size() == 0;
            state.set(pending ? ViewState.LOADING : shown.get().isEmpty() ? ViewState.EMPTY : ViewState.FILLED);
        } else {
            state.set(all);
        }
    }

    private void fail(Throwable failure) {
        state.set(new ViewState.Failed(org.magpie.ui.kit.Problem.of(context.texts(), "library.failed", failure)));
    }

    /** How many titles there are. */
    public record Counts(int all, int movies, int series, int music, int books) {
        /**
         * @param kind null for all
         */
        public int of(@Nullable MediaKind kind) {
            if (kind == null) {
                return all;
            }
            return switch (kind) {
                case MOVIE -> movies;
                case SERIES -> series;
                case MUSIC -> music;
                case BOOK -> books;
            };
        }
    }
}
