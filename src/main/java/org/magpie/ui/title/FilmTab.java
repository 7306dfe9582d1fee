package org.magpie.ui.title;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.TitlePage;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** What there is of a title that is one thing, such as a film: its state, and each copy on disk with all that is known of it. */
final class FilmTab extends StackPane {
    private final Context context;
    private final TitleViewModel model;
    private final TitleFiles files;

    FilmTab(Context context, TitleViewModel model) {
        this.context = context;
        this.model = model;
        this.files = new TitleFiles(context);
        model.page().addListener((value, before, now) -> show(now));
        show(model.page().get());
    }

    /** Whether a title is one thing, of which a list would have one row. */
    static boolean isFor(TitlePage page) {
        return page.items().size() == 1 && page.items().getFirst().number() == 0;
    }

    private void show(@Nullable TitlePage page) {
        if (page == null || !isFor(page)) {
            return;
        }
        TitlePage.ItemRow item = page.items().getFirst();
        VBox content = new VBox(state(page, item));
        content.getStyleClass().add("why");
        if (item.files().isEmpty()) {
            content.getChildren().add(new EmptyState(Icon.FILE, context.text("title.files.empty"), ""));
        } else {
            FlowPane copies = new FlowPane(16, 16);
            item.files().forEach(file -> copies.getChildren().add(copy(page, file)));
            content.getChildren().add(copies);
        }
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edgeless");
        getChildren().setAll(scroll);
    }

    private Node state(TitlePage page, TitlePage.ItemRow item) {
        StateChip chip = new StateChip(
                ItemStates.tone(item.state()),
                ItemStates.icon(item.state()),
                context.text(ItemStates.key(item.state())));
        HBox line = new HBox(12, chip);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        if (item.date() != null) {
            line.getChildren().add(Buttons.label(context.formats().date(item.date()), "muted"));
        }
        String name = page.row().name();
        Button why = Buttons.plain(
                Icon.HELP,
                context.text("title.tab.why"),
                () -> new ItemDecisions(context, model).open(page.row().id(), item, name));
        why.setAccessibleText(context.text("title.why.item", name));
        line.getChildren().add(why);
        return line;
    }

    private Node copy(TitlePage page, TitlePage.FileRow file) {
        Label slot = Buttons.label(file.slot().isBlank() ? file.quality() : file.slot(), "card-title");
        slot.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(slot, Priority.ALWAYS);
        HBox head = new HBox(
                4,
                slot,
                Buttons.icon(Icon.RESUME, context.text("title.play"), () -> files.play(file)),
                Buttons.icon(Icon.FOLDER, context.text("title.file.reveal"), () -> files.reveal(file)));
        Button more = Buttons.icon(Icon.MORE, context.text("library.more"), () -> {});
        more.setOnAction(event -> {
            Point2D at = more.localToScreen(0, more.getHeight());
            menu(page, file).show(more, at.getX(), at.getY());
        });
        head.getChildren().add(more);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox card = new VBox(12, head, FileDetails.table(context, file));
        card.getStyleClass().addAll("card-box", "copy-card");
        card.setOnContextMenuRequested(event -> {
            menu(page, file).show(card, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        card.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                files.play(file);
            }
        });
        return card;
    }

    private ContextMenu menu(TitlePage page, TitlePage.FileRow file) {
        return new ContextMenu(files.menu(page, file).toArray(MenuItem[]::new));
    }
}
