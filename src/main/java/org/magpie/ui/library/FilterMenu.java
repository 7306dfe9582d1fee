package org.magpie.ui.library;

import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.magpie.base.error.UserException;
import org.magpie.insight.filter.FilterText;
import org.magpie.insight.filter.SavedFilters;
import org.magpie.insight.filter.TitleFilter;
import org.magpie.insight.filter.TitleFilter.Group;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** The menu of filters that a person has made: choose one, make another, change or remove one. */
final class FilterMenu {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Context context;
    private final LibraryViewModel model;
    private final SavedFilters saved;
    private final MenuButton button = new MenuButton();
    /** The one that is shown; empty for none or one that is not kept. */
    private String chosen = "";

    FilterMenu(Context context, LibraryViewModel model) {
        this.context = context;
        this.model = model;
        this.saved = new SavedFilters(context.services().preferences());
        button.getStyleClass().add("filter-chip");
        button.setGraphic(Icon.FILTER.node());
        model.filter().addListener((value, before, now) -> {
            if (isNone(now.conditions())) {
                chosen = "";
            }
            text();
        });
        text();
        fill(Map.of());
        refresh();
    }

    MenuButton button() {
        return button;
    }

    private static boolean isNone(TitleFilter filter) {
        return filter.equals(TitleFilter.everything());
    }

    private void text() {
        boolean none = isNone(model.filter().get().conditions());
        button.setText(none || chosen.isEmpty() ? context.text(none ? "filter.filters" : "filter.unnamed") : chosen);
        button.pseudoClassStateChanged(SELECTED, !none);
        button.setAccessibleText(context.text("filter.button", button.getText()));
    }

    private void refresh() {
        context.background().run(saved::all, this::fill, failure -> context.tell("filter.failed", failure));
    }

    private void fill(Map<String, String> all) {
        ToggleGroup group = new ToggleGroup();
        button.getItems().clear();
        RadioMenuItem none = new RadioMenuItem(context.text("filter.none"));
        none.setToggleGroup(group);
        none.setSelected(chosen.isEmpty());
        none.setOnAction(event -> show("", TitleFilter.everything()));
        button.getItems().add(none);
        all.forEach((name, written) -> {
            RadioMenuItem item = new RadioMenuItem(name);
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(name.equals(chosen));
            item.setOnAction(event -> choose(name, written));
            button.getItems().add(item);
        });
        button.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        Buttons.menu(Icon.ADD, context.text("filter.new"), () -> edit("", TitleFilter.everything())),
                        Buttons.menu(
                                Icon.EDIT,
                                context.text("filter.edit"),
                                () -> edit(chosen, model.filter().get().conditions())));
    }

    private void choose(String name, String written) {
        try {
            show(name, FilterText.read(written));
        } catch (UserException unreadable) {
            context.tell("filter.failed", unreadable);
        }
    }

    private void show(String name, TitleFilter filter) {
        chosen = name;
        model.show(filter);
        text();
        refresh();
    }

    private void edit(String name, TitleFilter filter) {
        Group group = filter instanceof Group whole ? whole : new Group(true, List.of(filter));
        new FilterSheet(context, model, saved, this::show).open(name, group);
    }
}
