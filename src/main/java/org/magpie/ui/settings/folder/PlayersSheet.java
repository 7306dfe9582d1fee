package org.magpie.ui.settings.folder;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.importing.players.FilmNfo;
import org.magpie.pipeline.importing.players.PlayerDialect;
import org.magpie.pipeline.importing.players.PlayerFiles.Removable;
import org.magpie.pipeline.importing.players.PlayerSettings;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.page.FormRows;

/** What is written for players beside the media of one root folder, in the drawer. Each choice counts at once. */
final class PlayersSheet {
    private final Context context;
    private final RootFolder folder;
    private final PlayersViewModel model;
    private final CheckBox nfo = new CheckBox();
    private final CheckBox pictures = new CheckBox();
    private final ComboBox<PlayerDialect> dialect = new ComboBox<>();
    private final ComboBox<FilmNfo> filmNfo = new ComboBox<>();
    /** While the controls are set to what is stored, they are no choice of a person. */
    private boolean showing;

    PlayersSheet(Context context, RootFolder folder) {
        this.context = context;
        this.folder = folder;
        this.model =
                new PlayersViewModel(context.services().players(), folder.id(), context.background(), context.texts());
    }

    void open() {
        boolean films = folder.kind() == MediaKind.MOVIE;
        dress(nfo, films ? "settings.players.nfo.films" : "settings.players.nfo.series");
        dress(pictures, "settings.players.pictures");
        Choice.dress(dialect, context.text("settings.players.for"), PlayersSheet::named);
        dialect.getItems().setAll(PlayerDialect.values());
        Choice.dress(filmNfo, context.text("settings.players.film-nfo"), this::named);
        filmNfo.getItems().setAll(FilmNfo.values());
        dialect.valueProperty().addListener(change -> choose());
        filmNfo.valueProperty().addListener(change -> choose());
        nfo.selectedProperty().addListener(change -> choose());
        pictures.selectedProperty().addListener(change -> choose());
        model.storedProperty().addListener((property, before, now) -> show(now));
        show(PlayerSettings.OFF);

        VBox name = field("settings.players.film-nfo", filmNfo);
        Buttons.show(name, films);
        Label figures = wrapped("");
        figures.textProperty().bind(model.figuresProperty());
        Label removable = wrapped("");
        model.removableProperty().addListener((property, before, now) -> removable.setText(sentence(now)));
        VBox content = new VBox(
                16,
                Buttons.label(folder.path().toString(), "card-title"),
                wrapped(context.text("settings.players.help")),
                FormRows.problem(model.problemProperty()),
                nfo,
                pictures,
                field("settings.players.for", dialect),
                name,
                figures,
                removable);
        context.drawer().open(context.text("settings.players"), content, foot(), () -> {});
        model.refresh();
    }

    private HBox foot() {
        Button write = Buttons.plain(
                Icon.WORKING,
                context.text("settings.players.write"),
                () -> model.write(() -> {
                    context.drawer().close();
                    context.toasts().show(StatusColor.HERE, context.text("settings.players.writing"));
                }));
        write.getStyleClass().add("accent");
        write.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(write, Priority.ALWAYS);
        write.setDisable(true);
        model.storedProperty().addListener((property, before, now) -> write.setDisable(!now.isOn()));
        Button remove = Buttons.plain(
                Icon.DELETE,
                context.text("settings.players.remove"),
                () -> model.remove(() -> {
                    context.drawer().close();
                    context.toasts().show(StatusColor.HERE, context.text("settings.players.removing"));
                }));
        remove.setDisable(true);
        model.removableProperty()
                .addListener((property, before, now) -> remove.setDisable(now == null || now.files() == 0));
        return new HBox(8, write, remove);
    }

    private void show(PlayerSettings stored) {
        showing = true;
        try {
            nfo.setSelected(stored.nfo());
            pictures.setSelected(stored.pictures());
            dialect.setValue(stored.dialect());
            filmNfo.setValue(stored.filmNfo());
        } finally {
            showing = false;
        }
        enable();
    }

    private void enable() {
        dialect.setDisable(!nfo.isSelected() && !pictures.isSelected());
        filmNfo.setDisable(!nfo.isSelected());
    }

    private void choose() {
        if (!showing) {
            enable();
            model.choose(new PlayerSettings(
                    dialect.getValue(), nfo.isSelected(), pictures.isSelected(), filmNfo.getValue()));
        }
    }

    private void dress(CheckBox box, String key) {
        box.setText(context.text(key));
        box.setAccessibleText(box.getText());
        box.setWrapText(true);
    }

    private static String named(PlayerDialect dialect) {
        return switch (dialect) {
            case KODI -> "Kodi";
            case JELLYFIN -> "Jellyfin";
            case EMBY -> "Emby";
        };
    }

    private String named(FilmNfo name) {
        return context.text(
                name == FilmNfo.MOVIE ? "settings.players.film-nfo.movie" : "settings.players.film-nfo.file");
    }

    private String sentence(Removable now) {
        return now.files() + now.changed() == 0
                ? ""
                : context.text("settings.players.removable", now.files(), now.changed());
    }

    private static Label wrapped(String text) {
        Label label = Buttons.label(text, "caption");
        label.setWrapText(true);
        return label;
    }

    private VBox field(String key, Node control) {
        Label label = Buttons.label(context.text(key), "caption");
        label.setLabelFor(control);
        return new VBox(4, label, control);
    }
}
