package org.magpie.ui.queue.manual;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.ManualImport.Proposal;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.TitleSearch;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** One file of a manual import: its name, what it is taken for, and where it would go. */
final class ManualImportCard extends VBox {
    private final Context context;
    private final ManualImportViewModel model;
    private final ManualImportLine line;
    private final CheckBox taken = new CheckBox();
    private final TitleSearch title;
    private final ComboBox<Integer> season = new ComboBox<>();
    private final MenuButton items = new MenuButton();
    private final ComboBox<SlotFacts> slot = new ComboBox<>();
    private final ComboBox<Quality> quality = new ComboBox<>();
    private final Label target = Buttons.label("", "caption", "by-hand-target");
    private boolean showing;
    private int shownSeason = -1;

    ManualImportCard(Context context, ManualImportViewModel model, ManualImportLine line) {
        this.context = context;
        this.model = model;
        this.line = line;
        getStyleClass().addAll("card-box", "by-hand-card");
        taken.setText(line.found().name());
        taken.getStyleClass().add("card-title");
        taken.setTooltip(new Tooltip(line.found().name()));
        taken.setMinWidth(0);
        taken.setOnAction(event -> model.leaveOut(line, !taken.isSelected()));
        Label size = Buttons.label(context.formats().size(line.found().bytes()), "caption");
        size.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(taken, gap, size);
        head.getStyleClass().add("by-hand-head");
        head.setAlignment(Pos.CENTER_LEFT);
        Label because = Buttons.label(context.texts().say(line.found().because()), "caption");
        because.setWrapText(true);
        title = new TitleSearch(context, model::titles, titleId -> model.choose(line, titleId));
        title.getStyleClass().add("by-hand-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox fields = new HBox(title, season, items, slot, quality);
        fields.getStyleClass().add("by-hand-fields");
        fields.setAlignment(Pos.CENTER_LEFT);
        prepareChoices();
        target.setWrapText(true);
        getChildren().addAll(head, because, fields, target);
        line.saidProperty().addListener((property, before, now) -> show(now));
        line.answerProperty().addListener((property, before, now) -> show(now));
        show(line.saidProperty().get());
        show(line.answerProperty().get());
    }

    private void prepareChoices() {
        Choice.dress(
                season,
                context.text("by-hand.season"),
                each -> each == 0
                        ? context.text("by-hand.specials")
                        : context.text("by-hand.season-number", String.valueOf(each)));
        season.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                shownSeason = now;
                model.items(line, Set.of());
            }
        });
        Choice.dress(slot, context.text("by-hand.slot"), SlotFacts::name);
        slot.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                model.slot(line, now.id());
            }
        });
        Choice.dress(quality, context.text("by-hand.quality"), each -> each.displayName(kind()));
        quality.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                model.quality(line, now);
            }
        });
    }

    private MediaKind kind() {
        return line.saidProperty().get().title().map(TitleFacts::kind).orElse(MediaKind.MOVIE);
    }

    private void show(ManualImportLine.Said now) {
        showing = true;
        taken.setSelected(now.taken());
        title.show(now.title().map(TitleFacts::name).orElse(""));
        List<Integer> seasons = now.seasons();
        // A season is chosen before its episodes are: until then it is the person's word that counts.
        if (!now.itemIds().isEmpty() || !seasons.contains(shownSeason)) {
            shownSeason = now.season();
        }
        Buttons.show(season, seasons.size() > 1);
        offer(season, seasons, shownSeason);
        offerItems(now);
        Buttons.show(slot, now.slots().size() > 1);
        offer(
                slot,
                now.slots(),
                now.slots().stream()
                        .filter(each -> each.id() == now.slotId())
                        .findFirst()
                        .orElse(null));
        Buttons.show(quality, now.title().isPresent());
        offer(quality, Quality.of(kind()).reversed(), now.quality());
        showing = false;
    }

    private static <T> void offer(ComboBox<T> box, List<T> choices, @Nullable T chosen) {
        if (!box.getItems().equals(choices)) {
            box.getItems().setAll(choices);
        }
        box.setValue(chosen);
    }

    /** A file may hold several episodes, so they are ticked and not chosen one of many. */
    private void offerItems(ManualImportLine.Said now) {
        List<ItemFacts> offered = now.title().stream()
                .flatMap(known -> known.items().stream())
                .filter(item -> now.seasons().isEmpty() || item.details().season() == shownSeason)
                .toList();
        Buttons.show(items, offered.size() > 1 || now.seasons().size() > 1);
        items.getItems().setAll(offered.stream().map(item -> tick(now, item)).toList());
        String chosen = now.items().stream().map(ManualImportCard::label).collect(Collectors.joining(", "));
        items.setText(chosen.isEmpty() ? context.text("by-hand.choose-items") : chosen);
        items.setAccessibleText(items.getText());
        items.setTooltip(new Tooltip(items.getText()));
    }

    private CheckMenuItem tick(ManualImportLine.Said now, ItemFacts item) {
        CheckMenuItem tick = new CheckMenuItem(label(item));
        tick.setSelected(now.itemIds().contains(item.id()));
        tick.setOnAction(event -> {
            Set<Long> ids = new TreeSet<>(line.saidProperty().get().itemIds());
            if (tick.isSelected()) {
                ids.add(item.id());
            } else {
                ids.remove(item.id());
            }
            model.items(line, ids);
        });
        return tick;
    }

    private static String label(ItemFacts item) {
        String name = item.details().name();
        return item.details().number() > 0 ? item.details().number() + ". " + name : name;
    }

    private void show(ManualImportLine.Answer answer) {
        switch (answer) {
            case ManualImportLine.Answer.None none -> {
                boolean out = !line.saidProperty().get().taken();
                tell(StatusColor.QUIET, Icon.INFO, context.text(out ? "by-hand.left-alone" : "by-hand.say-what"));
            }
            case ManualImportLine.Answer.Goes goes -> {
                Message worse = goes.proposal().worse();
                tell(
                        worse == null ? StatusColor.HERE : StatusColor.ATTENTION,
                        Icon.NEXT,
                        worse == null ? place(goes.proposal()) : context.texts().say(worse));
            }
            case ManualImportLine.Answer.Refused refused -> tell(StatusColor.FAILED, Icon.ATTENTION, refused.why());
        }
    }

    private String place(Proposal proposal) {
        String place = proposal.target().toString();
        return proposal.replaced().isEmpty()
                ? place
                : context.text("by-hand.replaces", place, String.join(", ", proposal.replaced()));
    }

    private void tell(StatusColor tone, Icon icon, String text) {
        target.setText(text);
        target.setGraphic(icon.node("icon-small"));
        tone.paint(target);
        target.setTooltip(new Tooltip(text));
    }
}
