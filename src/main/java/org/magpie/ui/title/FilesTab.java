package org.magpie.ui.title;

import java.nio.file.Path;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.TitlePage;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;

/** The files of a title on disk. */
final class FilesTab extends StackPane {
    private final Context context;
    private final TitleFiles titleFiles;
    private final TitleViewModel model;
    private final ObservableList<TitlePage.FileRow> files = FXCollections.observableArrayList();
    private final ListView<TitlePage.FileRow> list = new ListView<>(files);

    FilesTab(Context context, TitleViewModel model) {
        this.context = context;
        this.titleFiles = new TitleFiles(context);
        this.model = model;
        list.getStyleClass().addAll("edgeless", "lines");
        list.setAccessibleText(context.text("title.tab.files"));
        list.setCellFactory(view -> new FileCell());
        list.setOnKeyPressed(event -> {
            TitlePage.FileRow chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                titleFiles.play(chosen);
            } else if (event.getCode() == KeyCode.DELETE && chosen != null) {
                titleFiles.delete(chosen);
            }
        });
        model.page().addListener((value, before, now) -> show(now));
        show(model.page().get());
    }

    private void show(@Nullable TitlePage page) {
        files.setAll(
                page == null
                        ? List.of()
                        : page.items().stream()
                                .flatMap(item -> item.files().stream())
                                .distinct()
                                .toList());
        getChildren().setAll(files.isEmpty() ? new EmptyState(Icon.FILE, context.text("title.files.empty"), "") : list);
    }

    private List<MenuItem> menu(TitlePage.FileRow file) {
        TitlePage page = model.page().get();
        return page == null ? titleFiles.menu(file) : titleFiles.menu(page, file);
    }

    private final class FileCell extends ListCell<TitlePage.FileRow> {
        FileCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(TitlePage.@Nullable FileRow file, boolean empty) {
            super.updateItem(file, empty);
            setGraphic(empty || file == null ? null : line(file));
            setAccessibleText(empty || file == null ? null : file.path());
            setContextMenu(
                    empty || file == null ? null : new ContextMenu(menu(file).toArray(MenuItem[]::new)));
        }

        private Node line(TitlePage.FileRow file) {
            Path path = Path.of(file.path());
            Path last = path.getFileName();
            Label name = new Label(last == null ? file.path() : last.toString());
            name.setTooltip(new Tooltip(file.path()));
            String details = FileDetails.line(context, file);
            String origin = file.releaseName().isBlank()
                    ? file.slot()
                    : file.slot().isBlank()
                            ? context.text("title.file.from-release", file.releaseName())
                            : context.text("title.file.from", file.slot(), file.releaseName());
            Label beneath = Buttons.label(details.isEmpty() ? origin : details + "  ·  " + origin, "caption");
            beneath.setTooltip(new Tooltip(beneath.getText()));
            VBox words = new VBox(2, name, beneath);
            words.getStyleClass().add("release-words");
            words.setMinWidth(0);
            words.setPrefWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            Label added = LiveText.label(() -> context.formats().relative(file.added()), "column-date");
            added.setTooltip(new Tooltip(context.formats().exact(file.added())));
            HBox line = new HBox(
                    Icon.FILE.node(),
                    words,
                    added,
                    Buttons.label(file.languages(), "column-quality"),
                    Buttons.label(file.quality(), "column-quality"),
                    Buttons.label(context.formats().size(file.size()), "column-size"),
                    Buttons.icon(Icon.FOLDER, context.text("title.file.reveal"), () -> titleFiles.reveal(file)));
            line.getStyleClass().add("line");
            line.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    titleFiles.play(file);
                }
            });
            return line;
        }
    }
}
