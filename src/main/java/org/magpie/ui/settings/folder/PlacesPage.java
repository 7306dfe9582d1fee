package org.magpie.ui.settings.folder;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.download.place.PlaceMapping;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** What a client calls its folders, and where the same folders are on this computer. */
public final class PlacesPage implements SettingsPage {
    /** Of the three fields below each other, so that they begin and end together; in pixels. */
    private static final double FIELD = 340;

    private static final double LEAST_FIELD = 160;

    private final Context context;
    private final PlacesViewModel model;
    private final VBox cards = new VBox();
    private final VBox node;

    public PlacesPage(Context context, ClientPlaces places) {
        this.context = context;
        this.model = new PlacesViewModel(places, context.services().providers(), context.background(), context.texts());
        cards.getStyleClass().add("settings-cards");
        model.rows().addListener((ListChangeListener<PlaceMapping>) change -> show());
        ViewStates states = new ViewStates(
                context.texts(),
                cards,
                () -> new EmptyState(
                        Icon.FOLDER, context.text("settings.places.empty"), context.text("settings.places.empty.hint")),
                () -> Skeleton.rows(2, 64),
                model::refresh);
        states.follow(model.loader().stateProperty());
        node = FormRows.page(
                context, SettingsSection.PLACES, form(), FormRows.problem(model.problemProperty()), states);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
    }

    private Node form() {
        ComboBox<PlacesViewModel.Client> client = new ComboBox<>(model.clients());
        client.setConverter(new StringConverter<>() {
            @Override
            public String toString(PlacesViewModel.@Nullable Client choice) {
                return choice == null ? "" : choice.name();
            }

            @Override
            public PlacesViewModel.@Nullable Client fromString(String text) {
                return null;
            }
        });
        client.setPrefWidth(FIELD);
        client.setMinWidth(LEAST_FIELD);
        client.valueProperty().bindBidirectional(model.clientProperty());
        TextField remote = field(model.remoteProperty(), "settings.places.remote");
        TextField local = field(model.localProperty(), "settings.places.local");
        HBox.setHgrow(local, Priority.ALWAYS);
        HBox here = new HBox(
                4,
                local,
                Buttons.icon(
                        Icon.FOLDER,
                        context.text("settings.places.choose"),
                        () -> context.desktop()
                                .chooseFolder(context.text("settings.places.choose"), Optional.<Path>empty())
                                .ifPresent(path -> local.setText(path.toString()))));
        here.setPrefWidth(FIELD);
        HBox answer = new HBox();
        answer.getStyleClass().add("form-answer");
        model.answerProperty().addListener((property, before, now) -> show(answer, now));
        show(answer, model.answerProperty().get());
        VBox card = FormRows.card(
                FormRows.setting(context, "settings.places.client", client),
                FormRows.setting(context, "settings.places.remote", remote),
                FormRows.setting(context, "settings.places.local", here, local),
                answer,
                buttons());
        card.getStyleClass().add("places-form");
        return card;
    }

    private static TextField field(javafx.beans.property.StringProperty text, String name) {
        TextField field = new TextField();
        field.setPrefWidth(FIELD);
        field.setMinWidth(LEAST_FIELD);
        field.setId(name.substring(name.lastIndexOf('.') + 1));
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private Node buttons() {
        Button clear = Buttons.plain(Icon.UNDO, context.text("settings.places.cancel"), model::clear);
        clear.getStyleClass().add("flat");
        Buttons.show(clear, false);
        Button test = Buttons.plain(Icon.CHECK, context.text("settings.places.test"), model::test);
        Button save = Buttons.main(
                Icon.HERE,
                context.text("settings.places.save"),
                () -> model.save(() -> context.toasts().show(StatusColor.HERE, context.text("settings.places.saved"))));
        var unfinished = Bindings.createBooleanBinding(
                () -> model.remoteProperty().get().isBlank()
                        || model.localProperty().get().isBlank(),
                model.remoteProperty(),
                model.localProperty());
        test.disableProperty().bind(unfinished);
        save.disableProperty().bind(unfinished);
        model.editingProperty().addListener((property, before, now) -> Buttons.show(clear, now != 0));
        HBox buttons = new HBox(clear, FormRows.spring(), test, save);
        buttons.getStyleClass().addAll("form-buttons", "places-buttons");
        return buttons;
    }

    private void show(HBox answer, Optional<PlacesViewModel.Answer> now) {
        Buttons.show(answer, now.isPresent());
        now.ifPresent(said -> {
            (said.good() ? StatusColor.HERE : StatusColor.FAILED).paint(answer);
            Label sentence = new Label(said.sentence());
            sentence.setWrapText(true);
            answer.getChildren().setAll((said.good() ? Icon.HERE : Icon.FAILED).node(), sentence);
            answer.setAccessibleText(said.sentence());
        });
    }

    private void show() {
        cards.getChildren().setAll(model.rows().stream().map(this::card).toList());
    }

    private Node card(PlaceMapping mapping) {
        StackPane icon = new StackPane(Icon.FOLDER.node());
        icon.getStyleClass().add("plug-icon");
        Label remote = Buttons.label(mapping.remote(), "card-title");
        Label local = Buttons.label(context.text("settings.places.is", mapping.local()), "caption");
        local.setTooltip(new Tooltip(local.getText()));
        Label client = Buttons.label(model.nameOf(mapping.clientId()), "plug-type");
        client.setMinWidth(Label.USE_PREF_SIZE);
        HBox line = new HBox(client, local);
        line.getStyleClass().add("plug-state");
        VBox words = new VBox(remote, line);
        words.getStyleClass().add("plug-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox card = new HBox(
                icon,
                words,
                Buttons.icon(
                        Icon.EDIT, context.text("settings.places.edit", mapping.remote()), () -> model.edit(mapping)),
                Buttons.icon(
                        Icon.DELETE, context.text("settings.places.remove", mapping.remote()), () -> remove(mapping)));
        card.getStyleClass().addAll("card-box", "plug-card");
        card.setAccessibleText(mapping.remote() + ", " + local.getText());
        return card;
    }

    private void remove(PlaceMapping mapping) {
        model.remove(
                mapping,
                () -> context.offerUndo(context.text("settings.places.removed", mapping.remote()), model::refresh));
    }
}
