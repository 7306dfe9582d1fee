package org.magpie.ui.calendar;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.insight.CalendarRow;
import org.magpie.insight.TitlePage.ItemState;
import org.magpie.media.Artwork;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.rows.PosterFrame;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.StatusColor;

/** How something that comes out looks: a chip in a day, a row in a list. */
final class ReleaseStyle {
    private static final double THUMB = 32;

    private final Context context;

    ReleaseStyle(Context context) {
        this.context = context;
    }

    /** A chip in the colour of its kind with the icon of its state. */
    Node chip(CalendarRow row) {
        Label chip = new Label(name(row), icon(row.state()).node("icon-small"));
        chip.getStyleClass().addAll("release-chip", row.kind().name().toLowerCase(Locale.ROOT));
        tone(row.state()).paint(chip);
        String whole = whole(row);
        chip.setTooltip(new Tooltip(whole));
        chip.setAccessibleText(whole);
        return chip;
    }

    /** A row with its poster that leads to the title. */
    Node line(CalendarRow row) {
        PosterFrame thumb = new PosterFrame(THUMB, 4);
        thumb.show(
                row.title(),
                row.kind(),
                show -> context.pictures().ask(row.titleId(), Artwork.Kind.POSTER, (int) (THUMB * 2), show));
        Label title = Buttons.label(row.title(), "card-title");
        Label item = Buttons.label(row.item().isEmpty() ? context.text(Kinds.key(row.kind())) : row.item(), "caption");
        VBox words = new VBox(2, title, item);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        StateChip state = new StateChip(tone(row.state()), icon(row.state()), word(row.state()));
        HBox line = new HBox(thumb, words, state);
        line.getStyleClass().add("release-row");
        line.setFocusTraversable(true);
        line.setAccessibleText(whole(row));
        line.setOnMouseClicked(event -> open(row));
        line.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(row);
                event.consume();
            }
        });
        return line;
    }

    private void open(CalendarRow row) {
        context.drawer().close();
        context.navigator().open(new Place.Title(row.titleId()));
    }

    private static String name(CalendarRow row) {
        return row.item().isEmpty() ? row.title() : row.title() + " · " + row.item();
    }

    private String whole(CalendarRow row) {
        return name(row) + ", " + word(row.state());
    }

    private String word(ItemState state) {
        return context.text("calendar.state." + state.name().toLowerCase(Locale.ROOT));
    }

    private static Icon icon(ItemState state) {
        return switch (state) {
            case HERE -> Icon.HERE;
            case UPGRADABLE -> Icon.UPGRADABLE;
            case DOWNLOADING -> Icon.DOWNLOADING;
            case MISSING -> Icon.MISSING;
            case UNRELEASED -> Icon.WAITING;
            case UNMONITORED -> Icon.QUIET;
        };
    }

    private static StatusColor tone(ItemState state) {
        return switch (state) {
            case HERE -> StatusColor.HERE;
            case UPGRADABLE, DOWNLOADING -> StatusColor.WORKING;
            case MISSING -> StatusColor.ATTENTION;
            case UNRELEASED, UNMONITORED -> StatusColor.QUIET;
        };
    }
}
