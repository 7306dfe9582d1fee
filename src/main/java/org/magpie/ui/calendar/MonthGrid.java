package org.magpie.ui.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.magpie.insight.CalendarRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;

/** Six weeks in a grid. Arrows go from day to day, Enter opens the day. */
final class MonthGrid extends VBox {
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other");
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final int WEEK = 7;
    private static final double HEAD = 36;
    private static final double CHIP = 22;

    private final Context context;
    private final ReleaseStyle look;
    private final Consumer<LocalDate> open;
    private final GridPane grid = new GridPane();

    MonthGrid(Context context, ReleaseStyle look, Consumer<LocalDate> open) {
        this.context = context;
        this.look = look;
        this.open = open;
        getStyleClass().add("month");
        grid.getStyleClass().add("grid");
        for (int column = 0; column < WEEK; column++) {
            grid.getColumnConstraints().add(share());
        }
        for (int week = 0; week < 6; week++) {
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(100.0 / 6);
            row.setVgrow(Priority.ALWAYS);
            grid.getRowConstraints().add(row);
        }
        VBox.setVgrow(grid, Priority.ALWAYS);
    }

    void show(CalendarViewModel.Page page, LocalDate today) {
        GridPane names = new GridPane();
        for (int column = 0; column < WEEK; column++) {
            names.getColumnConstraints().add(share());
            names.add(
                    Buttons.label(
                            page.days()
                                    .get(column)
                                    .getDayOfWeek()
                                    .getDisplayName(
                                            TextStyle.SHORT_STANDALONE,
                                            context.texts().locale()),
                            "weekday"),
                    column,
                    0);
        }
        grid.getChildren().clear();
        for (int at = 0; at < page.days().size(); at++) {
            LocalDate day = page.days().get(at);
            List<CalendarRow> rows = page.byDay().getOrDefault(day, List.of());
            grid.add(
                    new Day(day, rows, day.getMonth() != page.anchor().getMonth(), day.equals(today)),
                    at % WEEK,
                    at / WEEK);
        }
        getChildren().setAll(names, grid);
    }

    private static ColumnConstraints share() {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(100.0 / WEEK);
        return column;
    }

    /** One day: as many chips as there is room for, then how many more there are. */
    private final class Day extends VBox {
        private final List<List<CalendarRow>> groups;
        private final Label number;
        private int shown = -1;

        Day(LocalDate day, List<CalendarRow> rows, boolean other, boolean today) {
            this.groups = ReleaseStyle.groups(rows);
            getStyleClass().add("day");
            pseudoClassStateChanged(OTHER, other);
            number = Buttons.label(Integer.toString(day.getDayOfMonth()), "day-number");
            number.pseudoClassStateChanged(TODAY, today);
            setMinSize(0, 0);
            setFocusTraversable(true);
            String date = DateTimeFormatter.ofPattern(
                            "EEEE d MMMM", context.texts().locale())
                    .format(day);
            setAccessibleText((today ? context.text("calendar.today") + ", " : "")
                    + context.text("calendar.day", date, rows.size()));
            setOnMouseClicked(event -> open.accept(day));
            setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                    open.accept(day);
                    event.consume();
                } else if (event.getCode().isArrowKey()) {
                    go(event.getCode());
                    event.consume();
                }
            });
            getChildren().add(number);
        }

        private void go(KeyCode arrow) {
            int by = switch (arrow) {
                case LEFT -> -1;
                case RIGHT -> 1;
                case UP -> -WEEK;
                default -> WEEK;
            };
            List<Node> days = grid.getChildren();
            int next = days.indexOf(this) + by;
            if (next >= 0 && next < days.size()) {
                days.get(next).requestFocus();
            }
        }

        @Override
        protected void layoutChildren() {
            int room = Math.max(0, (int) ((getHeight() - HEAD) / CHIP));
            int fitting = groups.size() <= room ? groups.size() : Math.max(0, room - 1);
            if (fitting != shown) {
                shown = fitting;
                getChildren().setAll(number);
                groups.stream().limit(fitting).forEach(group -> getChildren().add(look.chip(group)));
                if (fitting < groups.size()) {
                    int more =
                            groups.stream().skip(fitting).mapToInt(List::size).sum();
                    getChildren().add(Buttons.label(context.text("calendar.more", more), "day-more"));
                }
            }
            super.layoutChildren();
        }
    }
}
