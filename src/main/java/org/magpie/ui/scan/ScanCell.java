package org.magpie.ui.scan;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.ui.importing.FileDrop;
import org.magpie.ui.importing.FileImportLine;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.TitleSearch;
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
        card.getChildren().add(words(line));
        if (line.isWaiting()) {
            card.getChildren().add(deciding(line));
        } else if (line.isLeftAlone()) {
            first.getChildren().add(1, flat(context.text("ondisk.line.recall"), () -> model.recall(List.of(line))));
        } else {
            first.getChildren()
                    .add(1, flat(context.text("ondisk.line.dismiss"), () -> model.leaveAlone(List.of(line))));
            first.getChildren().add(1, flat(context.text("ondisk.line.other"), () -> other(card, line)));
        }
        if (line.titleId() != 0) {
            card.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    context.navigator().open(new Place.Title(line.titleId()));
                }
            });
        }
        return card;
    }

    /** What it is taken for, why, and how much it is. */
    private Node words(ScanLine line) {
        String size =
                context.text("ondisk.line.size", line.files(), context.formats().size(line.bytes()));
        Label why = Buttons.label(context.texts().say(line.because()) + "  ·  " + size, "caption");
        if (line.title().isEmpty()) {
            why.setWrapText(true);
            why.setMinHeight(USE_PREF_SIZE);
            return why;
        }
        why.setTooltip(new Tooltip(why.getText()));
        Label taken = Buttons.label(context.text("ondisk.line.is", named(line.title(), line.year())), "ondisk-title");
        taken.setMinWidth(0);
        why.setMinWidth(0);
        HBox.setHgrow(why, Priority.ALWAYS);
        HBox words = new HBox(taken, why);
        words.getStyleClass().add("ondisk-line-head");
        words.setAlignment(Pos.CENTER_LEFT);
        return words;
    }

    private static Button flat(String text, Runnable action) {
        Button button = Buttons.plain(text, action);
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private String named(String name, int year) {
        return year == 0 ? name : context.text("by-hand.named", name, String.valueOf(year));
    }

    /** Lets the person say what a recognised line is instead. */
    private void other(VBox card, ScanLine line) {
        if (card.lookup(".text-field") == null) {
            Node deciding = deciding(line);
            card.getChildren().add(deciding);
            card.applyCss();
            Node field = deciding.lookup(".text-field");
            if (field != null) {
                field.requestFocus();
            }
        }
    }

    private Node deciding(ScanLine line) {
        FlowPane bar = new FlowPane(8, 6);
        bar.setAlignment(Pos.CENTER_LEFT);
        line.sure().ifPresent(title -> bar.getChildren().add(holding(line, title)));
        for (Candidate candidate : line.candidates()) {
            if (candidate.titleId() != 0 && line.sure().isEmpty()) {
                bar.getChildren()
                        .add(Buttons.plain(
                                Icon.CHECK,
                                context.text("ondisk.line.is", named(candidate.name(), candidate.year())),
                                () -> model.is(line, candidate.titleId(), List.of())));
            }
        }
        TitleSearch search =
                new TitleSearch(context, ScanBar.titles(context, model), titleId -> model.is(line, titleId, List.of()));
        search.setPromptText(context.text("ondisk.line.which"));
        search.setPrefColumnCount(22);
        bar.getChildren().add(search);
        Path place = model.report()
                .get()
                .map(report -> report.root().resolve(line.path()))
                .orElse(null);
        bar.getChildren()
                .add(Buttons.plain(
                        Icon.ADD,
                        context.text("ondisk.line.add"),
                        () -> context.navigator().open(new Place.Add(lastPart(line.path()), place))));
        if (line.isWaiting()) {
            Button dismiss = Buttons.plain(context.text("ondisk.line.dismiss"), () -> model.dismiss(line));
            dismiss.getStyleClass().add("flat");
            bar.getChildren().add(dismiss);
        }
        return bar;
    }

    /** A field for what a file holds of the title that it surely is of. */
    private Node holding(ScanLine line, Candidate title) {
        TextField field = new TextField();
        field.setPromptText(context.text("ondisk.line.holds", title.name()));
        field.setAccessibleText(field.getPromptText());
        field.setPrefColumnCount(26);
        field.getStyleClass().add("ondisk-holds");
        field.setOnAction(event -> holds(line, title, field.getText()));
        if (model.isAsking(line)) {
            Platform.runLater(field::requestFocus);
        }
        return field;
    }

    private void holds(ScanLine line, Candidate title, String typed) {
        if (typed.isBlank()) {
            return;
        }
        context.background()
                .run(
                        () -> context.services()
                                .pipeline()
                                .queue()
                                .manualImport()
                                .title(title.titleId())
                                .orElseThrow(() -> new UserException("title.gone")),
                        facts -> FileImportLine.items(typed, facts)
                                .filter(items -> !items.isEmpty())
                                .ifPresentOrElse(
                                        items -> model.is(line, title.titleId(), List.copyOf(items)),
                                        () -> context.toasts()
                                                .show(
                                                        StatusColor.ATTENTION,
                                                        context.text("file-import.no-items", typed))),
                        failure -> context.tell("ondisk.is.failed", failure));
    }

    private static String lastPart(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= 5 ? name.substring(0, dot) : name;
    }
}
