package org.magpie.ui.title;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.TitlePage;
import org.magpie.insight.VerdictRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** Why it is as it is: what each copy still wants, and what spoke against the releases that were looked at. */
final class DecisionsTab extends StackPane {
    private final Context context;
    private final TitleViewModel model;
    private final VBox answers = new VBox();

    DecisionsTab(Context context, TitleViewModel model) {
        this.context = context;
        this.model = model;
        answers.getStyleClass().add("why");
        ScrollPane scroll = new ScrollPane(answers);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edgeless");
        getChildren().add(scroll);
        model.page().addListener((value, before, now) -> show());
        model.verdicts().addListener((javafx.collections.ListChangeListener<VerdictRow>) change -> show());
        show();
    }

    private void show() {
        TitlePage page = model.page().get();
        answers.getChildren().clear();
        if (page == null) {
            return;
        }
        answers.getChildren().add(watching(page));
        HBox copies = new HBox(16);
        page.slots().forEach(slot -> {
            Node card = slot(page, slot);
            HBox.setHgrow(card, javafx.scene.layout.Priority.ALWAYS);
            copies.getChildren().add(card);
        });
        answers.getChildren().addAll(copies, search());
    }

    private Node watching(TitlePage page) {
        return page.row().monitored()
                ? card(context.text("title.why.watched"), null, said(context.text("title.why.watched.said")))
                : card(context.text("title.why.unwatched"), null, said(context.text("title.why.unwatched.said")));
    }

    private Node slot(TitlePage page, TitlePage.SlotRow slot) {
        SlotState state = SlotState.of(page, slot);
        StateChip chip = new StateChip(state.color(), state.icon(), context.text(chip(state)));
        String have =
                slot.have().isEmpty() ? context.text("title.why.nothing") : context.text("title.why.have", slot.have());
        String want = switch (state) {
            case ENOUGH -> context.text("title.why.enough.said", slot.profile());
            case UPGRADABLE, PARTIAL, WANTED -> context.text("title.why.wanted.said", slot.profile());
            case UNRELEASED -> context.text("title.why.unreleased.said");
            case UNMONITORED -> context.text("title.why.not-looking");
        };
        return card(slot.name().isBlank() ? slot.profile() : slot.name(), chip, said(have), said(want));
    }

    private static String chip(SlotState state) {
        return switch (state) {
            case ENOUGH -> "title.why.enough";
            case UPGRADABLE -> "item.state.upgradable";
            case PARTIAL, WANTED -> "title.why.wanted";
            case UNRELEASED -> "item.state.unreleased";
            case UNMONITORED -> "item.state.unmonitored";
        };
    }

    private Node search() {
        VerdictSummary verdictSummary = VerdictSummary.of(model.verdicts());
        if (verdictSummary.looked() == 0) {
            return card(
                    context.text("title.why.search"),
                    null,
                    said(context.text("title.why.never")),
                    Buttons.plain(Icon.SEARCH, context.text("title.look"), model::look));
        }
        VBox lines = new VBox(6);
        for (VerdictSummary.Count count : verdictSummary.against()) {
            Label number = Buttons.label(context.formats().number(count.releases()), "why-count");
            Label rule = Buttons.label(context.text("rule." + count.rule()));
            rule.setMinWidth(USE_PREF_SIZE);
            Label example = Buttons.label(context.texts().say(count.example().said()), "caption");
            HBox line = new HBox(number, rule, example);
            line.getStyleClass().add("why-line");
            lines.getChildren().add(line);
        }
        return card(
                context.text("title.why.search"),
                null,
                said(context.text(
                        "title.why.searched",
                        context.formats().relative(model.verdicts().getFirst().judged()),
                        verdictSummary.looked(),
                        verdictSummary.good(),
                        verdictSummary.taken())),
                lines);
    }

    private static Label said(String sentence) {
        Label said = Buttons.label(sentence, "muted");
        said.setWrapText(true);
        return said;
    }

    private static Node card(String heading, @Nullable StateChip chip, Node... lines) {
        HBox head = new HBox(12, Buttons.label(heading, "card-title"));
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        if (chip != null) {
            head.getChildren().add(chip);
        }
        VBox card = new VBox(head);
        card.getStyleClass().add("card-box");
        card.setPrefWidth(240);
        card.getChildren().addAll(lines);
        return card;
    }
}
