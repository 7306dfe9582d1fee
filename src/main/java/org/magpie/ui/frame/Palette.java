package org.magpie.ui.frame;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Motion;

/** The command field (Ctrl+K): go to anything, do anything. */
public final class Palette {
    private static final double ROW = 40;
    private static final int ROWS = 8;

    private final PaletteModel model;
    private final StackPane layer = new StackPane();
    private final VBox box = new VBox();
    private final TextField field = new TextField();
    private final ListView<PaletteModel.Entry> list;
    private @Nullable Node before;

    /**
     * @param shortcuts shows what the keys do
     */
    public Palette(Context context, Runnable shortcuts) {
        model = new PaletteModel(context, shortcuts);
        list = new ListView<>(model.entries());
        field.setPromptText(context.text("palette.prompt"));
        field.setAccessibleText(context.text("palette.prompt"));
        field.getStyleClass().add("palette-field");
        field.textProperty().addListener((value, old, typed) -> model.type(typed));
        model.entries().addListener((ListChangeListener<PaletteModel.Entry>) change -> selectFirst());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setAccessibleText(context.text("palette.list"));
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new EntryCell());
        list.setOnMouseClicked(event -> run());
        box.setMaxHeight(Region.USE_PREF_SIZE);
        box.getStyleClass().add("palette");
        box.getChildren().addAll(field, list);
        Region shade = new Region();
        shade.getStyleClass().add("palette-shade");
        shade.setOnMouseClicked(event -> close());
        StackPane place = new StackPane(box);
        place.getStyleClass().add("palette-layer");
        place.setPickOnBounds(false);
        layer.getChildren().addAll(shade, place);
        layer.setVisible(false);
    }

    /** The layer that the frame lays over everything. */
    public Node layer() {
        return layer;
    }

    public boolean isOpen() {
        return layer.isVisible();
    }

    public void open() {
        before = layer.getScene() == null ? null : layer.getScene().getFocusOwner();
        field.clear();
        model.open();
        layer.setVisible(true);
        Motion.fadeIn(layer);
        field.requestFocus();
    }

    public void close() {
        layer.setVisible(false);
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> run();
            case ESCAPE -> close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int step) {
        int size = model.entries().size();
        if (size > 0) {
            int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + step, size);
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - ROWS + 1));
        }
    }

    private void selectFirst() {
        list.setPrefHeight(Math.min(ROWS, Math.max(1, model.entries().size())) * ROW + 18);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void run() {
        PaletteModel.Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close();
            chosen.action().run();
        }
    }

    private static final class EntryCell extends ListCell<PaletteModel.Entry> {
        private final Label text = new Label();
        private final Label detail = Buttons.label("", "caption");

        EntryCell() {
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            detail.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(PaletteModel.Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            text.setText(entry.text());
            detail.setText(entry.detail());
            HBox line = new HBox(entry.icon().node(), text, detail);
            line.getStyleClass().add("palette-line");
            setGraphic(line);
            setAccessibleText(entry.text());
        }
    }
}
