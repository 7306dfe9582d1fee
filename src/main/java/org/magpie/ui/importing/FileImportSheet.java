package org.magpie.ui.importing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.job.Job;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.ManualImport.Outcome;
import org.magpie.pipeline.importing.ManualImport.Proposal;
import org.magpie.pipeline.importing.plan.ImportMode;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.TitleSearch;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/**
 * The files that a person brings, for a wide drawer: one table of which every cell can be edited, for all selected rows at once where that
 * makes sense.
 */
final class FileImportSheet extends VBox {
    /** Room for a name and three lines of a sentence. */
    private static final double ROW = 74;

    private static final double MOST_ROWS = 6;

    private final Context context;
    private final FileImportViewModel model;
    private final TableView<FileImportLine> table;
    private final HBox foot;

    /**
     * @param begun told the job of the import once it is under way
     */
    FileImportSheet(Context context, FileImportViewModel model, Consumer<Job> begun) {
        this.context = context;
        this.model = model;
        getStyleClass().add("file-import");
        getStylesheets()
                .add(FileImportSheet.class.getResource("FileImportSheet.css").toExternalForm());
        table = new TableView<>(model.lines());
        table.setEditable(true);
        table.setAccessibleText(context.text("file-import.title"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setFixedCellSize(ROW);
        table.setPrefHeight(ROW * MOST_ROWS);
        columns();
        // The table keeps Esc to itself even where nothing is being edited.
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE
                    && table.getEditingCell() == null
                    && table.equals(event.getTarget())) {
                context.drawer().close();
                event.consume();
            }
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE && table.getEditingCell() == null) {
                List<FileImportLine> meant = selected();
                boolean now = meant.stream().anyMatch(line -> !line.state().taken());
                model.take(meant, now);
                event.consume();
            }
        });
        ViewStates states =
                new ViewStates(context.texts(), table, this::empty, () -> Skeleton.rows(6, ROW), model::read);
        states.follow(model.loader().stateProperty());
        Label intro = Buttons.label(context.text("file-import.intro"), "muted");
        intro.setWrapText(true);
        Label left = Buttons.label("", "caption");
        left.setWrapText(true);
        model.leftOut().addListener((property, before, now) -> {
            Buttons.show(left, !now.isEmpty());
            left.setText(context.text(
                    "file-import.left-out",
                    now.size(),
                    String.join(", ", now.stream().limit(3).toList())));
            left.setTooltip(new Tooltip(String.join("\n", now.stream().limit(40).toList())));
        });
        Buttons.show(left, false);
        getChildren().addAll(intro, modes(), looked(), states, left);
        foot = foot(begun);
    }

    /** Thousands of files take a while: how many were looked at so far. */
    private Label looked() {
        Label looked = Buttons.label("", "caption", "files-looked-at");
        Runnable show = () -> {
            long many = model.looked().get();
            looked.setText(context.text("file-import.looked", many));
            Buttons.show(looked, many > 0 && model.loader().stateProperty().get() instanceof ViewState.Loading);
        };
        model.looked().addListener((property, before, now) -> show.run());
        model.loader().stateProperty().addListener((property, before, now) -> show.run());
        show.run();
        return looked;
    }

    /** Stays in sight below the table. */
    Node foot() {
        return foot;
    }

    private Node modes() {
        ToggleGroup group = new ToggleGroup();
        FlowPane bar = new FlowPane(16, 8);
        for (ImportMode each : ImportMode.values()) {
            RadioButton button = new RadioButton(
                    context.text("file-import.mode." + each.name().toLowerCase(java.util.Locale.ROOT)));
            button.setToggleGroup(group);
            button.setSelected(model.mode().get() == each);
            button.setOnAction(event -> model.mode().set(each));
            bar.getChildren().add(button);
        }
        return bar;
    }

    private HBox foot(Consumer<Job> begun) {
        Label said = Buttons.label("");
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button cancel = Buttons.plain(
                context.text("by-hand.cancel"), () -> context.drawer().close());
        Button go = Buttons.main(Icon.IMPORTED, context.text("by-hand.import", 0), () -> model.importNow(begun));
        go.setId("file-import-go");
        go.disableProperty().bind(model.ready().not());
        Runnable show = () -> {
            FileImportViewModel.Taken taken = model.taken().get();
            boolean wrong = model.problem().get().isPresent();
            said.setText(model.problem()
                    .get()
                    .map(problem -> problem.line())
                    .orElseGet(() -> context.text(
                            "file-import.total",
                            taken.files(),
                            taken.all(),
                            context.formats().size(taken.bytes()))));
            (wrong ? StatusColor.FAILED : StatusColor.QUIET).paint(said);
            go.setText(context.text("by-hand.import", taken.files()));
        };
        model.taken().addListener((property, before, now) -> show.run());
        model.problem().addListener((property, before, now) -> show.run());
        show.run();
        HBox bar = new HBox(12, said, cancel, go);
        bar.setAlignment(Pos.CENTER_RIGHT);
        return bar;
    }

    private Node empty() {
        return new EmptyState(
                Icon.NOTHING_FOUND, context.text("file-import.empty"), context.text("file-import.empty.hint"));
    }

    private List<FileImportLine> selected() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    /** The selected lines where the edited one is among them. */
    private List<FileImportLine> with(FileImportLine line) {
        List<FileImportLine> selected = selected();
        return selected.contains(line) ? selected : List.of(line);
    }

    private void columns() {
        add("", 40, TakenCell::new);
        add("file-import.column.file", 300, () -> new TextCell(this::file));
        column(
                "by-hand.title-of",
                "file-import.column.title",
                130,
                state -> {
                    TitleFacts title = state.title();
                    return title == null ? "" : title.name();
                },
                this::titleEditor);
        column(
                "file-import.column.items",
                "file-import.column.items",
                100,
                FileImportLine.State::items,
                text(FileImportLine.State::items, (line, typed) -> {
                    if (!model.items(line, typed)) {
                        context.toasts().show(StatusColor.ATTENTION, context.text("file-import.no-items", typed));
                    }
                }));
        column("by-hand.slot", "by-hand.slot", 62, FileImportSheet::slot, this::slotEditor);
        column(
                "by-hand.quality",
                "by-hand.quality",
                116,
                state -> state.quality().displayName(kind(state)),
                this::qualityEditor);
        column(
                "file-import.column.language",
                "file-import.column.language",
                80,
                FileImportSheet::languages,
                text(FileImportSheet::languages, (line, typed) -> model.languages(with(line), split(typed))));
        column(
                "file-import.column.group",
                "file-import.column.group",
                70,
                state -> state.traits().group(),
                text(state -> state.traits().group(), (line, typed) -> model.group(with(line), typed)));
        column(
                "file-import.column.edition",
                "file-import.column.edition",
                70,
                state -> state.traits().edition(),
                text(state -> state.traits().edition(), (line, typed) -> model.edition(with(line), typed)));
    }

    private void column(
            String name,
            String heading,
            double width,
            Function<FileImportLine.State, String> shown,
            Function<FileImportLine, Node> editor) {
        TableColumn<FileImportLine, FileImportLine.State> column =
                add(heading, width, () -> new EditCell(context.text(name), shown, editor));
        column.setEditable(true);
    }

    private TableColumn<FileImportLine, FileImportLine.State> add(
            String heading, double width, Supplier<TableCell<FileImportLine, FileImportLine.State>> cell) {
        TableColumn<FileImportLine, FileImportLine.State> column =
                new TableColumn<>(heading.isEmpty() ? "" : context.text(heading));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 44));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> row.getValue().stateProperty());
        column.setCellFactory(each -> cell.get());
        table.getColumns().add(column);
        return column;
    }

    private static MediaKind kind(FileImportLine.State state) {
        TitleFacts title = state.title();
        return title == null ? MediaKind.MOVIE : title.kind();
    }

    private static String slot(FileImportLine.State state) {
        TitleFacts title = state.title();
        return title == null
                ? ""
                : title.slot(state.slotId()).map(SlotFacts::name).orElse("");
    }

    private static String languages(FileImportLine.State state) {
        return String.join(", ", new TreeSet<>(state.traits().languages()));
    }

    private static Set<String> split(String typed) {
        Set<String> words = new TreeSet<>();
        for (String each : typed.split(",")) {
            if (!each.isBlank()) {
                words.add(each.strip());
            }
        }
        return words;
    }

    private Node titleEditor(FileImportLine line) {
        return new TitleSearch(context, model::titles, id -> {
            model.title(with(line), id);
            table.edit(-1, null);
            table.requestFocus();
        });
    }

    private Node slotEditor(FileImportLine line) {
        TitleFacts title = line.state().title();
        List<SlotFacts> slots = title == null ? List.of() : title.slots();
        return box(
                slots,
                title == null ? null : title.slot(line.state().slotId()).orElse(null),
                SlotFacts::name,
                now -> model.slot(with(line), now.id()));
    }

    private Node qualityEditor(FileImportLine line) {
        MediaKind kind = kind(line.state());
        return box(
                Quality.of(kind).reversed(),
                line.state().quality(),
                each -> each.displayName(kind),
                now -> model.quality(with(line), now));
    }

    private <T> Node box(List<T> choices, @Nullable T chosen, Function<T, String> name, Consumer<T> take) {
        ComboBox<T> box = new ComboBox<>();
        Choice.dress(box, context.text("file-import.title"), name);
        box.getItems().setAll(choices);
        box.setValue(chosen);
        box.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                take.accept(now);
                table.edit(-1, null);
                table.requestFocus();
            }
        });
        return box;
    }

    private Function<FileImportLine, Node> text(
            Function<FileImportLine.State, String> shown, BiConsumer<FileImportLine, String> take) {
        return line -> {
            TextField field = new TextField(shown.apply(line.state()));
            field.setOnAction(event -> {
                String typed = field.getText();
                table.edit(-1, null);
                table.requestFocus();
                take.accept(line, typed);
            });
            return field;
        };
    }

    /** The file's name, and below it where it would go or why it cannot. */
    private Node file(FileImportLine line) {
        Label name = Buttons.label(line.found().name(), "file-import-name");
        name.setTooltip(new Tooltip(line.found().file().toString()));
        Label beneath = Buttons.label("", "caption");
        FileImportLine.State state = line.state();
        Outcome outcome = state.outcome();
        if (outcome instanceof Outcome.Refused refused) {
            tell(beneath, StatusColor.FAILED, context.texts().say(refused.why()));
        } else if (outcome instanceof Outcome.Goes goes) {
            tell(goes.proposal(), beneath);
        } else if (state.title() == null) {
            tell(
                    beneath,
                    StatusColor.ATTENTION,
                    context.texts().say(line.found().because()));
        } else if (state.itemIds().isEmpty()) {
            tell(beneath, StatusColor.ATTENTION, context.text("file-import.which-items"));
        } else {
            tell(beneath, StatusColor.QUIET, context.text("by-hand.left-alone"));
        }
        // What a person has to know is never cut off.
        beneath.setWrapText(true);
        VBox cell = new VBox(2, name, beneath);
        cell.getStyleClass().add("file-import-file");
        double width = Math.max(80, table.getColumns().get(1).getWidth() - 20);
        beneath.setPrefWidth(width);
        beneath.setMaxWidth(width);
        name.setMaxWidth(width);
        return cell;
    }

    private void tell(Proposal proposal, Label beneath) {
        if (proposal.worse() != null) {
            tell(beneath, StatusColor.ATTENTION, context.texts().say(proposal.worse()));
            return;
        }
        String place = proposal.target().toString();
        tell(
                beneath,
                StatusColor.HERE,
                proposal.replaced().isEmpty()
                        ? place
                        : context.text("by-hand.replaces", place, String.join(", ", proposal.replaced())));
    }

    private static void tell(Label label, StatusColor color, String text) {
        label.setText(text);
        label.setTooltip(new Tooltip(text));
        label.setGraphic(
                (color == StatusColor.HERE ? Icon.NEXT : color == StatusColor.QUIET ? Icon.INFO : Icon.ATTENTION)
                        .node("icon-small"));
        color.paint(label);
    }

    private final class TakenCell extends TableCell<FileImportLine, FileImportLine.State> {
        private final CheckBox box = new CheckBox();

        TakenCell() {
            box.setFocusTraversable(false);
            box.setOnAction(event -> model.take(with(getTableRow().getItem()), box.isSelected()));
        }

        @Override
        protected void updateItem(FileImportLine.@Nullable State state, boolean empty) {
            super.updateItem(state, empty);
            FileImportLine line = getTableRow() == null ? null : getTableRow().getItem();
            setGraphic(empty || state == null || line == null ? null : box);
            if (state != null && line != null) {
                box.setSelected(state.taken());
                box.setAccessibleText(line.found().name());
            }
        }
    }

    private static final class TextCell extends TableCell<FileImportLine, FileImportLine.State> {
        private final Function<FileImportLine, Node> shown;

        TextCell(Function<FileImportLine, Node> shown) {
            this.shown = shown;
            widthProperty().addListener((property, before, now) -> updateItem(getItem(), isEmpty()));
        }

        @Override
        protected void updateItem(FileImportLine.@Nullable State state, boolean empty) {
            super.updateItem(state, empty);
            FileImportLine line = getTableRow() == null ? null : getTableRow().getItem();
            setGraphic(empty || line == null ? null : shown.apply(line));
        }
    }

    /** Shows a word; Enter, F2 or a second click makes it a field. */
    private static final class EditCell extends TableCell<FileImportLine, FileImportLine.State> {
        private final String name;
        private final Function<FileImportLine.State, String> shown;
        private final Function<FileImportLine, Node> editor;

        EditCell(String name, Function<FileImportLine.State, String> shown, Function<FileImportLine, Node> editor) {
            this.name = name;
            this.shown = shown;
            this.editor = editor;
        }

        @Override
        protected void updateItem(FileImportLine.@Nullable State state, boolean empty) {
            super.updateItem(state, empty);
            if (!isEditing()) {
                show(empty ? null : state);
            }
        }

        private void show(FileImportLine.@Nullable State state) {
            setGraphic(null);
            setText(state == null ? null : shown.apply(state));
            setTooltip(state == null || shown.apply(state).isEmpty() ? null : new Tooltip(shown.apply(state)));
        }

        @Override
        public void startEdit() {
            super.startEdit();
            FileImportLine line = getTableRow() == null ? null : getTableRow().getItem();
            if (isEditing() && line != null) {
                Node field = editor.apply(line);
                field.setAccessibleText(name);
                setText(null);
                setGraphic(field);
                field.requestFocus();
            }
        }

        @Override
        public void cancelEdit() {
            super.cancelEdit();
            show(getItem());
        }
    }
}
