package org.magpie.ui.queue.manual;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** The manual import, for a wide drawer: a card for each file, and below them what was left out. */
public final class ManualImportSheet extends VBox {
    private static final double CARD = 132;

    private final Context context;
    private final ManualImportViewModel model;
    private final VBox cards = new VBox();
    private final HBox foot;

    /**
     * @param begun run once the import is under way
     */
    public ManualImportSheet(Context context, ManualImportViewModel model, Runnable begun) {
        this.context = context;
        this.model = model;
        getStyleClass().add("by-hand");
        getStylesheets()
                .add(ManualImportSheet.class.getResource("ManualImport.css").toExternalForm());
        cards.getStyleClass().add("by-hand-cards");
        ViewStates states =
                new ViewStates(context.texts(), cards, this::empty, () -> Skeleton.rows(4, CARD), model::read);
        states.follow(model.loader().stateProperty());
        Label intro = Buttons.label(context.text("by-hand.intro"), "muted");
        intro.setWrapText(true);
        getChildren().addAll(intro, states);
        model.linesProperty().addListener((property, before, now) -> show(now));
        foot = foot(begun);
    }

    /** Stays in sight below the cards. */
    public Node foot() {
        return foot;
    }

    private HBox foot(Runnable begun) {
        Label said = Buttons.label("", "by-hand-problem");
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        model.problemProperty()
                .addListener((property, before, now) ->
                        said.setText(now.map(problem -> problem.line()).orElse("")));
        Button cancel = Buttons.plain(
                context.text("by-hand.cancel"), () -> context.drawer().close());
        Button go = Buttons.main(Icon.IMPORTED, context.text("by-hand.import", 0), () -> model.importNow(begun));
        go.disableProperty().bind(model.readyProperty().not());
        Runnable count = () -> go.setText(context.text("by-hand.import", model.taken()));
        model.linesProperty().addListener((property, before, now) -> {
            count.run();
            now.forEach(line -> line.saidProperty().addListener((said2, was, is) -> count.run()));
        });
        HBox bar = new HBox(said, cancel, go);
        bar.getStyleClass().add("by-hand-foot");
        bar.getStylesheets()
                .add(ManualImportSheet.class.getResource("ManualImport.css").toExternalForm());
        bar.setAlignment(Pos.CENTER_RIGHT);
        return bar;
    }

    private void show(List<ManualImportLine> lines) {
        cards.getChildren()
                .setAll(lines.stream()
                        .map(line -> (Node) new ManualImportCard(context, model, line))
                        .toList());
        List<String> leftOut = model.leftOutProperty().get();
        if (!leftOut.isEmpty()) {
            Label names = Buttons.label(context.text("by-hand.left-out", String.join(", ", leftOut)), "caption");
            names.setWrapText(true);
            cards.getChildren().add(names);
        }
    }

    private Node empty() {
        List<String> leftOut = model.leftOutProperty().get();
        return new EmptyState(
                Icon.NOTHING_FOUND,
                context.text("by-hand.empty"),
                leftOut.isEmpty() ? "" : context.text("by-hand.left-out", String.join(", ", leftOut)));
    }
}
