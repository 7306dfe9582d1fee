package org.magpie.ui.wanted;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.insight.WantedRow;
import org.magpie.media.Artwork;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.rows.PosterFrame;
import org.magpie.ui.kit.style.Kinds;

/** What is wanted, with its poster. */
final class WantedTitleRow extends HBox {
    private static final double THUMB = 28;

    private final Context context;
    private final PosterFrame thumb = new PosterFrame(THUMB, 4);
    private final Label title = Buttons.label("", "card-title");
    private final Label item = Buttons.label("", "caption");
    private final Tooltip whole = new Tooltip();

    WantedTitleRow(Context context) {
        this.context = context;
        getStyleClass().add("title-cell");
        VBox words = new VBox(title, item);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(thumb, words);
        title.setTooltip(whole);
    }

    void show(WantedRow row) {
        thumb.show(
                row.title(),
                row.kind(),
                show -> context.pictures().ask(row.titleId(), Artwork.Kind.POSTER, (int) (THUMB * 2), show));
        title.setText(row.title());
        item.setText(row.item().isEmpty() ? context.text(Kinds.key(row.kind())) : row.item());
        whole.setText(row.title() + (row.item().isEmpty() ? "" : "\n" + row.item()));
    }
}
