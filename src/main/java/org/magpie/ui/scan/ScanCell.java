package org.magpie.ui.scan;

import java.util.List;
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
import org.magpie.ui.importing.FileDrop;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.TitleSearch;
import org.magpie.ui.kit.rows.LibrarySearch;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.upkeep.scan.LibraryScan.Candidate;

/** A folder or file, what it is taken for and why; where a person has to say it, a field to say it in. */
final class ScanCell extends ListCell<ScanLine> {
    private final Context context;
    private final ScanViewModel model;

    ScanCell(Context context, ScanViewModel model) {
        this.context = context;
        this.model = model;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ScanLine line, boolean empty) {
        super.updateItem(line, empty);
        setGraphic(empty || line == null ? null : card(line));
        setAccessibleText(
                empty || line == null
                        ? null
                        : line.path() + ", " + context.texts().say(line.because()));
    }

    private Node card(ScanLine line) {
        Label path = Buttons.label(line.path(), "ondisk-name");
        path.setTooltip(new Tooltip(line.path()));
        path.setMinWidth(0);
        path.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(path, Priority.ALWAYS);
        StateChip chip = line.isLeftAlone()
                ? new StateChip(StatusColor.QUIET, Icon.INFO, context.text("ondisk.line.left-alone"))
                : line.isWaiting()
                        ? new StateChip(StatusColor.ATTENTION, Icon.ATTENTION, context.text("ondisk.line.waiting"))
                        : new StateChip(
                                StatusColor.HERE,
                                line.isNew() ? Icon.ADD : Icon.HERE,
                                context.text(line.isNew() ? "ondisk.line.new" : "ondisk.line.known"));
        chip.setMinWidth(USE_PREF_SIZE);
        HBox first = new HBox(path, chip);
        first.getStyleClass().add("ondisk-line-head");
        first.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(first);
        card.getStyleClass().addAll("card-box", "ondisk-line");
        // Onto a title, a season or an episode, in this window or another.
        FileDrop.from(
                card,
                () -> model.report().get().stream()
                        .map(report -> report.root().resolve(line.path()))
                        .toList());
        String size =
                context.text("ondisk.line.size", line.files(), context.formats().size(line.bytes()));
        if (!line.title().isEmpty()) {
            String named = line.year() == 0
                    ? line.title()
                    : context.text("by-hand.named", line.title(), String.valueOf(line.year()));
            Label taken = Buttons.label(context.text("ondisk.line.is", named), "ondisk-title");
            taken.setMinWidth(0);
            card.getChildren().add(taken);
        }
        Label why = Buttons.label(context.texts().say(line.because()) + "  ·  " + size, "caption");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        card.getChildren().add(why);
        if (line.isWaiting()) {
            card.getChildren().add(deciding(line));
        } else if (line.isLeftAlone()) {
            card.getChildren()
                    .add(Buttons.plain(
                            Icon.UNDO, context.text("ondisk.line.recall"), () -> model.recall(List.of(line))));
        } else if (line.titleId() != 0) {
            card.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    context.navigator().open(new Place.Title(line.titleId()));
                }
            });
        }
        return card;
    }

    private Node deciding(ScanLine line) {
        FlowPane bar = new FlowPane(8, 8);
        bar.setAlignment(Pos.CENTER_LEFT);
        for (Candidate candidate : line.candidates()) {
            if (candidate.titleId() != 0) {
                String name = candidate.year() == 0
                        ? candidate.name()
                        : context.text("by-hand.named", candidate.name(), String.valueOf(candidate.year()));
                bar.getChildren()
                        .add(Buttons.plain(
                                Icon.CHECK,
                                context.text("ondisk.line.is", name),
                                () -> model.is(line, candidate.titleId(), () -> done(name))));
            }
        }
        TitleSearch search = new TitleSearch(
                context,
                new LibrarySearch(context.library().rows().get())::find,
                titleId -> model.is(line, titleId, () -> done(line.path())));
        search.setPromptText(context.text("ondisk.line.which"));
        search.setPrefColumnCount(22);
        bar.getChildren().add(search);
        bar.getChildren()
                .add(Buttons.plain(
                        Icon.ADD,
                        context.text("ondisk.line.add"),
                        () -> context.navigator().open(new Place.Add(lastPart(line.path())))));
        if (line.unmatchedId() != 0) {
            Button dismiss = Buttons.plain(context.text("ondisk.line.dismiss"), () -> model.dismiss(line));
            dismiss.getStyleClass().add("flat");
            bar.getChildren().add(dismiss);
        }
        return bar;
    }

    private void done(String name) {
        context.toasts().show(StatusColor.HERE, context.text("ondisk.line.done", name));
    }

    private static String lastPart(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= 5 ? name.substring(0, dot) : name;
    }
}
