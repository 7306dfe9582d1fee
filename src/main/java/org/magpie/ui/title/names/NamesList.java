package org.magpie.ui.title.names;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.match.TitleAliases.KnownName;
import org.magpie.pipeline.match.TitleAliases.Origin;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** The names by which releases of a title are known, each with where it is from; a person's own can be added and taken away. */
final class NamesList extends VBox {
    private static final double ROW = 44;
    private static final int MOST_SHOWN = 10;

    private final Context context;
    private final NamesViewModel model;
    private final ListView<KnownName> list = new ListView<>();
    private final TextField field = new TextField();

    NamesList(Context context, NamesViewModel model) {
        this.context = context;
        this.model = model;
        getStyleClass().add("names-section");
        Label help = Buttons.label(context.text("names.names.help"), "muted");
        help.setWrapText(true);
        Label problem = Buttons.label("", "names-problem");
        problem.setWrapText(true);
        problem.setGraphic(Icon.ATTENTION.node());
        problem.textProperty().bind(model.problem());
        model.problem().addListener((value, before, now) -> Buttons.show(problem, !now.isEmpty()));
        Buttons.show(problem, !model.problem().get().isEmpty());
        prepareList();
        getChildren().addAll(help, adding(), problem, list);
        model.names().addListener((value, before, now) -> show(now));
        show(model.names().get());
    }

    private Node adding() {
        field.setPromptText(context.text("names.add.prompt"));
        field.setAccessibleText(context.text("names.add.prompt"));
        field.textProperty().addListener((value, before, now) -> model.typing());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                add();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        Button add = Buttons.plain(Icon.ADD, context.text("names.add"), this::add);
        HBox line = new HBox(field, add);
        line.getStyleClass().add("names-add");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void add() {
        model.add(field.getText(), () -> {
            String added = field.getText().strip();
            field.clear();
            model.names().get().stream()
                    .filter(name -> name.name().equals(added))
                    .findFirst()
                    .ifPresent(list::scrollTo);
        });
    }

    private void prepareList() {
        list.getStyleClass().addAll("edgeless", "names-list");
        list.setAccessibleText(context.text("names.names"));
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new NameCell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            KnownName chosen = list.getSelectionModel().getSelectedItem();
            boolean delete = event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE;
            if (delete && chosen != null && chosen.isOwn()) {
                model.remove(chosen);
                event.consume();
            }
        });
    }

    private void show(List<KnownName> names) {
        list.getItems().setAll(names);
        list.setPrefHeight(ROW * Math.clamp(names.size(), 1, MOST_SHOWN) + 4);
        list.setMinHeight(list.getPrefHeight());
    }

    private final class NameCell extends ListCell<KnownName> {
        NameCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable KnownName name, boolean empty) {
            super.updateItem(name, empty);
            if (empty || name == null) {
                setGraphic(null);
                setContextMenu(null);
                setAccessibleText(null);
                return;
            }
            String origin = context.text("names.origin." + name.origin().name().toLowerCase(Locale.ROOT));
            setAccessibleText(name.name() + ", " + origin);
            setGraphic(line(name, origin));
            setContextMenu(menu(name));
        }

        private Node line(KnownName name, String origin) {
            Label text = Buttons.label(name.name(), name.origin() == Origin.OFFICIAL ? "card-title" : "name-text");
            text.setTooltip(new Tooltip(name.name()));
            text.setMinWidth(0);
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            Label from = Buttons.label(origin, "caption", "name-origin");
            from.setMinWidth(USE_PREF_SIZE);
            if (!name.release().isEmpty()) {
                from.setTooltip(new Tooltip(context.text("names.origin.release.tip", name.release())));
            }
            HBox line = new HBox(text, from, end(name));
            line.getStyleClass().add("name-line");
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }

        private Node end(KnownName name) {
            if (name.isOwn()) {
                Button remove =
                        Buttons.icon(Icon.CLOSE, context.text("names.remove", name.name()), () -> model.remove(name));
                remove.getStyleClass().add("name-end");
                return remove;
            }
            VBox space = new VBox();
            space.getStyleClass().add("name-end");
            return space;
        }

        private ContextMenu menu(KnownName name) {
            ContextMenu menu = new ContextMenu();
            menu.getItems()
                    .add(Buttons.menu(
                            Icon.COPY,
                            context.text("names.copy"),
                            () -> context.desktop().copy(name.name())));
            if (name.isOwn()) {
                menu.getItems()
                        .add(Buttons.menu(
                                Icon.DELETE, context.text("names.remove", name.name()), () -> model.remove(name)));
            }
            return menu;
        }
    }
}
