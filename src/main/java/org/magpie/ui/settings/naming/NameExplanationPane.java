package org.magpie.ui.settings.naming;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.match.NameExplainer;
import org.magpie.pipeline.match.NameExplanation;
import org.magpie.pipeline.match.NameExplanation.Reading;
import org.magpie.pipeline.match.NameExplanation.WeighedTitle;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.page.FormRows;

/** Shows in sentences which titles of the library were weighed for a name, why one of them won, and how else the name could be read. */
final class NameExplanationPane extends VBox {
    private final Context context;

    /**
     * @param readAs reads the name as another kind
     */
    NameExplanationPane(Context context, NameExplanation explanation, Consumer<MediaKind> readAs) {
        this.context = context;
        getStyleClass().add("name-explanation");
        explanation.taken().ifPresent(reading -> {
            Label head = Buttons.label(context.text("settings.tester.library"), "kind-title");
            getChildren().addAll(head, library(reading));
        });
        Label other = Buttons.label(context.text("settings.tester.others"), "kind-title");
        VBox others = FormRows.card();
        explanation.others().forEach(reading -> others.getChildren().add(other(reading, readAs)));
        getChildren().addAll(other, others);
    }

    private Node library(Reading reading) {
        VBox card = FormRows.card(verdict(reading));
        if (!reading.lookedFor().isEmpty()) {
            card.getChildren()
                    .add(row(sentence(
                            context.text(
                                    "settings.tester.looked-for",
                                    String.join(
                                            "; ",
                                            reading.lookedFor().stream()
                                                    .map(context.texts()::say)
                                                    .toList())),
                            "caption")));
        }
        for (WeighedTitle title : reading.titles()) {
            card.getChildren().add(weighed(title));
        }
        Message preferred = reading.preferred();
        if (preferred != null) {
            card.getChildren().add(row(sentence(context.texts().say(preferred), "why")));
        }
        return card;
    }

    private Node verdict(Reading reading) {
        StateChip chip = switch (reading.outcome()) {
            case TAKEN -> new StateChip(StatusColor.HERE, Icon.HERE, context.text("settings.tester.outcome.taken"));
            case ASKED ->
                new StateChip(StatusColor.ATTENTION, Icon.ATTENTION, context.text("settings.tester.outcome.asked"));
            case NOTHING ->
                new StateChip(StatusColor.QUIET, Icon.INFO, context.text("settings.tester.outcome.nothing"));
        };
        VBox words = new VBox(sentence(context.texts().say(reading.because()), "card-title"));
        if (!reading.items().isEmpty()) {
            String items = String.join(", ", reading.items());
            int more = reading.itemCount() - reading.items().size();
            words.getChildren()
                    .add(sentence(
                            more > 0
                                    ? context.text("settings.tester.items.more", items, more)
                                    : context.text("settings.tester.items", items),
                            "caption"));
        }
        words.getStyleClass().add("setting-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        chip.setMinWidth(USE_PREF_SIZE);
        return row(words, chip);
    }

    private Node weighed(WeighedTitle title) {
        VBox words = new VBox(
                sentence(title.name(), "weighed-title"),
                sentence(context.texts().say(title.because()), "caption"));
        words.getStyleClass().add("setting-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        Label share = Buttons.label(
                context.text("settings.tester.percent", NameExplainer.percent(title.confidence())), "weighed-share");
        share.setMinWidth(USE_PREF_SIZE);
        return row(words, share);
    }

    private Node other(Reading reading, Consumer<MediaKind> readAs) {
        ParsedRelease parsed = reading.parsed();
        String head = context.text(Kinds.key(reading.kind()));
        Label name = Buttons.label(head, "card-title");
        name.setGraphic(Kinds.icon(reading.kind()).node());
        VBox words = new VBox(name);
        words.getStyleClass().add("setting-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        if (parsed == null) {
            words.getChildren().add(sentence(context.text("settings.tester.other.unread"), "caption"));
            return row(words);
        }
        words.getChildren()
                .add(sentence(
                        context.text(
                                "settings.tester.other.read",
                                summary(parsed),
                                context.texts().say(reading.because())),
                        "caption"));
        Button show = Buttons.plain(context.text("settings.tester.other.show"), () -> readAs.accept(reading.kind()));
        show.setMinWidth(USE_PREF_SIZE);
        return row(words, show);
    }

    private static String summary(ParsedRelease parsed) {
        String creator = parsed.creator();
        String title = parsed.title().isEmpty() ? "…" : parsed.title();
        String year = parsed.year() == null ? "" : " (" + parsed.year() + ")";
        return (creator == null ? "" : creator + " – ") + title + year;
    }

    private static Label sentence(String text, String style) {
        Label label = Buttons.label(text, style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("setting-row");
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(nodes[0], Priority.ALWAYS);
        return row;
    }
}
