package org.magpie.ui.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import org.magpie.media.MediaKind;
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

    /** Of an episode, as items are labelled. */
    private static final Pattern NUMBER = Pattern.compile("^S\\d+E\\d+");

    private final Context context;

    ReleaseStyle(Context context) {
        this.context = context;
    }

    /** What of a day belongs together: items of one title. */
    static List<List<CalendarRow>> groups(List<CalendarRow> day) {
        return List.copyOf(day.stream()
                .collect(Collectors.groupingBy(CalendarRow::titleId, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    /** A chip for what of one title comes out in a day, in the colour of its kind with the icon of its state. */
    Node chip(List<CalendarRow> rows) {
        CalendarRow first = rows.getFirst();
        Label chip = new Label(
                rows.size() == 1 ? shortName(first) : several(rows),
                icon(first.state()).node("icon-small"));
        chip.getStyleClass().addAll("release-chip", first.kind().name().toLowerCase(Locale.ROOT));
        tone(first.state()).paint(chip);
        String whole = rows.stream().map(this::whole).collect(Collectors.joining("\n"));
        chip.setTooltip(new Tooltip(whole));
        chip.setAccessibleText(whole);
        return chip;
    }

    /** The same with its hour and on as many lines as it needs, for where there is room. */
    Node card(List<CalendarRow> rows) {
        CalendarRow first = rows.getFirst();
        Label title = Buttons.label(first.title(), "card-title");
        title.setWrapText(true);
        Label item = Buttons.label(rows.size() == 1 ? first.item() : count(rows), "caption");
        item.setWrapText(true);
        Buttons.show(item, !item.getText().isEmpty());
        Label hour = Buttons.label(hour(first), "caption");
        hour.setGraphic(icon(first.state()).node("icon-small"));
        VBox card = new VBox(2, hour, title, item);
        card.getStyleClass()
                .addAll("release-chip", "release-card", first.kind().name().toLowerCase(Locale.ROOT));
        tone(first.state()).paint(card);
        String whole = rows.stream().map(this::whole).collect(Collectors.joining("\n"));
        Tooltip.install(card, new Tooltip(whole));
        card.setAccessibleText(whole);
        return card;
    }

    /** When on its day; empty where only the day is known, which is stored as the beginning of a day. */
    private String hour(CalendarRow row) {
        Instant available = row.available();
        if (available == null) {
            return "";
        }
        boolean known = context.formats().day(available).equals(row.date())
                && !available.equals(row.date().atStartOfDay(ZoneOffset.UTC).toInstant())
                && !available.equals(row.date()
                        .atStartOfDay(context.services().clock().getZone())
                        .toInstant());
        return known ? context.formats().time(available) : "";
    }

    /** The number first: a name that is cut off is still known, a number that is cut off is lost. */
    private static String shortName(CalendarRow row) {
        Matcher number = NUMBER.matcher(row.item());
        return number.find() ? number.group() + " " + row.title() : name(row);
    }

    private String count(List<CalendarRow> rows) {
        return context.text(
                rows.getFirst().kind() == MediaKind.SERIES ? "calendar.several" : "calendar.several.other",
                rows.size());
    }

    private String several(List<CalendarRow> rows) {
        CalendarRow first = rows.getFirst();
        return count(rows) + " · " + first.title();
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
            case GONE -> Icon.ATTENTION;
            case UNRELEASED -> Icon.WAITING;
            case UNMONITORED -> Icon.QUIET;
        };
    }

    private static StatusColor tone(ItemState state) {
        return switch (state) {
            case HERE -> StatusColor.HERE;
            case UPGRADABLE, DOWNLOADING -> StatusColor.WORKING;
            case MISSING, GONE -> StatusColor.ATTENTION;
            case UNRELEASED, UNMONITORED -> StatusColor.QUIET;
        };
    }
}
