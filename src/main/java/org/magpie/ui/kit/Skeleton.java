package org.magpie.ui.kit;

import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** Grey shapes instead of what is still loading. */
public final class Skeleton {
    private Skeleton() {}

    /** Rows of a list or table. */
    public static Pane rows(int count, double height) {
        VBox rows = new VBox();
        rows.getStyleClass().add("skeleton-rows");
        for (int at = 0; at < count; at++) {
            Region square = bone(height * 0.7, height * 0.7);
            Region line = bone(0, 12);
            line.setMaxWidth(240 + (at * 53) % 180);
            HBox.setHgrow(line, javafx.scene.layout.Priority.ALWAYS);
            HBox row = new HBox(square, line);
            row.getStyleClass().add("skeleton-row");
            row.setMinHeight(height);
            rows.getChildren().add(row);
        }
        return cut(rows);
    }

    /** Posters of a grid. */
    public static Pane posters(int count, double width) {
        FlowPane posters = new FlowPane();
        posters.getStyleClass().add("skeleton-posters");
        for (int at = 0; at < count; at++) {
            VBox card = new VBox(bone(width, width * 1.5), bone(width * 0.7, 12), bone(width * 0.4, 10));
            card.getStyleClass().add("skeleton-card");
            posters.getChildren().add(card);
        }
        return cut(posters);
    }

    /** Days of a month. */
    public static Pane month() {
        GridPane days = new GridPane(1, 1);
        days.getStyleClass().add("skeleton-month");
        for (int at = 0; at < 7; at++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / 7);
            days.getColumnConstraints().add(column);
        }
        for (int at = 0; at < 42; at++) {
            Region day = bone(0, 96);
            day.setMaxWidth(Double.MAX_VALUE);
            days.add(day, at % 7, at / 7);
        }
        return cut(days);
    }

    /** Cards side by side, with a wide one below. */
    public static Pane cards(int count) {
        HBox cards = new HBox(16);
        for (int at = 0; at < count; at++) {
            Region card = bone(0, 96);
            card.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(card, javafx.scene.layout.Priority.ALWAYS);
            cards.getChildren().add(card);
        }
        VBox page = new VBox(16, cards, bone(0, 240));
        page.getStyleClass().add("skeleton-rows");
        return cut(page);
    }

    /** More than there is room for ends at the edge, instead of pushing the rest of the window out of sight. */
    private static Pane cut(Pane bones) {
        Rectangle room = new Rectangle();
        room.widthProperty().bind(bones.widthProperty());
        room.heightProperty().bind(bones.heightProperty());
        bones.setClip(room);
        bones.setMinHeight(0);
        return bones;
    }

    /** One grey shape; a width of 0 leaves it to the layout. */
    public static Region bone(double width, double height) {
        Region bone = new Region();
        bone.getStyleClass().add("bone");
        if (width > 0) {
            bone.setMinWidth(width);
            bone.setMaxWidth(width);
        }
        bone.setMinHeight(height);
        bone.setMaxHeight(height);
        return bone;
    }
}
