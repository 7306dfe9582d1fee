package org.magpie.ui.library;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.magpie.insight.LibraryRow;
import org.magpie.ui.kit.place.Context;

/** Keeps which columns of the table a person has chosen and how it is sorted. */
final class TableLayout {
    /** Key of the preference that holds the columns that are hidden, by their ids. */
    static final String HIDDEN = "library.columns-hidden";

    /** Key of the preference that holds the column that the table is sorted by, with {@code -} before it for the other way round. */
    static final String SORTED = "library.columns-sorted";

    /** From this width on there is room for each column. */
    private static final double ROOM_FOR_ALL = 900;

    private final Context context;
    private final TableView<LibraryRow> table;
    private final Set<String> makeRoom;
    private final Set<String> hidden = new TreeSet<>();
    /** While the columns are set, that is no choice of a person. */
    private boolean arranging;

    /**
     * @param makeRoom the columns that are not shown in a narrow window, unless somebody asks for them, so that nothing else is cut
     */
    TableLayout(Context context, TableView<LibraryRow> table, Set<String> makeRoom) {
        this.context = context;
        this.table = table;
        this.makeRoom = Set.copyOf(makeRoom);
        for (TableColumn<LibraryRow, ?> column : table.getColumns()) {
            column.visibleProperty().addListener((value, before, now) -> chosen(column.getId(), now));
            column.sortTypeProperty().addListener(change -> sorted());
        }
        table.getSortOrder().addListener((ListChangeListener<TableColumn<LibraryRow, ?>>) change -> sorted());
        table.widthProperty().addListener((value, before, now) -> {
            boolean roomy = now.doubleValue() >= ROOM_FOR_ALL;
            if (roomy != before.doubleValue() >= ROOM_FOR_ALL || before.doubleValue() == 0) {
                arrange();
            }
        });
        context.background()
                .run(
                        () -> new Stored(
                                context.services().preferences().get(HIDDEN, ""),
                                context.services().preferences().get(SORTED, "")),
                        this::take,
                        failure -> context.tell("start.preferences.failed", failure));
    }

    private record Stored(String hidden, String sorted) {}

    private void take(Stored stored) {
        Arrays.stream(stored.hidden().split(",")).filter(id -> !id.isBlank()).forEach(hidden::add);
        arrange();
        boolean reversed = stored.sorted().startsWith("-");
        String id = reversed ? stored.sorted().substring(1) : stored.sorted();
        arranging = true;
        try {
            table.getColumns().stream()
                    .filter(column -> id.equals(column.getId()))
                    .findFirst()
                    .ifPresent(column -> {
                        column.setSortType(reversed ? SortType.DESCENDING : SortType.ASCENDING);
                        table.getSortOrder().setAll(List.of(column));
                    });
        } finally {
            arranging = false;
        }
    }

    private void arrange() {
        boolean roomy = table.getWidth() >= ROOM_FOR_ALL;
        arranging = true;
        try {
            table.getColumns()
                    .forEach(column -> column.setVisible(
                            !hidden.contains(column.getId()) && (roomy || !makeRoom.contains(column.getId()))));
        } finally {
            arranging = false;
        }
    }

    private void chosen(String id, boolean visible) {
        if (arranging) {
            return;
        }
        boolean changed = visible ? hidden.remove(id) : hidden.add(id);
        if (changed) {
            keep(HIDDEN, String.join(",", hidden));
        }
    }

    private void sorted() {
        if (arranging) {
            return;
        }
        String by = table.getSortOrder().stream()
                .findFirst()
                .map(column -> (column.getSortType() == SortType.DESCENDING ? "-" : "") + column.getId())
                .orElse("");
        keep(SORTED, by);
    }

    private void keep(String key, String value) {
        context.background()
                .run(
                        () -> {
                            context.services().preferences().set(key, value);
                            return true;
                        },
                        done -> {},
                        failure -> context.tell("frame.preference.failed", failure));
    }
}
