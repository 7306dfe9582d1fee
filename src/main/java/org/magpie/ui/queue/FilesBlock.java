package org.magpie.ui.queue;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** The files of a download in its drawer: a few at a time, however many there are. */
final class FilesBlock extends VBox {
    private static final double ROW = 32;
    private static final int MOST_SHOWN = 8;

    private final Context context;
    private final FilesViewModel model;

    FilesBlock(Context context, FilesViewModel model) {
        this.context = context;
        this.model = model;
        getStyleClass().add("queue-files");
        Label title = Buttons.label("", "section-title");
        title.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            int count = model.filesProperty().get().size();
                            String word = context.text("queue.files");
                            return count < 2
                                    ? word
                                    : word + "  " + context.formats().number(count);
                        },
                        model.filesProperty()));
        ListView<Listed> list = new ListView<>();
        list.getStyleClass().add("edgeless");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(context.text("queue.files"));
        list.setCellFactory(view -> new FileCell());
        model.filesProperty().addListener((property, before, now) -> {
            list.setItems(FXCollections.observableList(now));
            double height = ROW * Math.min(MOST_SHOWN, now.size()) + 2;
            list.setPrefHeight(height);
            list.setMinHeight(height);
        });
        ViewStates states = new ViewStates(
                context.texts(),
                list,
                () -> new EmptyState(
                        Icon.FILE, context.text("queue.files.empty"), context.text("queue.files.empty.hint")),
                () -> Skeleton.rows(2, ROW),
                model::read);
        states.follow(model.loader().stateProperty());
        getChildren().addAll(title, states);
    }

    /** Shown for as long as its client has the download. */
    void follow(QueueRow row) {
        Buttons.show(this, FilesViewModel.isHeld(row));
        model.follow(row);
    }

    private final class FileCell extends ListCell<Listed> {
        private final Label name = new Label();
        private final Label size = Buttons.label("", "caption", "numbers");
        private final Tooltip whole = new Tooltip();
        private final HBox line = new HBox(Icon.FILE.node("icon-small"), name, size);

        FileCell() {
            line.getStyleClass().add("queue-file");
            // The end tells what it is as much as the beginning does.
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            name.setTooltip(whole);
            HBox.setHgrow(name, Priority.ALWAYS);
            size.setMinWidth(USE_PREF_SIZE);
            whole.setWrapText(true);
            whole.setMaxWidth(480);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Listed file, boolean empty) {
            super.updateItem(file, empty);
            if (empty || file == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(file.path());
            whole.setText(file.path());
            size.setText(file.size() < 0 ? "" : context.formats().size(file.size()));
            setAccessibleText(file.path() + ", " + size.getText());
            setGraphic(line);
        }
    }
}
