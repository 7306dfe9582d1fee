package org.magpie.ui.analytics;

import java.time.format.TextStyle;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.magpie.insight.AnalyticsInsight.Month;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;

/** Imports by month as bars from zero: a bar twice as high is twice as many. */
final class MonthBars extends GridPane {
    private static final double HIGHEST = 150;

    private final Context context;

    MonthBars(Context context, List<Month> months) {
        this.context = context;
        getStyleClass().add("bars");
        setHgap(8);
        int most = Math.max(1, months.stream().mapToInt(Month::imported).max().orElse(1));
        RowConstraints bars = new RowConstraints();
        bars.setVgrow(Priority.ALWAYS);
        getRowConstraints().addAll(bars, new RowConstraints());
        for (int at = 0; at < months.size(); at++) {
            Month month = months.get(at);
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / months.size());
            getColumnConstraints().add(column);
            add(bar(month, most), at, 0);
            add(
                    Buttons.label(
                            month.month()
                                    .getMonth()
                                    .getDisplayName(
                                            TextStyle.SHORT_STANDALONE,
                                            context.texts().locale()),
                            "caption",
                            "month-name"),
                    at,
                    1);
        }
    }

    private Node bar(Month month, int most) {
        Region bar = new Region();
        bar.getStyleClass().add("month-bar");
        if (month.imported() == 0) {
            bar.getStyleClass().add("none");
        }
        bar.setMaxWidth(44);
        bar.setPrefWidth(44);
        double height = HIGHEST * month.imported() / most;
        bar.setPrefHeight(height);
        bar.setMaxHeight(Math.max(2, height));
        String said = context.text(
                "analytics.month",
                context.formats().number(month.imported()),
                context.formats().size(month.size()));
        Tooltip.install(bar, new Tooltip(said));
        VBox box = new VBox(
                Buttons.label(month.imported() == 0 ? "" : context.formats().number(month.imported()), "caption"), bar);
        box.getStyleClass().add("bar-box");
        box.setAccessibleText(month.month() + ", " + said);
        return box;
    }
}
