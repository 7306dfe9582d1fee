package org.magpie.ui.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import org.magpie.base.error.Message;
import org.magpie.insight.LibraryRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.TitleSearch;
import org.magpie.ui.kit.rows.LibrarySearch;
import org.magpie.ui.kit.style.Icon;

/** Filters and sorts what lies in a root folder, and says of all that is selected what it is. */
final class ScanBar extends FlowPane {
    private final Context context;
    private final ScanViewModel model;
    private final ListView<ScanLine> list;
    private final TextField filter = new TextField();

    ScanBar(Context context, ScanViewModel model, ListView<ScanLine> list) {
        super(8, 8);
        this.context = context;
        this.model = model;
        this.list = list;
        getStyleClass().add("ondisk-bar");
        setPrefWrapLength(620);
        setAlignment(Pos.CENTER_LEFT);
        filter.setPromptText(context.text("ondisk.filter"));
        filter.setAccessibleText(context.text("ondisk.filter"));
        filter.setPrefColumnCount(14);
        filter.textProperty().bindBidirectional(model.lines().typed());
        getChildren().addAll(filter, sort(), reason());
        selection();
    }

    TextField filter() {
        return filter;
    }

    private ComboBox<ScanSort> sort() {
        ComboBox<ScanSort> box = new ComboBox<>();
        Choice.dress(
                box,
                context.text("ondisk.sort"),
                each -> context.text("ondisk.sort." + each.name().toLowerCase(Locale.ROOT)));
        box.getItems().setAll(ScanSort.values());
        box.valueProperty().bindBidirectional(model.lines().sort());
        return box;
    }

    private ComboBox<Optional<Message>> reason() {
        ComboBox<Optional<Message>> box = new ComboBox<>();
        Choice.dress(
                box,
                context.text("ondisk.reason"),
                each -> each.map(context.texts()::say).orElseGet(() -> context.text("ondisk.reason.any")));
        box.setPrefWidth(220);
        Runnable fill = () -> {
            List<Optional<Message>> choices = new ArrayList<>();
            choices.add(Optional.empty());
            model.lines().reasons().get().forEach(each -> choices.add(Optional.of(each)));
            box.getItems().setAll(choices);
            box.setValue(choices.stream()
                    .filter(each ->
                            each.map(Message::key).equals(model.lines().reason().get()))
                    .findFirst()
                    .orElse(Optional.empty()));
            Buttons.show(box, choices.size() > 2);
        };
        model.lines().reasons().addListener((Observable changed) -> fill.run());
        fill.run();
        box.setOnAction(event -> {
            Optional<Message> chosen = box.getValue();
            if (chosen != null) {
                model.lines().reason().set(chosen.map(Message::key));
            }
        });
        return box;
    }

    private void selection() {
        Label count = Buttons.label("", "muted");
        TitleSearch are = new TitleSearch(context, titles(context, model), this::are);
        are.setPromptText(context.text("ondisk.are"));
        are.setAccessibleText(context.text("ondisk.are"));
        are.setPrefColumnCount(18);
        are.setId("ondisk-are");
        Button leave = Buttons.plain(context.text("ondisk.leave-alone"), () -> model.leaveAlone(selected()));
        Button recall = Buttons.plain(Icon.UNDO, context.text("ondisk.recall"), () -> model.recall(selected()));
        getChildren().addAll(count, are, leave, recall);
        ListChangeListener<ScanLine> follow = change -> show(count, are, leave, recall);
        list.getSelectionModel().getSelectedItems().addListener(follow);
        show(count, are, leave, recall);
    }

    private void show(Label count, TitleSearch are, Button leave, Button recall) {
        List<ScanLine> selected = selected();
        boolean isOpen = selected.stream().anyMatch(line -> !line.isLeftAlone());
        count.setText(context.text("ondisk.selected", selected.size()));
        Buttons.show(count, !selected.isEmpty());
        Buttons.show(are, isOpen);
        Buttons.show(leave, isOpen);
        Buttons.show(recall, selected.stream().anyMatch(ScanLine::isLeftAlone));
    }

    private void are(long titleId) {
        model.are(selected().stream().filter(line -> !line.isLeftAlone()).toList(), titleId);
    }

    /** Finds titles of the kind that the root folder is for. */
    static Function<String, List<LibraryRow>> titles(Context context, ScanViewModel model) {
        return typed -> new LibrarySearch(context.library().rows().get().stream()
                        .filter(row -> model.report()
                                .get()
                                .map(report -> report.kind() == row.kind())
                                .orElse(true))
                        .toList())
                .find(typed);
    }

    private List<ScanLine> selected() {
        return list.getSelectionModel().getSelectedItems().stream()
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
