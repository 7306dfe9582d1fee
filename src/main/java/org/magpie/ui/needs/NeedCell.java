package org.magpie.ui.needs;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.need.Need;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;
import org.magpie.ui.kit.style.StatusColor;

/** One thing that waits: what it is, why it waits, what can be done. */
final class NeedCell extends ListCell<Need> {
    private final Context context;
    private final NeedsViewModel model;

    NeedCell(Context context, NeedsViewModel model) {
        this.context = context;
        this.model = model;
        // As wide as the list and no wider: long names are cut, sentences wrapped.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Need need, boolean empty) {
        super.updateItem(need, empty);
        setGraphic(empty || need == null ? null : card(need));
        setAccessibleText(
                empty || need == null
                        ? null
                        : kind(need) + ", " + need.about() + ", "
                                + context.texts().say(need.reason()));
    }

    private String kind(Need need) {
        return context.text("need.kind." + need.kind());
    }

    private Node card(Need need) {
        Label about = Buttons.label(need.about(), "card-title");
        about.setTooltip(new Tooltip(need.about()));
        about.setMinWidth(0);
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        StateChip chip = new StateChip(StatusColor.ATTENTION, Icon.ATTENTION, kind(need));
        chip.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(about, chip);
        head.getStyleClass().add("need-head");
        head.setAlignment(Pos.CENTER_LEFT);
        Label reason = Buttons.label(context.texts().say(need.reason()), "muted");
        reason.setWrapText(true);
        reason.setMinHeight(USE_PREF_SIZE);
        VBox card = new VBox(head, reason);
        Instant begun = need.since();
        if (begun != null) {
            Label since = LiveText.label(
                    () -> context.text("needs.since", context.formats().relative(begun)), "caption");
            since.setTooltip(new Tooltip(context.formats().exact(begun)));
            card.getChildren().add(since);
        }
        card.getChildren().add(actions(need));
        card.getStyleClass().addAll("card-box", "need-card");
        return card;
    }

    private Node actions(Need need) {
        FlowPane bar = new FlowPane(8, 8);
        for (Need.Action action : need.actions()) {
            if (action.isOfCandidate()) {
                need.candidates().forEach(candidate -> bar.getChildren().add(of(need, action, candidate)));
            } else {
                Button button = Buttons.plain(
                        context.text("need.action." + action.key()), () -> model.decide(need, action, ""));
                if (action.isRemoval()) {
                    button.getStyleClass().addAll("button-outlined", "danger");
                }
                bar.getChildren().add(button);
            }
        }
        if (need.subject().startsWith("root:")) {
            long rootId = Long.parseLong(need.subject().substring("root:".length()));
            bar.getChildren()
                    .add(Buttons.plain(
                            Icon.NEXT,
                            context.text("needs.show"),
                            () -> context.navigator().open(new Place.OnDisk(rootId))));
        }
        if (need.subject().startsWith("download:")) {
            bar.getChildren()
                    .add(Buttons.plain(
                            Icon.NEXT,
                            context.text("needs.in-queue"),
                            () -> context.navigator().open(Place.Section.QUEUE)));
        }
        return bar;
    }

    private Node of(Need need, Need.Action action, Need.Candidate candidate) {
        Button button = Buttons.main(
                Icon.CHECK,
                context.text("need.action." + action.key(), candidate.name()),
                () -> model.decide(need, action, candidate.id()));
        button.setTooltip(new Tooltip(context.texts().say(candidate.because())));
        return button;
    }
}
