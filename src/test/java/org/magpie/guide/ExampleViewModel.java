package org.magpie.guide;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.text.Texts;
import org.magpie.insight.Insight;
import org.magpie.insight.LibraryRow;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

// guide: view model
/** The titles that take up most room. Belongs to the window's thread. */
public final class ExampleViewModel {
    private static final int MOST = 50;

    private final Insight insight;
    private final ViewLoader loader;
    private final ObservableList<LibraryRow> rows = FXCollections.observableArrayList();

    public ExampleViewModel(Insight insight, Background background, Texts texts) {
        this.insight = insight;
        this.loader = new ViewLoader(background, texts, "library.failed"); // what is said when it cannot be read
    }

    /** Which of its faces the screen shows: waiting, empty, failed or there. */
    ViewLoader loader() {
        return loader;
    }

    ObservableList<LibraryRow> rows() {
        return rows;
    }

    /** Reads on another thread; the second half runs on the window's. */
    void refresh() {
        loader.read(this::largest, fresh -> {
            rows.setAll(fresh);
            return !fresh.isEmpty();
        });
    }

    private List<LibraryRow> largest() {
        return insight.library().stream()
                .sorted((one, other) -> Long.compare(other.size(), one.size()))
                .limit(MOST)
                .toList();
    }
}
// guide: end
