package org.magpie.ui.queue.manual;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.magpie.pipeline.download.UntrackedDownload;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.TitleSearch;
import org.magpie.ui.kit.rows.LibrarySearch;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.queue.line.QueueText;

/** Downloads that somebody else has started, for a wide drawer: each with what it seems to be, to be taken over or left. */
public final class UntrackedDownloadsSheet extends VBox {
    private final Context context;
    private final UntrackedDownloadsViewModel model;
    private final QueueText words;
    private final VBox cards = new VBox();

    public UntrackedDownloadsSheet(Context context, UntrackedDownloadsViewModel model, QueueText words) {
        this.context = context;
        this.model = model;
        this.words = words;
        getStyleClass().add("by-hand");
        getStylesheets()
                .add(UntrackedDownloadsSheet.class
                        .getResource("ManualImport.css")
                        .toExternalForm());
        cards.getStyleClass().add("by-hand-cards");
        Label intro = Buttons.label(context.text("untracked.intro"), "muted");
        intro.setWrapText(true);
        getChildren().addAll(intro, cards);
        model.rowsProperty().addListener((property, before, now) -> show(now));
        show(model.rowsProperty().get());
    }

    private void show(List<UntrackedDownload> untracked) {
        if (untracked.isEmpty()) {
            cards.getChildren().setAll(new EmptyState(Icon.HERE, context.text("untracked.none"), ""));
        } else {
            cards.getChildren().setAll(untracked.stream().map(this::card).toList());
        }
    }

    private Node card(UntrackedDownload found) {
        Label name = Buttons.label(found.name(), "card-title");
        name.setTooltip(new Tooltip(found.name()));
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        StateChip chip =
                new StateChip(QueueText.tone(found.state()), QueueText.icon(found.state()), words.state(found.state()));
        HBox head = new HBox(name, chip);
        head.getStyleClass().add("by-hand-head");
        head.setAlignment(Pos.CENTER_LEFT);
        String size = found.size() < 0
                ? context.text("queue.size-unknown")
                : context.formats().size(found.size());
        Label where = Buttons.label(
                found.client() + "  ·  " + size + "  ·  "
                        + context.texts().say(found.guess().because()),
                "caption");
        where.setWrapText(true);
        VBox card = new VBox(head, where, actions(found));
        card.getStyleClass().addAll("card-box", "by-hand-card");
        return card;
    }

    private Node actions(UntrackedDownload found) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button leave = Buttons.plain(context.text("untracked.leave"), () -> model.leaveAlone(found));
        HBox bar = new HBox();
        if (found.guess().isAnything()) {
            bar.getChildren()
                    .add(Buttons.main(
                            Icon.CHECK,
                            context.text("untracked.adopt", found.guess().titleName()),
                            () -> model.adopt(found)));
        }
        TitleSearch search = new TitleSearch(
                context,
                new LibrarySearch(context.library().rows().get())::find,
                titleId -> model.adopt(found, titleId));
        search.setPromptText(
                context.text(found.guess().isAnything() ? "untracked.other-title" : "untracked.which-title"));
        search.getStyleClass().add("by-hand-title");
        bar.getChildren().addAll(search, gap, leave);
        bar.getStyleClass().add("by-hand-fields");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }
}
