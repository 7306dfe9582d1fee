package org.magpie.ui.queue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.ui.history.Timeline;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.queue.line.QueueAction;
import org.magpie.ui.queue.line.QueueLine;
import org.magpie.ui.queue.line.QueueText;
import org.magpie.ui.queue.line.SuggestedAction;

/** What the drawer shows of one download: where it stands and why, what can be done, how it came to this, and what it holds. */
final class QueueDetails extends VBox {
    private final Context context;
    private final QueueText words;
    private final QueueMenu menu;
    private final QueueLine line;
    private final StateChip chip = new StateChip();
    private final Label reason = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label progress = Buttons.label("", "caption");
    private final FlowPane actions = new FlowPane();
    private final SpeedGraph graph;
    private final VBox speeds;
    private final Label highest = Buttons.label("", "caption");
    private final GridPane facts = new GridPane();
    private final ChangeListener<QueueRow> follower = (property, before, now) -> show(now);
    private final Runnable timelineEnd;
    private final FilesBlock files;
    private List<QueueAction> offered = List.of();
    private DownloadClient.Priority priority = DownloadClient.Priority.NORMAL;
    private List<Object> told = List.of();

    QueueDetails(Context context, QueueText words, QueueMenu menu, QueueViewModel model, QueueLine line) {
        this.context = context;
        this.words = words;
        this.menu = menu;
        this.line = line;
        getStyleClass().add("queue-details");
        getStylesheets().add(QueueDetails.class.getResource("QueueView.css").toExternalForm());
        reason.setWrapText(true);
        bar.setMaxWidth(Double.MAX_VALUE);
        actions.getStyleClass().add("queue-details-actions");
        facts.getStyleClass().add("queue-facts");
        graph = new SpeedGraph(
                context.queue().speeds(), () -> context.queue().speeds().of(line.id()));
        graph.setAccessibleText(context.text("queue.graph"));
        graph.follow();
        VBox speeds = new VBox(Buttons.label(context.text("queue.graph"), "section-title"), graph, highest);
        speeds.getStyleClass().add("queue-where");
        Buttons.show(speeds, context.queue().speeds().of(line.id()).isPresent());
        this.speeds = speeds;
        Timeline timeline = new Timeline(context.texts(), context.formats());
        timelineEnd = timeline.follow(model.timeline());
        Label happened = Buttons.label(context.text("queue.timeline"), "section-title");
        happened.visibleProperty().bind(Bindings.isNotEmpty(model.timeline()));
        happened.managedProperty().bind(happened.visibleProperty());
        this.files = new FilesBlock(
                context,
                new FilesViewModel(line.id(), context.services().insight(), context.background(), context.texts()));
        VBox where = new VBox(chip, reason, bar, progress, actions);
        where.getStyleClass().add("queue-where");
        getChildren()
                .addAll(
                        where,
                        speeds,
                        happened,
                        timeline,
                        files,
                        Buttons.label(context.text("queue.facts"), "section-title"),
                        facts);
        line.rowProperty().addListener(follower);
        show(line.row());
    }

    /** The drawer has closed. */
    void end() {
        line.rowProperty().removeListener(follower);
        graph.rest();
        timelineEnd.run();
    }

    private void show(QueueRow row) {
        chip.show(QueueText.tone(row.state()), QueueText.icon(row.state()), words.state(row.state()));
        reason.setText(words.reason(row));
        Buttons.show(reason, !reason.getText().isEmpty());
        bar.setProgress(Math.max(0, QueueLine.progress(row)));
        QueueText.tone(row.state()).paint(bar);
        progress.setText(String.join(
                " · ",
                List.of(words.progress(row), words.speed(row), words.left(row)).stream()
                        .filter(part -> !part.isEmpty())
                        .toList()));
        List<QueueAction> now = QueueAction.offered(row);
        if (!now.equals(offered) || row.priority() != priority) {
            offered = now;
            priority = row.priority();
            actions.getChildren().setAll(buttons(now, row));
        }
        Buttons.show(actions, !now.isEmpty());
        context.queue().speeds().of(row.id()).ifPresent(trace -> {
            Buttons.show(speeds, true);
            highest.setText(
                    context.text("queue.graph.highest", context.formats().speed(trace.highest())));
        });
        files.follow(row);
        if (fixed(row).equals(told)) {
            return;
        }
        told = fixed(row);
        facts.getChildren().clear();
        fact("queue.fact.release", row.releaseName());
        fact("queue.fact.quality", row.quality());
        fact("queue.fact.slot", row.slot());
        fact("queue.fact.client", row.client());
        fact("queue.fact.priority", words.priority(row.priority()));
        fact("queue.fact.size", context.formats().size(row.size()));
        fact("queue.fact.added", context.formats().exact(row.added()));
        fact("queue.fact.correlation", row.correlation());
    }

    /** What the facts are made of: they are drawn again only where one of them has changed. */
    private static List<Object> fixed(QueueRow row) {
        return List.of(
                row.releaseName(), row.quality(), row.slot(), row.client(), row.priority(), row.size(), row.added());
    }

    private List<Node> buttons(List<QueueAction> now, QueueRow row) {
        List<Node> buttons = new ArrayList<>();
        MenuButton choice = new MenuButton(words.action(QueueText.action(row.priority())), Icon.SORT.node());
        choice.setAccessibleText(context.text("queue.priority"));
        for (QueueAction action : now) {
            if (QueueAction.PRIORITIES.contains(action)) {
                if (choice.getItems().isEmpty()) {
                    buttons.add(choice);
                }
                choice.getItems().add(menu.priority(action, List.of(line)));
            } else {
                Button button = Buttons.plain(QueueText.icon(action), words.action(action), () -> act(action));
                if (buttons.isEmpty() && SuggestedAction.of(row).isPresent()) {
                    button.getStyleClass().add("accent");
                }
                buttons.add(button);
            }
        }
        return buttons;
    }

    private void act(QueueAction action) {
        menu.act(action, List.of(line));
    }

    private void fact(String key, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label name = Buttons.label(context.text(key), "muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label text = new Label(value);
        text.setWrapText(true);
        text.setTooltip(new Tooltip(value));
        facts.addRow(facts.getRowCount(), name, text);
    }
}
