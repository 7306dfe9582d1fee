package org.magpie.ui.title;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.magpie.insight.TitlePage;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** The two lines of small things in the head of a title: what it is, with its pages elsewhere, and which copies are wanted. */
final class HeadFacts {
    private final Context context;
    private final SlotSheet sheet;
    private final FlowPane facts;
    private final FlowPane slots;

    HeadFacts(Context context, SlotSheet sheet, FlowPane facts, FlowPane slots) {
        this.context = context;
        this.sheet = sheet;
        this.facts = facts;
        this.slots = slots;
    }

    void show(TitlePage page) {
        showFacts(page);
        showSlots(page);
    }

    private void showFacts(TitlePage page) {
        facts.getChildren().clear();
        fact(
                page.row().year() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%d", page.row().year()));
        fact(page.minutes() == 0 ? "" : context.formats().duration(java.time.Duration.ofMinutes(page.minutes())));
        if (page.rating() > 0) {
            Label rating = Buttons.label(context.formats().decimal(page.rating(), 1), "rating");
            rating.setGraphic(Icon.STAR.node());
            rating.setGraphicTextGap(4);
            add(rating);
        }
        fact(page.status().isEmpty() ? "" : context.text("title.status." + page.status()));
        fact(page.network());
        fact(String.join(", ", page.genres().stream().limit(3).toList()));
        TitleLinks.of(page).forEach(link -> {
            Hyperlink there = new Hyperlink(link.site());
            there.setAccessibleText(context.text("title.link", link.site()));
            there.setTooltip(new Tooltip(link.page().toString()));
            there.setOnAction(event -> context.desktop().browse(link.page()));
            add(there);
        });
    }

    private void fact(String text) {
        if (!text.isBlank()) {
            add(new Label(text));
        }
    }

    private void add(Node fact) {
        if (!facts.getChildren().isEmpty()) {
            facts.getChildren().add(new Label("·"));
        }
        facts.getChildren().add(fact);
    }

    private String said(SlotState state, String name, String have) {
        return switch (state) {
            case ENOUGH -> context.text("title.slot.have", name, have);
            case UPGRADABLE -> context.text("title.slot.better", name, have);
            case PARTIAL -> context.text("title.slot.partial", name, have);
            case WANTED -> context.text("title.slot.wanted", name);
            case UNRELEASED -> context.text("title.slot.unreleased", name);
            case UNMONITORED ->
                have.isEmpty()
                        ? context.text("title.slot.unmonitored", name)
                        : context.text("title.slot.have-unmonitored", name, have);
        };
    }

    private void showSlots(TitlePage page) {
        slots.getChildren().clear();
        for (TitlePage.SlotRow slot : page.slots()) {
            // A copy that has no name goes by its profile.
            String name = slot.name().isBlank() ? slot.profile() : slot.name();
            SlotState state = SlotState.of(page, slot);
            String said = said(state, name, slot.have());
            Button chip = new Button(said, state.icon().node());
            chip.getStyleClass().add("slot-chip");
            state.color().paint(chip);
            chip.setAccessibleText(said);
            chip.setTooltip(new Tooltip(context.text("title.slot.tip", slot.profile(), slot.folder())));
            chip.setOnAction(
                    event -> sheet.open(page.row().kind(), slot, page.slots().size() > 1));
            slots.getChildren().add(chip);
        }
        Button another = new Button(context.text("add.slot.another"), Icon.ADD.node());
        another.getStyleClass().add("slot-chip");
        another.setAccessibleText(another.getText());
        another.setOnAction(event -> sheet.open(page.row().kind(), null, false));
        slots.getChildren().add(another);
    }
}
