package org.magpie.ui.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.magpie.insight.DiskSpace;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.queue.line.QueueTotals;

/** The quiet line below the queue: how fast it went, how much is left, how long it takes, and whether there is room for it. */
final class QueueSummaryBar extends HBox {
    /** Less than that is told in amber even where nothing is left to come. */
    private static final long TIGHT = 5_000_000_000L;

    private final Context context;
    private final QueueViewModel model;
    private final SpeedGraph graph;
    private final Label left = Buttons.label("", "caption");
    private final Label room = Buttons.label("", "caption");
    private final Tooltip rooms = new Tooltip();
    private final ChangeListener<Object> follower = (property, before, now) -> show();

    QueueSummaryBar(Context context, QueueViewModel model) {
        this.context = context;
        this.model = model;
        getStyleClass().add("queue-foot");
        setAlignment(Pos.CENTER_LEFT);
        graph = new SpeedGraph(
                context.queue().speeds(),
                () -> Optional.of(context.queue().speeds().whole()));
        graph.setAccessibleText(context.text("queue.graph"));
        graph.setMouseTransparent(false);
        Tooltip.install(graph, new Tooltip(context.text("queue.graph")));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        room.setTooltip(rooms);
        getChildren().addAll(graph, left, gap, room);
    }

    void follow() {
        model.totalsProperty().addListener(follower);
        model.roomsProperty().addListener(follower);
        graph.follow();
        show();
    }

    void rest() {
        graph.rest();
        model.totalsProperty().removeListener(follower);
        model.roomsProperty().removeListener(follower);
    }

    private void show() {
        QueueTotals totals = model.totalsProperty().get();
        // How fast all of it is stands in the status bar; without any reading there is nothing to draw.
        Buttons.show(graph, context.queue().speeds().whole().highest() > 0);
        List<String> parts = new ArrayList<>();
        if (totals.left() > 0) {
            parts.add(context.text("queue.foot.left", context.formats().size(totals.left())));
        }
        if (totals.timeLeft() != null) {
            parts.add(context.formats().left(totals.timeLeft()));
        }
        left.setText(String.join("  ·  ", parts));
        showRoom(totals);
    }

    private void showRoom(QueueTotals totals) {
        List<DiskSpace> all = model.roomsProperty().get();
        Optional<DiskSpace> least = all.stream().min(Comparator.comparingLong(DiskSpace::free));
        Buttons.show(room, least.isPresent());
        least.ifPresent(tightest -> {
            boolean tight = tightest.free() < Math.max(TIGHT, totals.left());
            room.setGraphic((tight ? Icon.ATTENTION : Icon.DISK).node("icon-small"));
            (tight ? StatusColor.ATTENTION : StatusColor.QUIET).paint(room);
            room.setText(context.text("queue.foot.free", context.formats().size(tightest.free()), tightest.name()));
            rooms.setText(all.stream().map(this::line).collect(Collectors.joining("\n")));
            room.setAccessibleText(rooms.getText());
        });
    }

    private String line(DiskSpace each) {
        String free = context.formats().size(each.free());
        return each.total() < 0
                ? context.text("queue.room.client", each.name(), free)
                : context.text(
                        "queue.room.folder",
                        each.name(),
                        free,
                        context.formats().size(each.total()));
    }
}
