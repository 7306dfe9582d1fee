package org.magpie.ui.settings.naming;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.parse.NameFact;
import org.magpie.pipeline.parse.work.NamePieces.Piece;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.settings.naming.NameReading.Result;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** Paste a name and see what Magpie takes each piece of it for. */
public final class NameTesterPage implements SettingsPage {
    private final Context context;
    /** From so many letters on a piece may not fit into a line. */
    private static final int LONG = 30;

    private final NameTesterViewModel model;
    private final TextField field = new TextField();
    private final VBox answer = new VBox();
    private final NameReading reader;
    private final Background.Lane matching;
    private final VBox node;

    public NameTesterPage(Context context, NameReading reader) {
        this.context = context;
        this.reader = reader;
        this.matching = context.background().lane();
        this.model = new NameTesterViewModel(reader);
        field.getStyleClass().add("tester-field");
        field.setPromptText(context.text("settings.tester.prompt"));
        field.setAccessibleText(context.text("settings.tester.name"));
        field.textProperty().bindBidirectional(model.nameProperty());
        ChipBar<MediaKind> kinds =
                new ChipBar<>(List.of(MediaKind.values()), kind -> context.text(Kinds.key(kind)), model.kindProperty());
        model.resultProperty().addListener((property, before, now) -> show(now));
        show(model.resultProperty().get());
        VBox result = new VBox(answer);
        node = FormRows.page(context, SettingsSection.NAME_TESTER, kinds, field, result);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        // Nothing is read.
    }

    @Override
    public void focus() {
        field.requestFocus();
    }

    private void show(Result result) {
        matching.drop();
        answer.getStyleClass().setAll("tester-answer");
        answer.getChildren().clear();
        if (result.pieces().isEmpty()
                && result.facts().isEmpty()
                && result.refused().isEmpty()) {
            answer.getChildren()
                    .add(new EmptyState(
                            Icon.NAMING,
                            context.text("settings.tester.empty"),
                            context.text("settings.tester.empty.hint")));
            return;
        }
        FlowPane pieces = new FlowPane();
        pieces.getStyleClass().add("pieces");
        pieces.setMinWidth(0);
        result.pieces().forEach(piece -> {
            Label label = piece(piece);
            if (piece.text().length() > LONG) {
                // As wide as the page at most, on several lines; the page must not grow with it.
                label.setWrapText(true);
                label.setMinHeight(Label.USE_PREF_SIZE);
                label.maxWidthProperty().bind(pieces.widthProperty());
            }
            pieces.getChildren().add(label);
        });
        answer.getChildren().add(FormRows.card(padded(pieces), padded(legend(result.pieces()))));
        result.refused().ifPresent(why -> {
            Label label = Buttons.label(context.texts().say(why), "settings-problem");
            label.setGraphic(Icon.ATTENTION.node());
            label.setWrapText(true);
            answer.getChildren().add(label);
        });
        if (!result.facts().isEmpty()) {
            answer.getChildren().add(FormRows.card(padded(facts(result.facts()))));
        }
        weigh();
    }

    /** The library is asked beside the window, once the person has stopped typing. */
    private void weigh() {
        String name = model.nameProperty().get().strip();
        MediaKind kind = model.kindProperty().get();
        matching.askAfter(
                Duration.ofMillis(300),
                () -> reader.explain(name, kind),
                found -> found.ifPresent(explanation -> answer.getChildren()
                        .add(new NameExplanationPane(context, explanation, model.kindProperty()::set))),
                failure -> context.tell("settings.tester.match.failed", failure));
    }

    private static Node padded(Node inside) {
        VBox box = new VBox(inside);
        box.getStyleClass().add("pattern");
        return box;
    }

    private Label piece(Piece piece) {
        Label label = new Label(piece.text());
        label.getStyleClass().add("piece");
        if (!piece.sense().isEmpty()) {
            label.getStyleClass().addAll("known", style(piece.sense()));
            label.setTooltip(new Tooltip(sense(piece.sense())));
            label.setAccessibleText(piece.text() + ": " + sense(piece.sense()));
        }
        return label;
    }

    private Node legend(List<Piece> pieces) {
        FlowPane legend = new FlowPane();
        legend.getStyleClass().add("legend");
        pieces.stream()
                .map(Piece::sense)
                .filter(sense -> !sense.isEmpty())
                .distinct()
                .forEach(sense -> legend.getChildren().add(Buttons.label(sense(sense), "legend-entry", style(sense))));
        return legend;
    }

    private GridPane facts(List<NameFact> facts) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Label.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints(0, 200, Double.MAX_VALUE);
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        grid.setMinWidth(0);
        facts.forEach(fact -> fact(grid, fact.key(), fact.value()));
        return grid;
    }

    private void fact(GridPane grid, String key, String text) {
        // The one name of a quality that says there is none is a word, and the others are names.
        boolean none = key.equals("quality")
                && text.equals(Quality.UNKNOWN.displayName(model.kindProperty().get()));
        Label value = new Label(none ? context.text("settings.tester.no-quality") : text);
        value.setWrapText(true);
        value.setMaxWidth(Double.MAX_VALUE);
        Label name = Buttons.label(context.text("settings.tester.fact." + key), "muted");
        name.setMinWidth(Label.USE_PREF_SIZE);
        value.setMinHeight(Label.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), name, value);
    }

    private String sense(String sense) {
        return context.text("settings.tester.sense." + sense.toLowerCase(Locale.ROOT));
    }

    /** Five looks for many senses: what belongs together looks alike, and the word is always there. */
    private static String style(String sense) {
        return switch (sense) {
            case "title", "creator" -> "sense-1";
            case "year", "number", "date" -> "sense-2";
            case "source", "resolution", "codec", "audio", "hdr", "service", "container", "format" -> "sense-3";
            case "group", "hash", "repost" -> "sense-4";
            default -> "sense-5";
        };
    }
}
