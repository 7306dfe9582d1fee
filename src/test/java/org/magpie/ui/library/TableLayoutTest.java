package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.magpie.insight.LibraryRow;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;

/** The columns of the library's table are those that a person left there. */
class TableLayoutTest {
    @SuppressWarnings("unchecked")
    private static TableView<LibraryRow> table(Screens screens) {
        return (TableView<LibraryRow>) screens.scene().lookup(".library-table");
    }

    private static TableColumn<LibraryRow, ?> column(Screens screens, String id) {
        return table(screens).getColumns().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void columns_and_order_are_remembered() {
        WindowFixture window = Samples.filled(Locale.ENGLISH);
        window.preferences.set(LibraryViewModel.TABLE, "true");
        try (Screens screens = Screens.of(window)) {
            screens.await(".library-table .table-cell");
            screens.await(() -> column(screens, "library.column.profile").isVisible());
            Screens.run(() -> {
                column(screens, "library.column.size").setVisible(false);
                TableColumn<LibraryRow, ?> year = column(screens, "library.column.year");
                year.setSortType(TableColumn.SortType.DESCENDING);
                table(screens).getSortOrder().add(year);
            });
            screens.await(() -> window.preferences.get(TableLayout.SORTED, "").equals("-library.column.year")
                    && window.preferences.get(TableLayout.HIDDEN, "").equals("library.column.size"));
        }
        try (Screens screens = Screens.of(window)) {
            screens.await(".library-table .table-cell");
            screens.await(() -> !column(screens, "library.column.size").isVisible()
                    && !table(screens).getSortOrder().isEmpty());
            assertThat(Screens.call(() -> table(screens).getItems().getFirst().year()))
                    .isEqualTo(window.insight.library.stream()
                            .mapToInt(LibraryRow::year)
                            .max()
                            .orElseThrow());
            // A narrow window hides what can be spared and takes that for no choice.
            Screens.run(() -> screens.stage().setWidth(960));
            screens.await(() -> !column(screens, "library.column.profile").isVisible());
            assertThat(window.preferences.get(TableLayout.HIDDEN, "")).isEqualTo("library.column.size");
        }
    }
}
