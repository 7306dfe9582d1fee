package org.magpie.ui.library;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.magpie.insight.LibraryRow;
import org.magpie.media.Artwork;
import org.magpie.pipeline.importing.ManualImport.Meant;
import org.magpie.ui.importing.FileDrop;
import org.magpie.ui.importing.FileImports;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.rows.PosterFrame;
import org.magpie.ui.kit.style.Icon;

/** One poster of the grid with its badge, progress, name and year. Reused while scrolling. */
final class PosterCard extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    /** All pictures are asked for in one size, so that a resized window finds them again. */
    private static final int PICTURE_WIDTH = 240;

    private final Context context;
    private final PosterFrame frame;
    private final StackPane holder;
    private final StackPane badge = new StackPane();
    private final FontIcon badgeIcon = Icon.INFO.node("icon-small");
    private final ProgressBar progress = new ProgressBar();
    private final Label name = Buttons.label("", "poster-name");
    private final Label facts = Buttons.label("", "caption");
    private final Button more;
    private final Tooltip whole = new Tooltip();
    private @Nullable LibraryRow row;

    PosterCard(Context context, double width, double ratio, Actions actions) {
        this.context = context;
        frame = new PosterFrame(width, 10);
        holder = new StackPane(frame, badge, progress);
        double height = Math.rint(width * ratio);
        holder.setMinHeight(height);
        holder.setMaxHeight(height);
        holder.getStyleClass().add("poster-holder");
        StackPane.setAlignment(frame, Pos.BOTTOM_CENTER);
        StackPane.setAlignment(badge, Pos.TOP_LEFT);
        StackPane.setAlignment(progress, Pos.BOTTOM_CENTER);
        badge.getStyleClass().add("poster-badge");
        badge.getChildren().add(badgeIcon);
        badge.setMouseTransparent(true);
        progress.getStyleClass().add("poster-progress");
        progress.setMaxWidth(width - 16);
        progress.setMouseTransparent(true);
        more = Buttons.icon(Icon.MORE, context.text("library.more"), () -> {});
        more.getStyleClass().setAll("poster-more");
        more.setFocusTraversable(false);
        more.setOnAction(event -> menu(actions, more.localToScreen(0, more.getHeight())));
        StackPane.setAlignment(more, Pos.TOP_RIGHT);
        holder.getChildren().add(more);
        name.setMaxWidth(width);
        name.setTooltip(whole);
        facts.setMaxWidth(width);
        getChildren().addAll(holder, name, facts);
        getStyleClass().add("poster-card");
        setMinWidth(width);
        setMaxWidth(width);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setOnMouseClicked(event -> {
            LibraryRow clicked = row;
            if (clicked != null && event.isStillSincePress()) {
                actions.clicked(clicked, event);
            }
        });
        FileDrop.onto(this, node -> row != null, (dropped, below) -> {
            LibraryRow onto = row;
            if (onto != null) {
                new FileImports(context).receive(dropped, new Meant(onto.id(), Set.of()));
            }
        });
        setOnContextMenuRequested(event -> {
            menu(actions, new javafx.geometry.Point2D(event.getScreenX(), event.getScreenY()));
            event.consume();
        });
    }

    private void menu(Actions actions, javafx.geometry.Point2D at) {
        if (row != null) {
            ContextMenu menu = new ContextMenu();
            menu.getItems().setAll(actions.menu(row));
            menu.show(this, at.getX(), at.getY());
        }
    }

    /** Shows a title, or nothing. */
    void show(@Nullable LibraryRow next, boolean selected, boolean current) {
        pseudoClassStateChanged(SELECTED, selected && next != null);
        pseudoClassStateChanged(CURRENT, current && next != null);
        if (next != null && next.equals(row)) {
            return;
        }
        row = next;
        setVisible(next != null);
        if (next == null) {
            frame.forget();
            return;
        }
        name.setText(next.name());
        whole.setText(next.name());
        facts.setText(facts(next));
        if (next.hasPoster()) {
            frame.show(
                    next.name(),
                    next.kind(),
                    show -> context.pictures().ask(next.id(), Artwork.Kind.POSTER, PICTURE_WIDTH, show));
        } else {
            frame.draw(next.name(), next.kind());
        }
        badge(next);
        boolean partly = next.wanted() > 1 && next.have() > 0 && next.have() < next.wanted();
        progress.setVisible(partly);
        progress.setProgress(next.wanted() == 0 ? 0 : (double) next.have() / next.wanted());
        setAccessibleText(next.name() + ", " + facts.getText() + ", " + context.text(TitleStates.key(next.state())));
    }

    private void badge(LibraryRow next) {
        boolean worth = next.state() != LibraryRow.State.COMPLETE;
        badge.setVisible(worth);
        if (worth) {
            TitleStates.icon(next.state()).showIn(badgeIcon);
            TitleStates.tone(next.state()).paint(badge);
        }
    }

    private String facts(LibraryRow next) {
        String year = next.year() == 0 ? "" : String.format(Locale.ROOT, "%d", next.year());
        String other = next.wanted() <= 1
                ? next.quality()
                : context.formats().number(next.have()) + " / "
                        + context.formats().number(next.wanted());
        return String.join(
                "  ·  ",
                List.of(year, other).stream().filter(part -> !part.isEmpty()).toList());
    }

    /** What a card asks of its grid. */
    interface Actions {
        void clicked(LibraryRow row, javafx.scene.input.MouseEvent event);

        List<MenuItem> menu(LibraryRow row);
    }
}
