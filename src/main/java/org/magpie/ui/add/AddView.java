package org.magpie.ui.add;

import atlantafx.base.controls.CustomTextField;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.catalog.Catalog;
import org.magpie.catalog.FoundTitle;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.RequiredToggleGroup;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.rows.PosterFrame;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.StatusColor;

/** Adding a title: type, see posters, choose, say how. */
public final class AddView implements Screen {
    private final Context context;
    private final AddViewModel model;
    private final BorderPane root;
    private final ReadOnlyStringWrapper title;
    private final ListView<FoundTitle> results;
    private final Map<MediaKind, ToggleButton> tabs = new EnumMap<>(MediaKind.class);

    @FXML
    private CustomTextField search;

    @FXML
    private HBox kinds;

    @FXML
    private Button byHand;

    @FXML
    private Label failures;

    @FXML
    private StackPane body;

    @FXML
    private StackPane side;

    public AddView(Context context, Place.Add place) {
        this.context = context;
        this.model = new AddViewModel(context, place.owned());
        root = Fxml.load(this, BorderPane.class, context.texts());
        title = new ReadOnlyStringWrapper(context.text("palette.add"));
        results = new ListView<>(model.found());
        search();
        kinds();
        results();
        model.failures().addListener((value, before, now) -> failures(now));
        failures(List.of());
        model.chosen().addListener((value, before, now) -> options(now));
        model.additions().addListener((value, before, now) -> hideSide());
        Buttons.show(side, false);
        search.setText(place.text());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public void attach() {
        search.requestFocus();
        search.end();
    }

    @Override
    public void refresh() {
        model.again();
    }

    @Override
    public void focusFilter() {
        search.requestFocus();
        search.selectAll();
    }

    @Override
    public boolean leave() {
        if (side.isVisible()) {
            results.getSelectionModel().clearSelection();
            hideSide();
            search.requestFocus();
            return true;
        }
        return false;
    }

    /** One line of what is known beside the name. */
    static String facts(FoundTitle found) {
        return Stream.of(AddOptions.year(found.year()), found.details(), found.sourceName())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("  ·  "));
    }

    private void search() {
        search.setLeft(Icon.SEARCH.node());
        search.setId("add-search");
        model.kind().addListener((value, before, now) -> {
            prompt(now);
            ToggleButton tab = tabs.get(now);
            if (tab != null) {
                Buttons.show(tab, true);
                tab.setSelected(true);
            }
        });
        prompt(model.kind().get());
        search.textProperty().addListener((value, before, typed) -> model.type(typed));
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if ((event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER)
                    && !model.found().isEmpty()) {
                results.requestFocus();
                results.getSelectionModel().selectFirst();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                focusWayOn();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                goOn();
                event.consume();
            }
        });
        byHand.setGraphic(Icon.EDIT.node());
        byHand.setAccessibleText(byHand.getText());
        byHand.setOnAction(event -> handMade());
    }

    /** With an id of a source that knows titles of that kind. */
    private void prompt(MediaKind kind) {
        search.setPromptText(context.text("add.prompt." + kind.name().toLowerCase(Locale.ROOT)));
        search.setAccessibleText(search.getPromptText());
    }

    /** Enter always leads on: where the search has failed it is made once more, where nothing was found the form for it opens. */
    private void goOn() {
        if (model.state().getValue() instanceof ViewState.Failed) {
            model.again();
        } else if (model.state().getValue() instanceof ViewState.Empty && !model.asksForMore()) {
            handMade();
        }
    }

    /** Down leads to the form where there are no results to walk through. */
    private void focusWayOn() {
        body.lookupAll(".button").stream()
                .filter(Node::isVisible)
                .reduce((first, last) -> last)
                .ifPresent(Node::requestFocus);
    }

    private void kinds() {
        ToggleGroup group = new RequiredToggleGroup();
        for (MediaKind kind : MediaKind.values()) {
            ToggleButton tab = new ToggleButton(
                    context.text(Kinds.key(kind)), Kinds.icon(kind).node());
            tab.setToggleGroup(group);
            tab.setAccessibleText(tab.getText());
            tab.setSelected(kind == model.kind().get());
            tab.setOnAction(event -> {
                model.switchTo(kind);
            });
            tabs.put(kind, tab);
            kinds.getChildren().add(tab);
        }
        context.background()
                .run(
                        () -> context.services().rootFolders().all().stream()
                                .map(root -> root.kind())
                                .collect(java.util.stream.Collectors.toSet()),
                        kept -> tabs.forEach((kind, tab) ->
                                Buttons.show(tab, kept.isEmpty() || kept.contains(kind) || tab.isSelected())),
                        failure -> context.tell("start.preferences.failed", failure));
    }

    private void results() {
        results.getStyleClass().addAll("edgeless", "add-results");
        results.setAccessibleText(context.text("add.results"));
        results.setCellFactory(view -> new ResultCell());
        results.getSelectionModel().selectedItemProperty().addListener((value, before, now) -> {
            if (now != null) {
                model.chosen().set(now);
            }
        });
        ViewStates states = new ViewStates(
                        context.texts(), results, this::empty, () -> Skeleton.rows(6, 96), model::again)
                .whenFailed(failed -> {
                    Button form = Buttons.plain(Icon.EDIT, context.text("add.by-hand"), this::handMade);
                    form.setId("add-by-hand-instead");
                    return failed.with(form);
                });
        states.follow(model.state());
        body.getChildren().add(states);
    }

    private Node empty() {
        if (model.asksForMore()) {
            return new EmptyState(Icon.SEARCH, context.text("add.begin"), context.text("add.begin.hint"));
        }
        String hint = model.kind().get() == MediaKind.MOVIE ? "add.none.hint-movie" : "add.none.hint";
        return new EmptyState(Icon.NOTHING_FOUND, context.text("add.none", model.typed()), context.text(hint))
                .with(Buttons.plain(Icon.EDIT, context.text("add.by-hand"), this::handMade));
    }

    private void failures(List<Catalog.Failure> now) {
        failures.setText(now.stream().map(model::sentence).collect(Collectors.joining("\n")));
        failures.setGraphic(Icon.ATTENTION.node());
        Buttons.show(failures, !now.isEmpty() && !model.found().isEmpty());
    }

    private void handMade() {
        results.getSelectionModel().clearSelection();
        model.chosen().set(null);
        AddOptions options = new AddOptions(context, model, null);
        side.getChildren().setAll(options);
        Buttons.show(side, true);
        options.focus();
    }

    private void options(@Nullable FoundTitle chosen) {
        if (chosen == null) {
            hideSide();
        } else {
            side.getChildren().setAll(new AddOptions(context, model, chosen));
            Buttons.show(side, true);
        }
    }

    private void hideSide() {
        side.getChildren().clear();
        Buttons.show(side, false);
    }

    private final class ResultCell extends ListCell<FoundTitle> {
        private final PosterFrame poster = new PosterFrame(56, 6);
        private final Label name = Buttons.label("", "add-name");
        private final Label facts = Buttons.label("", "caption");
        private final Label overview = Buttons.label("", "add-overview");
        private final StateChip there = new StateChip(StatusColor.HERE, Icon.HERE, context.text("add.in-library"));
        private final HBox line;

        ResultCell() {
            overview.setWrapText(true);
            overview.setMaxHeight(40);
            HBox first = new HBox(name, there);
            first.getStyleClass().add("add-first");
            VBox words = new VBox(first, facts, overview);
            words.getStyleClass().add("add-words");
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(poster, words);
            line.getStyleClass().add("add-line");
            line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable FoundTitle item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                poster.forget();
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(item.name());
            facts.setText(facts(item));
            overview.setText(item.overview());
            Buttons.show(overview, !item.overview().isBlank());
            Buttons.show(there, item.titleId() != 0);
            java.net.URI picture = item.poster();
            if (picture == null) {
                poster.draw(item.name(), item.kind());
            } else {
                poster.show(item.name(), item.kind(), show -> context.pictures().ask(picture, 192, show));
            }
            setGraphic(line);
            setAccessibleText(item.name() + ", " + facts.getText());
        }
    }
}
