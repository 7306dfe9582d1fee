package org.magpie.ui.settings.download;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.media.exclusion.Exclusion;
import org.magpie.media.quality.Profile;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.page.FieldView;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** What Magpie leaves alone by itself: what it goes by, until when, why, who said so. */
public final class ExclusionsPage implements SettingsPage {
    private static final double ROW = 64;
    /** Wide enough for the longest type in either language, so that they stand below each other. */
    private static final double TYPE = 170;

    private final Context context;
    private final ExclusionsViewModel model;
    private final VBox node;

    public ExclusionsPage(Context context) {
        this.context = context;
        this.model = new ExclusionsViewModel(
                context.services().exclusions(),
                context.background(),
                context.texts(),
                context.services().clock());
        ListView<Exclusion> list = new ListView<>(model.rows());
        list.getStyleClass().add("block-list");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * 9);
        list.setAccessibleText(context.text(SettingsSection.EXCLUSIONS.label()));
        list.setCellFactory(view -> new Cell());
        list.setOnKeyPressed(event -> {
            Exclusion chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.DELETE && chosen != null) {
                remove(chosen);
            }
        });
        ViewStates states = new ViewStates(
                context.texts(),
                list,
                () -> new EmptyState(
                        Icon.QUIET,
                        context.text("settings.exclusions.empty"),
                        context.text("settings.exclusions.empty.hint")),
                () -> Skeleton.rows(5, ROW),
                model::refresh);
        states.follow(model.loader().stateProperty());
        HBox bar = new HBox(Buttons.main(Icon.ADD, context.text("settings.exclusions.add"), this::openAdder));
        bar.getStyleClass().add("settings-bar");
        node = FormRows.page(
                context, SettingsSection.EXCLUSIONS, bar, FormRows.problem(model.problemProperty()), states);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
    }

    private void remove(Exclusion gone) {
        model.remove(
                List.of(gone),
                () -> context.offerUndo(context.text("settings.exclusions.removed", gone.label()), model::refresh));
    }

    /** How long an exclusion holds. */
    private enum Term {
        FOR_EVER(null, "settings.exclusions.for-ever"),
        MONTH(Duration.ofDays(30), "settings.exclusions.month"),
        QUARTER(Duration.ofDays(90), "settings.exclusions.quarter"),
        YEAR(Duration.ofDays(365), "settings.exclusions.year");

        private final @Nullable Duration time;
        private final String key;

        Term(@Nullable Duration time, String key) {
            this.time = time;
            this.key = key;
        }
    }

    private void openAdder() {
        ComboBox<Exclusion.Type> type = new ComboBox<>();
        Choice.dress(
                type, context.text("settings.exclusions.type"), each -> context.text(ExclusionsViewModel.key(each)));
        type.getItems().setAll(ExclusionsViewModel.types());
        TextField value = new TextField();
        FieldView valueField = FieldView.of(
                "value",
                context.text("settings.exclusions.value"),
                context.text("settings.exclusions.value.help"),
                true,
                value,
                value);
        ComboBox<Profile> profile = new ComboBox<>();
        Choice.dress(profile, context.text("settings.exclusions.profile"), Profile::name);
        FieldView profileField =
                FieldView.of("profile", context.text("settings.exclusions.profile"), "", true, profile, profile);
        context.background()
                .run(
                        () -> context.services().profiles().all(),
                        all -> {
                            profile.getItems().setAll(all);
                            profile.getSelectionModel().selectFirst();
                        },
                        failure -> context.tell("settings.exclusions.failed", failure));
        type.valueProperty().addListener((property, before, now) -> {
            Buttons.show(valueField, now != Exclusion.Type.PROFILE);
            Buttons.show(profileField, now == Exclusion.Type.PROFILE);
        });
        type.setValue(Exclusion.Type.NAME);
        ComboBox<Term> term = new ComboBox<>();
        Choice.dress(term, context.text("settings.exclusions.term"), each -> context.text(each.key));
        term.getItems().setAll(Term.values());
        term.setValue(Term.FOR_EVER);
        TextField reason = new TextField();
        Label problem = FormRows.problem(model.problemProperty());
        VBox form = new VBox(
                FieldView.of(
                        "type",
                        context.text("settings.exclusions.type"),
                        context.text("settings.exclusions.type.help"),
                        false,
                        type,
                        type),
                valueField,
                profileField,
                FieldView.of("term", context.text("settings.exclusions.term"), "", false, term, term),
                FieldView.of(
                        "reason",
                        context.text("settings.exclusions.reason"),
                        context.text("settings.exclusions.reason.help"),
                        false,
                        reason,
                        reason),
                problem);
        form.getStyleClass().add("form");
        form.getStylesheets().add(FormRows.stylesheet());
        Button save = Buttons.main(Icon.QUIET, context.text("settings.exclusions.add"), () -> {
            Exclusion.Type by = type.getValue();
            String what = by == Exclusion.Type.PROFILE
                    ? Optional.ofNullable(profile.getValue())
                            .map(each -> Long.toString(each.id()))
                            .orElse("")
                    : value.getText();
            model.add(by, what, term.getValue().time, reason.getText(), () -> {
                context.drawer().close();
                context.toasts().show(StatusColor.HERE, context.text("settings.exclusions.added"));
            });
        });
        save.disableProperty()
                .bind(value.textProperty()
                        .map(String::isBlank)
                        .flatMap(blank -> type.valueProperty().map(by -> blank && by != Exclusion.Type.PROFILE)));
        save.setDefaultButton(true);
        save.setMaxWidth(Double.MAX_VALUE);
        context.drawer().open(context.text("settings.exclusions.add"), form, save, () -> {});
    }

    private final class Cell extends ListCell<Exclusion> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Exclusion row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : line(row));
            setAccessibleText(empty || row == null ? null : row.label() + ", " + about(row));
        }

        private String about(Exclusion row) {
            return model.about(row, context.formats().relative(row.added()));
        }

        private Node line(Exclusion row) {
            Label name = Buttons.label(row.label(), "card-title");
            name.setTooltip(new Tooltip(row.label()));
            Label about = LiveText.label(() -> about(row), "caption");
            about.setTooltip(new Tooltip(about.getText()));
            VBox words = new VBox(2, name, about);
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            StateChip chip =
                    new StateChip(StatusColor.QUIET, Icon.QUIET, context.text(ExclusionsViewModel.key(row.type())));
            chip.setMinWidth(USE_PREF_SIZE);
            HBox type = new HBox(chip);
            type.setAlignment(Pos.CENTER_LEFT);
            type.setMinWidth(TYPE);
            Label until = LiveText.label(
                    () -> row.until() == null
                            ? context.text("settings.exclusions.for-ever")
                            : context.text(
                                    "settings.exclusions.until",
                                    context.formats().relative(row.until())),
                    "caption");
            until.setMinWidth(150);
            until.setPrefWidth(150);
            HBox line = new HBox(
                    12,
                    words,
                    type,
                    until,
                    Buttons.icon(
                            Icon.DELETE, context.text("settings.exclusions.remove", row.label()), () -> remove(row)));
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }
    }
}
