package org.magpie.ui.title;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.TitlePage;
import org.magpie.pipeline.importing.ManualImport.Meant;
import org.magpie.pipeline.search.Scope;
import org.magpie.ui.importing.FileDrop;
import org.magpie.ui.importing.FileImports;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;

/** What the title consists of, season by season, each with its state, quality and size. */
final class ItemsTab extends StackPane {
    private final Context context;
    private final TitleViewModel model;
    private final ObservableList<ItemRows.Line> lines = FXCollections.observableArrayList();
    private final ListView<ItemRows.Line> list = new ListView<>(lines);
    private final TitleFiles files;
    private final Set<Integer> folded = new HashSet<>();
    private boolean begun;

    ItemsTab(Context context, TitleViewModel model) {
        this.context = context;
        this.model = model;
        this.files = new TitleFiles(context);
        list.getStyleClass().addAll("edgeless", "lines");
        list.setAccessibleText(context.text("title.tab.items"));
        list.setCellFactory(view -> new LineCell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER
                    && list.getSelectionModel().getSelectedItem() instanceof ItemRows.Line.Item item) {
                play(item.row());
            }
        });
        model.page().addListener((value, before, now) -> show(now));
        show(model.page().get());
    }

    private void show(@Nullable TitlePage page) {
        if (page == null) {
            return;
        }
        if (!begun) {
            begun = true;
            folded.addAll(ItemRows.foldedAtFirst(
                    page, context.formats().day(context.services().clock().instant())));
        }
        lines.setAll(ItemRows.of(page, folded));
        getChildren()
                .setAll(lines.isEmpty() ? new EmptyState(Icon.WAITING, context.text("title.items.empty"), "") : list);
    }

    private void play(TitlePage.ItemRow item) {
        item.files().stream().findFirst().ifPresent(files::play);
    }

    private ContextMenu menu(TitlePage.ItemRow item, String name) {
        ContextMenu menu = new ContextMenu();
        item.files().stream().findFirst().ifPresent(file -> {
            TitlePage page = model.page().get();
            menu.getItems().addAll(page == null ? files.menu(file) : files.menu(page, file));
            menu.getItems().add(new SeparatorMenuItem());
        });
        menu.getItems()
                .addAll(
                        Buttons.menu(
                                Icon.SEARCH, context.text("title.search-item", name), () -> model.search(scope(item))),
                        Buttons.menu(Icon.HELP, context.text("title.why.item", name), () -> why(item, name)),
                        Buttons.menu(Icon.IMPORTED, context.text("palette.import-file"), () -> importFile(item)),
                        Buttons.menu(
                                item.monitored() ? Icon.QUIET : Icon.MONITORED,
                                context.text(item.monitored() ? "title.unwatch-item" : "title.watch-item", name),
                                () -> model.watchItems(Set.of(item.id()), !item.monitored())));
        return menu;
    }

    private void why(TitlePage.ItemRow item, String name) {
        new ItemDecisions(context, model)
                .open(Objects.requireNonNull(model.page().get()).row().id(), item, name);
    }

    private static Scope scope(TitlePage.ItemRow item) {
        return item.number() == 0
                ? new Scope.Whole()
                : new Scope.Episode(item.season(), item.number(), null, item.date());
    }

    private void drop(List<Path> dropped, Set<Long> items) {
        new FileImports(context)
                .receive(
                        dropped,
                        new Meant(
                                Objects.requireNonNull(model.page().get()).row().id(), items));
    }

    private void importFile(TitlePage.ItemRow item) {
        context.desktop()
                .chooseFile(context.text("file-import.choose-file"))
                .ifPresent(file -> drop(List.of(file), Set.of(item.id())));
    }

    private void toggle(int season) {
        if (!folded.remove(season)) {
            folded.add(season);
        }
        show(model.page().get());
    }

    private final class LineCell extends ListCell<ItemRows.Line> {
        LineCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(ItemRows.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                setContextMenu(null);
                return;
            }
            setContextMenu(null);
            setGraphic(
                    switch (line) {
                        case ItemRows.Line.Season season -> season(season);
                        case ItemRows.Line.Item item -> item(item.row());
                    });
        }

        private Node season(ItemRows.Line.Season season) {
            String name = season.number() == 0
                    ? context.text("title.specials")
                    : context.text("title.season", season.number());
            Label counts = Buttons.label(
                    season.have() + " / " + season.wanted()
                            + (season.size() > 0 ? "  ·  " + context.formats().size(season.size()) : ""),
                    "caption");
            Button search = Buttons.icon(
                    Icon.SEARCH,
                    context.text("title.search-season", name),
                    () -> model.search(new Scope.Season(season.number())));
            boolean watched = season.items().stream().anyMatch(TitlePage.ItemRow::monitored);
            Button watch = watchButton(
                    watched,
                    name,
                    season.items().stream().map(TitlePage.ItemRow::id).collect(Collectors.toUnmodifiableSet()));
            HBox line = new HBox(
                    (season.open() ? Icon.OPEN_DOWN : Icon.CHEVRON_RIGHT).node(),
                    Buttons.label(name, "season-name"),
                    counts,
                    grow(),
                    search,
                    watch);
            line.getStyleClass().add("season-line");
            line.setOnMouseClicked(event -> toggle(season.number()));
            // Which of its episodes they are, their names say.
            FileDrop.onto(line, node -> true, (dropped, below) -> drop(dropped, Set.of()));
            setAccessibleText(name + ", " + counts.getText());
            return line;
        }

        private Node item(TitlePage.ItemRow item) {
            Label number = Buttons.label(item.number() == 0 ? "" : Integer.toString(item.number()), "column-number");
            String called = ItemRows.called(Objects.requireNonNull(model.page().get()), item);
            Label name = new Label(item.name().isBlank() ? called : item.name());
            name.setTooltip(new Tooltip(called));
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(80);
            HBox.setHgrow(name, Priority.ALWAYS);
            if (!item.monitored()) {
                name.getStyleClass().add("unwatched");
            }
            Label date = LiveText.label(
                    () -> item.date() == null ? "" : context.formats().relative(item.date()), "column-date");
            if (item.date() != null) {
                date.setTooltip(new Tooltip(context.formats().date(item.date())));
            }
            StateChip chip = new StateChip(
                    ItemStates.tone(item.state()),
                    ItemStates.icon(item.state()),
                    context.text(ItemStates.key(item.state())));
            HBox state = new HBox(chip);
            state.getStyleClass().add("column-state");
            item.files().stream()
                    .findFirst()
                    .map(file -> FileDetails.line(context, file))
                    .filter(told -> !told.isEmpty())
                    .ifPresent(told -> name.setTooltip(new Tooltip(called + "\n" + told)));
            String quality =
                    item.files().stream().map(TitlePage.FileRow::quality).collect(Collectors.joining(", "));
            long size = item.files().stream().mapToLong(TitlePage.FileRow::size).sum();
            HBox line = new HBox(
                    number,
                    name,
                    date,
                    state,
                    quality(quality),
                    Buttons.label(size == 0 ? "" : context.formats().size(size), "column-size", "column-spare"),
                    Buttons.icon(
                            Icon.SEARCH, context.text("title.search-item", called), () -> model.search(scope(item))),
                    Buttons.icon(Icon.HELP, context.text("title.why.item", called), () -> why(item, called)),
                    watchButton(item.monitored(), called, Set.of(item.id())));
            Buttons.show(number, item.number() > 0);
            setContextMenu(menu(item, called));
            line.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    play(item);
                }
            });
            line.getStyleClass().add("line");
            FileDrop.onto(line, node -> true, (dropped, below) -> drop(dropped, Set.of(item.id())));
            setAccessibleText(name.getText() + ", " + chip.getText());
            return line;
        }

        private Label quality(String text) {
            Label quality = Buttons.label(text, "column-quality", "column-spare");
            if (!text.isEmpty()) {
                quality.setTooltip(new Tooltip(text));
            }
            return quality;
        }

        private Button watchButton(boolean watched, String name, Set<Long> items) {
            return Buttons.icon(
                    watched ? Icon.MONITORED : Icon.UNMONITORED,
                    context.text(watched ? "title.unwatch-item" : "title.watch-item", name),
                    () -> model.watchItems(items, !watched));
        }

        private Region grow() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            return space;
        }
    }
}
