package org.magpie.ui.library;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.magpie.catalog.TitleChange;
import org.magpie.insight.LibraryRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** The bar below the library while titles are selected: how many, and what can be done with all of them. */
final class SelectionBar {
    /** From so many on a search asks first: each is asked for at every indexer. */
    static final int ASKS_FROM = 25;

    private final Context context;
    private final LibraryViewModel model;
    private final TitleActions actions;
    private final BulkActions bulk;
    private final HBox bar;
    private final Label said = new Label();

    SelectionBar(Context context, LibraryViewModel model, TitleActions actions, HBox bar) {
        this.context = context;
        this.model = model;
        this.actions = actions;
        this.bulk = new BulkActions(context);
        this.bar = bar;
        said.setMaxWidth(Double.MAX_VALUE);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        MenuButton more = new MenuButton(null, Icon.MORE.node());
        more.getStyleClass().add("no-arrow");
        Buttons.name(more, context.text("library.more"));
        more.getItems()
                .addAll(
                        Buttons.menu(Icon.REFRESH, context.text("title.refresh"), () -> bulk.refresh(chosen())),
                        Buttons.menu(Icon.FOLDER, context.text("title.organise"), () -> actions.organise(chosen())),
                        Buttons.menu(
                                Icon.DELETE,
                                context.text("title.remove"),
                                () -> actions.remove(chosen(), model::selectNone)));
        bar.getChildren()
                .addAll(
                        said,
                        Buttons.plain(Icon.SEARCH, context.text("title.search"), this::search),
                        Buttons.plain(Icon.MONITORED, context.text("title.watch"), () -> watch(true)),
                        Buttons.plain(Icon.QUIET, context.text("title.unwatch"), () -> watch(false)),
                        Buttons.plain(
                                Icon.EDIT,
                                context.text("bulk.edit"),
                                () -> new TitleEditSheet(context, bulk).open(chosen())),
                        more,
                        Buttons.icon(Icon.CLOSE, context.text("library.unselect"), model::selectNone));
        model.selected().addListener((value, before, now) -> show());
        show();
    }

    private void show() {
        int many = model.selected().get().size();
        said.setText(context.text("library.selected", context.formats().number(many)));
        Buttons.show(bar, many > 0);
    }

    private List<LibraryRow> chosen() {
        return model.shown().get().stream()
                .filter(row -> model.selected().get().contains(row.id()))
                .toList();
    }

    private void watch(boolean watched) {
        List<LibraryRow> rows = chosen();
        if (rows.size() == 1) {
            actions.watch(rows, watched);
        } else {
            bulk.change(
                    rows,
                    new TitleChange.Monitoring(watched),
                    count -> context.text(
                            watched ? "title.watched" : "title.unwatched", context.text("title.titles", count)));
        }
    }

    private void search() {
        List<LibraryRow> rows = chosen();
        if (rows.size() < ASKS_FROM) {
            actions.search(rows);
            return;
        }
        Label hint = new Label(context.text("bulk.search.said", rows.size()));
        hint.setWrapText(true);
        Button go = Buttons.main(Icon.SEARCH, context.text("bulk.search", rows.size()), () -> {
            context.drawer().close();
            bulk.search(rows);
        });
        go.setMaxWidth(Double.MAX_VALUE);
        context.drawer().open(context.text("bulk.search", rows.size()), hint, go, () -> {});
    }
}
