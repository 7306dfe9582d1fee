package org.magpie.ui.welcome;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.ui.frame.Logo;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.RequiredToggleGroup;
import org.magpie.ui.kit.place.Desktop;
import org.magpie.ui.kit.style.DisplayFormats;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.Motion;

/** The first start: what, where, how good. */
public final class WelcomeView {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final List<String> PRESETS = List.of("television", "best", "small");

    private final Texts texts;
    private final DisplayFormats formats;
    private final Desktop desktop;
    private final WelcomeViewModel model;
    private final StackPane root;
    private final Map<MediaKind, Line> lines = new EnumMap<>(MediaKind.class);

    @FXML
    private StackPane mark;

    @FXML
    private Label heading;

    @FXML
    private Label hint;

    @FXML
    private StackPane body;

    @FXML
    private Label problem;

    @FXML
    private Button back;

    @FXML
    private HBox dots;

    @FXML
    private Button next;

    public WelcomeView(Texts texts, DisplayFormats formats, Desktop desktop, WelcomeViewModel model) {
        this.texts = texts;
        this.formats = formats;
        this.desktop = desktop;
        this.model = model;
        root = Fxml.load(this, StackPane.class, texts);
        mark.getChildren().add(new Logo(56));
        back.setText(texts.get("welcome.back"));
        back.setAccessibleText(back.getText());
        back.setOnAction(event -> model.back());
        next.setId("welcome-next");
        next.setOnAction(event -> model.next());
        next.setDefaultButton(true);
        next.disableProperty().bind(model.working());
        model.working().addListener((value, before, now) -> nextText());
        // Enter goes on; it would undo the choice that has the focus otherwise.
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof ToggleButton) {
                next.fire();
                event.consume();
            }
        });
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        for (int at = 0; at < WelcomeViewModel.PAGES; at++) {
            Region dot = new Region();
            dot.getStyleClass().add("welcome-dot");
            dots.getChildren().add(dot);
        }
        model.page().addListener((value, before, now) -> show(now.intValue()));
        model.folders().addListener((value, before, now) -> foldersChanged());
        show(model.page().get());
    }

    public Parent root() {
        return root;
    }

    private void show(int page) {
        heading.setText(texts.get("welcome.heading." + (page + 1)));
        hint.setText(texts.get("welcome.hint." + (page + 1)));
        back.setVisible(page > 0);
        nextText();
        for (int at = 0; at < dots.getChildren().size(); at++) {
            dots.getChildren().get(at).pseudoClassStateChanged(HERE, at == page);
        }
        Node content = switch (page) {
            case 0 -> kinds();
            case 1 -> folders();
            default -> presets();
        };
        body.getChildren().setAll(content);
        Motion.fadeIn(content);
    }

    private void nextText() {
        boolean last = model.page().get() == WelcomeViewModel.PAGES - 1;
        next.setText(texts.get(model.working().get() ? "welcome.working" : last ? "welcome.finish" : "welcome.next"));
        next.setAccessibleText(next.getText());
    }

    private Node kinds() {
        HBox cards = new HBox();
        cards.getStyleClass().add("welcome-cards");
        for (MediaKind kind : MediaKind.values()) {
            ToggleButton card = new ToggleButton(texts.get(Kinds.key(kind)));
            StackPane picture = new StackPane(Kinds.icon(kind).node(), chosenMark(card));
            picture.setPrefWidth(128);
            card.setGraphic(picture);
            card.getStyleClass().addAll("welcome-card", "kind");
            card.setAccessibleText(card.getText());
            card.setSelected(model.wants(kind));
            card.setOnAction(event -> {
                model.toggle(kind);
                card.setSelected(model.wants(kind));
            });
            cards.getChildren().add(card);
        }
        return cards;
    }

    /** A ring around a card says where the keyboard is; that a card is chosen, it says with this. */
    private static Node chosenMark(ToggleButton card) {
        Node mark = Icon.HERE.node("chosen-mark");
        mark.visibleProperty().bind(card.selectedProperty());
        StackPane.setAlignment(mark, Pos.TOP_RIGHT);
        return mark;
    }

    private Node folders() {
        VBox rows = new VBox();
        rows.getStyleClass().add("welcome-folders");
        lines.clear();
        for (WelcomeViewModel.Folder folder : model.folders().get()) {
            TextField path = path(folder.kind());
            Label said = Buttons.label("", "caption", "welcome-said");
            said.setWrapText(true);
            VBox words = new VBox(4, path, said);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            Button change =
                    Buttons.plain(Icon.FOLDER, texts.get("welcome.folder.change"), () -> choose(folder(folder.kind())));
            change.setAccessibleText(change.getText() + ", " + texts.get(Kinds.key(folder.kind())));
            HBox row = new HBox(Kinds.icon(folder.kind()).node(), words, change);
            row.getStyleClass().addAll("card-box", "welcome-folder");
            rows.getChildren().add(row);
            Line line = new Line(path, said);
            line.show(folder);
            lines.put(folder.kind(), line);
        }
        return rows;
    }

    /** What a line shows of its folder; rewritten rather than made again, so that the focus stays where it is. */
    private final class Line {
        private final TextField path;
        private final Label said;

        Line(TextField path, Label said) {
            this.path = path;
            this.said = said;
        }

        void show(WelcomeViewModel.Folder folder) {
            path.setText(folder.written());
            said.pseudoClassStateChanged(WRONG, !folder.isUsable());
            said.setText(
                    folder.isUsable()
                            ? texts.get(
                                    folder.there() ? "welcome.folder.there" : "welcome.folder.new",
                                    formats.size(folder.free()))
                            : folder.wrong());
        }
    }

    private void foldersChanged() {
        List<WelcomeViewModel.Folder> now = model.folders().get();
        if (model.page().get() == WelcomeViewModel.FOLDERS
                && lines.keySet()
                        .equals(now.stream().map(WelcomeViewModel.Folder::kind).collect(Collectors.toSet()))) {
            now.forEach(
                    folder -> Objects.requireNonNull(lines.get(folder.kind())).show(folder));
        } else {
            show(model.page().get());
            lines.values().stream().findFirst().ifPresent(line -> line.path.requestFocus());
        }
    }

    private WelcomeViewModel.Folder folder(MediaKind kind) {
        return model.folders().get().stream()
                .filter(folder -> folder.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** A path may be typed or pasted; it is taken when the field is left, or with Enter, which goes on. */
    private TextField path(MediaKind kind) {
        TextField path = new TextField();
        path.getStyleClass().add("welcome-path");
        path.setAccessibleText(texts.get(Kinds.key(kind)));
        path.setOnAction(event -> {
            take(kind, path.getText());
            next.fire();
        });
        path.focusedProperty().addListener((value, before, now) -> {
            if (!now) {
                take(kind, path.getText());
            }
        });
        return path;
    }

    private void take(MediaKind kind, String typed) {
        if (!typed.equals(folder(kind).written())) {
            model.type(kind, typed);
        }
    }

    private void choose(WelcomeViewModel.Folder folder) {
        Optional<Path> chosen = desktop.chooseFolder(texts.get(Kinds.key(folder.kind())), Optional.of(folder.path()));
        chosen.ifPresent(path -> model.choose(folder.kind(), path));
    }

    private Node presets() {
        HBox cards = new HBox();
        cards.getStyleClass().add("welcome-cards");
        ToggleGroup group = new RequiredToggleGroup();
        for (int at = 0; at < PRESETS.size(); at++) {
            int preset = at;
            String key = PRESETS.get(at);
            Label name = Buttons.label(texts.get("welcome.preset." + key), "preset-name");
            Label said = Buttons.label(texts.get("welcome.preset." + key + ".said"), "preset-said");
            Label size = Buttons.label(texts.get("welcome.preset." + key + ".size"), "caption");
            said.setWrapText(true);
            size.setWrapText(true);
            ToggleButton card = new ToggleButton();
            VBox words = new VBox(new StackPane(name, chosenMark(card)), said, size);
            StackPane.setAlignment(name, Pos.CENTER_LEFT);
            words.getStyleClass().add("preset-words");
            words.setMaxWidth(200);
            card.setGraphic(words);
            card.getStyleClass().addAll("welcome-card", "preset");
            card.setToggleGroup(group);
            card.setSelected(model.quality().get() == preset);
            card.setAccessibleText(name.getText() + ". " + said.getText() + " " + size.getText());
            card.setOnAction(event -> {
                model.quality().set(preset);
            });
            cards.getChildren().add(card);
        }
        return cards;
    }
}
