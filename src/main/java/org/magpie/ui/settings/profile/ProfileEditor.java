package org.magpie.ui.settings.profile;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.magpie.media.format.CustomFormats;
import org.magpie.media.quality.Profile.Entry;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.settings.page.FieldView;
import org.magpie.ui.settings.page.FormFoot;
import org.magpie.ui.settings.page.FormRows;

/** Works on one quality profile: its name, the order of qualities, when enough is enough, and scores. */
final class ProfileEditor extends VBox {
    private static final double ROW = 44;
    private static final int HIGHEST_SCORE = 1_000_000;

    private final Context context;
    private final ProfileDraft draft;
    private final ListView<Entry> order = new ListView<>();
    private final ComboBox<Entry> cutoff = new ComboBox<>();
    private final Button group;
    private final Button ungroup;
    private final TextField groupName = new TextField();
    private int named = -1;
    private final FormFoot footer;

    ProfileEditor(
            Context context,
            ProfileDraft draft,
            CustomFormats formats,
            Consumer<ProfileDraft> saving,
            Consumer<ProfileDraft> deleting) {
        this.context = context;
        this.draft = draft;
        getStyleClass().add("form");
        getStylesheets().add(FormRows.stylesheet());
        group = Buttons.plain(context.text("settings.profile.group"), this::groupChosen);
        ungroup = Buttons.plain(context.text("settings.profile.ungroup"), this::ungroupChosen);
        TextField name = new TextField();
        name.textProperty().bindBidirectional(draft.nameProperty());
        prepareOrder();
        prepareCutoff();
        ToggleSwitch upgrades = new ToggleSwitch();
        upgrades.selectedProperty().bindBidirectional(draft.upgradesProperty());
        getChildren()
                .addAll(
                        FieldView.of("name", context.text("settings.profile.name"), "", true, name, name),
                        orderField(),
                        FormRows.setting(context, "settings.profile.upgrades", upgrades),
                        FieldView.of(
                                "cutoff",
                                context.text("settings.profile.cutoff"),
                                context.text("settings.profile.cutoff.help"),
                                false,
                                cutoff,
                                cutoff),
                        number("settings.profile.minimum-score", draft.minimumScoreProperty(), -HIGHEST_SCORE),
                        number("settings.profile.cutoff-score", draft.cutoffScoreProperty(), -HIGHEST_SCORE),
                        number("settings.profile.minimum-step", draft.minimumStepProperty(), 1),
                        languages(),
                        new ScoreTable(context, draft, formats));
        footer = new FormFoot(
                        context, () -> saving.accept(draft), draft.id() == 0 ? null : () -> deleting.accept(draft))
                .saveByEnter()
                .below(new TrialRunPane(context, draft));
        draft.nameProperty().addListener((property, before, now) -> check());
        draft.cutoffProperty().addListener((property, before, now) -> check());
        draft.minimumStepProperty().addListener((property, before, now) -> check());
        check();
    }

    Node footer() {
        return footer;
    }

    private Node languages() {
        PreferredLanguages wishes = new PreferredLanguages(context, draft);
        return FieldView.of(
                "languages",
                context.text("settings.profile.languages"),
                context.text("settings.profile.languages.help"),
                false,
                wishes,
                wishes.chooser());
    }

    private Node orderField() {
        groupName.setPromptText(context.text("settings.profile.group.name"));
        groupName.setAccessibleText(context.text("settings.profile.group.name"));
        groupName.setOnAction(event -> renameChosen());
        groupName.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                renameChosen();
            }
        });
        HBox.setHgrow(groupName, Priority.ALWAYS);
        HBox tools = new HBox(8, group, ungroup, groupName);
        VBox field = new VBox(8, order, tools);
        order.setPrefHeight(ROW * 8);
        return FieldView.of(
                "order",
                context.text("settings.profile.order"),
                context.text("settings.profile.order.help"),
                false,
                field,
                order);
    }

    private void prepareOrder() {
        order.getStyleClass().add("quality-list");
        order.setFixedCellSize(ROW);
        order.setItems(draft.entries());
        order.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        order.setCellFactory(list -> new QualityRow(context, draft));
        order.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        order.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>)
                change -> followSelection());
        draft.entries().addListener((ListChangeListener<Entry>) change -> {
            fillCutoffs();
            check();
        });
        followSelection();
    }

    /** Alt with an arrow moves the row, the space bar allows and refuses it. */
    private void press(KeyEvent event) {
        int at = order.getSelectionModel().getSelectedIndex();
        if (at < 0) {
            return;
        }
        boolean up = event.getCode() == KeyCode.UP;
        if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
            int now = draft.move(at, up ? at - 1 : at + 1);
            order.getSelectionModel().clearAndSelect(now);
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE) {
            draft.allow(at, !draft.entries().get(at).allowed());
            order.getSelectionModel().clearAndSelect(at);
            event.consume();
        }
    }

    private void followSelection() {
        List<Integer> chosen = QualityRow.chosen(order.getSelectionModel().getSelectedIndices());
        group.setDisable(chosen.size() < 2);
        boolean isGroup = chosen.size() == 1
                && draft.entries().get(chosen.getFirst()).qualities().size() > 1;
        ungroup.setDisable(!isGroup);
        Buttons.show(groupName, isGroup);
        named = isGroup ? chosen.getFirst() : -1;
        if (isGroup) {
            groupName.setText(draft.entries().get(named).name());
        }
    }

    private void groupChosen() {
        List<Integer> chosen = QualityRow.chosen(order.getSelectionModel().getSelectedIndices());
        draft.group(chosen, context.text("settings.profile.group-name"));
        order.getSelectionModel().clearAndSelect(chosen.getFirst());
    }

    private void renameChosen() {
        String now = groupName.getText().strip();
        if (named >= 0
                && named < draft.entries().size()
                && !now.isEmpty()
                && draft.entries().get(named).qualities().size() > 1
                && !draft.entries().get(named).name().equals(now)) {
            draft.rename(named, now);
        }
    }

    private void ungroupChosen() {
        draft.ungroup(order.getSelectionModel().getSelectedIndex());
    }

    private void prepareCutoff() {
        cutoff.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Entry entry) {
                return entry == null ? "" : QualityRow.name(entry, draft.kind());
            }

            @Override
            public @Nullable Entry fromString(String text) {
                return null;
            }
        });
        fillCutoffs();
        cutoff.valueProperty().addListener((property, before, now) -> {
            if (now != null && !now.qualities().contains(draft.cutoffProperty().get())) {
                draft.cutoffProperty().set(now.qualities().getFirst());
            }
        });
        cutoff.disableProperty().bind(draft.upgradesProperty().not());
    }

    private void fillCutoffs() {
        Optional<Entry> chosen = draft.cutoffs().stream()
                .filter(entry ->
                        entry.qualities().contains(draft.cutoffProperty().get()))
                .findFirst();
        cutoff.getItems().setAll(draft.cutoffs());
        cutoff.setValue(chosen.orElse(null));
    }

    private Node number(String key, IntegerProperty value, int least) {
        Spinner<Integer> spinner = new Spinner<>(least, HIGHEST_SCORE, value.get());
        spinner.setEditable(true);
        spinner.setPrefWidth(120);
        spinner.setMinWidth(120);
        spinner.valueProperty().addListener((property, before, now) -> value.set(now));
        return FormRows.setting(context, key, spinner);
    }

    private void check() {
        Optional<String> wrong = draft.problem().map(context.texts()::say);
        footer.say(wrong.orElse(""));
        footer.save().setDisable(wrong.isPresent());
    }
}
