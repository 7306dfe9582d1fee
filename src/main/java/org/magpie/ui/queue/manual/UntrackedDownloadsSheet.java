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
        getStylesheets().add(UntrackedDownloadsSheet.class.getResource("ManualImport.css").toExternalForm());
        cards.getStyleClass().add("by-hand-cards");
        Label intro = Buttons.label(context.text("stranger.intro"), "muted");
        intro.setWrapText(true);
        getChildren().addAll(intro, cards);
        model.rowsProperty().addListener((property, before, now) -> show(now));
        show(model.rowsProperty().get());
    }

    private void show(List<UntrackedDownload> strangers) {
        if (strangers.isEmpty()) {
            cards.getChildren().setAll(new EmptyState(Icon.HERE, context.text("stranger.none"), ""));
        } else {
            cards.getChildren().setAll(strangers.stream().map(this::card).toList());
        }
    }

    private Node card(UntrackedDownload stranger) {
        Label name = Buttons.label(stranger.name(), "card-title");
        name.setTooltip(new Tooltip(stranger.name()));
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        StateChip chip = new StateChip(
                QueueText.tone(stranger.state()), QueueText.icon(stranger.state()), words.state(stranger.state()));
        HBox head = new HBox(name, chip);
        head.getStyleClass().add("by-hand-head");
        head.setAlignment(Pos.CENTER_LEFT);
        String size = stranger.size() < 0
                ? context.text("queue.size-unknown")
                : context.formats().size(stranger.size());
        Label where = Buttons.label(
                stranger.client() + "  ·  " + size + "  ·  "
                        + context.texts().say(stranger.guess().because()),
                "caption");
        where.setWrapText(true);
        VBox card = new VBox(head, where, actions(stranger));
        card.getStyleClass().addAll("card-box", "by-hand-card");
        return card;
    }

    private Node actions(UntrackedDownload stranger) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button leave = Buttons.plain(context.text("stranger.leave"), () -> model.leaveAlone(stranger));
        HBox bar = new HBox();
        if (stranger.guess().isAnything()) {
            bar.getChildren()
                    .add(Buttons.main(
                            Icon.CHECK,
                            context.text("stranger.adopt", stranger.guess().titleName()),
                            () -> model.adopt(stranger)));
        }
        TitleSearch search = new TitleSearch(
                context,
                new LibrarySearch(context.library().rows().get())::find,
                titleId -> model.adopt(stranger, titleId));
        search.setPromptText(
                context.text(stranger.guess().isAnything() ? "stranger.other-title" : "stranger.which-title"));
        search.getStyleClass().add("by-hand-title");
        bar.getChildren().addAll(search, gap, leave);
        bar.getStyleClass().add("by-hand-fields");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }
}
