package org.magpie.ui.settings.format;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.format.StoredFormat;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.format.FormatsViewModel.Row;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** The custom formats: a filter, a name to try them on, a row each; the editor and the import open in the drawer. */
public final class FormatsPage implements SettingsPage {
    private static final double ROW = 56;
    private static final double LEAST_HEIGHT = 300;

    private final Context context;
    private final FormatParts parts;
    private final FormatsViewModel model;
    private final ChipBar<MediaKind> kinds;
    private final ListView<Row> list = new ListView<>();
    private final VBox node;

    public FormatsPage(Context context, FormatParts parts) {
        this.context = context;
        this.parts = parts;
        this.model = new FormatsViewModel(parts, context.services().profiles(), context.background(), context.texts());
        kinds = new ChipBar<>(List.of(MediaKind.values()), this::chip, model.kindProperty());
        prepareList();
        ViewStates states = new ViewStates(
                context.texts(),
                new VBox(16, finder(), list),
                () -> new EmptyState(
                        Icon.FORMAT,
                        context.text("settings.formats.empty"),
                        context.text("settings.formats.empty.hint")),
                () -> Skeleton.rows(6, ROW),
                model::refresh);
        states.follow(model.loader().stateProperty());
        model.loader().stateProperty().addListener((property, before, now) -> kinds.rename());
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(states, Priority.ALWAYS);
        node = FormRows.page(
                context, SettingsSection.FORMATS, bar(), FormRows.problem(model.problemProperty()), states);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
    }

    private String chip(MediaKind kind) {
        long count = model.count(kind);
        String name = context.text(Kinds.key(kind));
        return count == 0 ? name : name + " " + context.formats().number(count);
    }

    private Node bar() {
        FlowPane bar = new FlowPane(
                8,
                8,
                kinds,
                Buttons.plain(Icon.DOWNLOAD, context.text("settings.formats.import"), this::openImport),
                Buttons.main(Icon.ADD, context.text("settings.formats.add"), () -> open(model.create())));
        bar.getStyleClass().add("settings-bar");
        return bar;
    }

    private Node finder() {
        TextField filter = new TextField();
        filter.getStyleClass().add("search-field");
        filter.setPromptText(context.text("settings.formats.filter"));
        filter.setAccessibleText(context.text("settings.formats.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setPrefWidth(220);
        filter.setMinWidth(160);
        TextField tried = new TextField();
        tried.getStyleClass().add("tester-field");
        tried.setPromptText(context.text("settings.formats.try"));
        tried.setAccessibleText(context.text("settings.formats.try"));
        tried.textProperty().bindBidirectional(model.triedProperty());
        HBox.setHgrow(tried, Priority.ALWAYS);
        HBox fields = new HBox(filter, tried);
        fields.getStyleClass().add("settings-bar");
        Label answer = Buttons.label("", "caption");
        model.answerProperty().addListener((property, before, now) -> {
            answer.setText(now.map(context.texts()::say).orElse(""));
            Buttons.show(answer, now.isPresent());
        });
        Buttons.show(answer, false);
        return new VBox(6, fields, answer);
    }

    private void prepareList() {
        list.getStyleClass().add("format-list");
        list.setFixedCellSize(ROW);
        list.setMinHeight(LEAST_HEIGHT);
        list.setItems(model.rows());
        list.setAccessibleText(context.text("settings.section.formats"));
        list.setPlaceholder(Buttons.label(context.text("settings.formats.none"), "muted"));
        list.setCellFactory(view -> new FormatCell());
        list.setOnKeyPressed(event -> {
            Row chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null && event.getCode() == KeyCode.ENTER) {
                open(model.edit(chosen.format()));
            } else if (chosen != null && event.getCode() == KeyCode.DELETE) {
                delete(chosen.format());
            }
        });
    }

    private void open(FormatDraft draft) {
        FormatEditor editor = new FormatEditor(
                context, parts.tester(), draft, model.triedProperty().get(), this::save, this::delete);
        String title = draft.before().id() == 0
                ? context.text("settings.formats.add")
                : draft.before().name();
        context.drawer().open(title, editor, editor.footer(), editor::close);
    }

    private void save(FormatEditor editor, StoredFormat format) {
        model.save(
                format,
                () -> {
                    context.drawer().close();
                    context.toasts().show(StatusColor.HERE, context.text("settings.profile.saved", format.name()));
                },
                editor::tell);
    }

    private void delete(StoredFormat format) {
        context.drawer().close();
        model.delete(
                format,
                () -> context.offerUndo(context.text("settings.profile.deleted", format.name()), model::refresh));
    }

    private void openImport() {
        GuideSheet sheet = new GuideSheet(
                context,
                new GuideViewModel(context, parts.guide(), model.kindProperty().get()),
                model::refresh);
        context.drawer().open(context.text("settings.guide.start"), sheet, sheet.footer(), () -> {});
    }

    /** "6 specifications · from the guide, changed by you · scored in 3 profiles". */
    private String caption(Row row) {
        StoredFormat format = row.format();
        String origin = format.origin() == null
                ? context.text("settings.formats.own")
                : context.text(format.isChanged() ? "settings.formats.guide-changed" : "settings.formats.guide");
        return context.text(
                        "settings.formats.specifications",
                        format.format().specifications().size())
                + " · " + origin + " · "
                + context.text("settings.formats.used", row.profiles());
    }

    /** A format; the mark before it tells whether it fits the name that is tried. */
    private final class FormatCell extends ListCell<Row> {
        private final StackPane mark = new StackPane();
        private final Label name = Buttons.label("", "card-title");
        private final Label caption = Buttons.label("", "caption");
        private final HBox buttons = new HBox();
        private final HBox row;

        FormatCell() {
            mark.getStyleClass().add("format-mark");
            VBox words = new VBox(name, caption);
            words.getStyleClass().add("plug-words");
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            buttons.getStyleClass().add("settings-bar");
            row = new HBox(mark, words, buttons);
            row.getStyleClass().add("format-row");
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    open(model.edit(getItem().format()));
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            StoredFormat format = item.format();
            name.setText(format.name());
            caption.setText(caption(item));
            Optional<Boolean> fits = item.fits();
            Icon icon = fits.isEmpty() ? Icon.FORMAT : fits.get() ? Icon.HERE : Icon.CLOSE;
            mark.getChildren().setAll(icon.node());
            (fits.isEmpty() ? StatusColor.WORKING : fits.get() ? StatusColor.HERE : StatusColor.QUIET).paint(mark);
            String spoken = fits.map(each -> context.text(each ? "settings.format.fits" : "settings.format.fits-not"))
                    .orElse("");
            buttons.getChildren()
                    .setAll(
                            Buttons.icon(
                                    Icon.COPY,
                                    context.text("settings.format.copy", format.name()),
                                    () -> open(model.copy(format))),
                            Buttons.icon(
                                    Icon.DELETE,
                                    context.text("settings.format.delete", format.name()),
                                    () -> delete(format)));
            setAccessibleText(format.name() + ", " + caption.getText() + " " + spoken);
            setGraphic(row);
        }
    }
}
