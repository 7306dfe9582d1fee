package org.magpie.ui.queue;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.QueueRow;
import org.magpie.media.Artwork;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Context;
import org.magpie.ui.kit.Icon;
import org.magpie.ui.kit.PosterFrame;
import org.magpie.ui.kit.StateChip;

/** One row of the queue, 56 px high. Follows its line, so that figures change without the list being laid out anew. */
final class QueueCell extends ListCell<QueueLine> {
    private static final double THUMB = 32;

    private final Context context;
    private final QueueWords words;
    private final QueueMenu menu;
    private final PosterFrame thumb = new PosterFrame(THUMB, 4);
    private final Label name = Buttons.label("", "card-title");
    private final Label release = Buttons.label("", "caption");
    private final StateChip chip = new StateChip();
    private final Label reason = Buttons.label("", "caption");
    private final ProgressBar bar = new ProgressBar();
    private final Label progress = Buttons.label("", "caption");
    private final Label speed = Buttons.label("", "numbers");
    private final Label left = Buttons.label("", "caption", "numbers");
    private final Label client = Buttons.label("", "caption");
    private final Button first = new Button();
    private final Button more;
    private final HBox row;
    private final ChangeListener<QueueRow> follower = (property, before, now) -> show(now);
    private final Tooltip whole = new Tooltip();
    private final Tooltip why = new Tooltip();
    private @Nullable QueueLine followed;
    private long drawn = -1;

    QueueCell(Context context, QueueWords words, QueueMenu menu) {
        this.context = context;
        this.words = words;
        this.menu = menu;
        more = Buttons.icon(Icon.MORE, context.text("queue.more"), this::openMenu);
        VBox names = new VBox(name, release);
        names.getStyleClass().add("queue-names");
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        VBox state = new VBox(chip, reason);
        state.getStyleClass().add("queue-state");
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox advance = new VBox(bar, progress);
        advance.getStyleClass().add("queue-advance");
        VBox pace = new VBox(speed, left);
        pace.getStyleClass().add("queue-pace");
        client.setGraphic(Icon.CLIENT.node("icon-small"));
        client.getStyleClass().add("queue-client");
        HBox actions = new HBox(first, more);
        actions.getStyleClass().add("queue-actions");
        row = new HBox(thumb, names, state, advance, pace, client, actions);
        row.getStyleClass().add("queue-row");
        row.setAlignment(Pos.CENTER_LEFT);
        name.setTooltip(whole);
        release.setTooltip(whole);
        first.getStyleClass().addAll("button-icon", "flat");
        // The list's width is the row's: long names are cut, the list never scrolls sideways.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable QueueLine line, boolean empty) {
        super.updateItem(line, empty);
        if (followed != null && followed != line) {
            followed.rowProperty().removeListener(follower);
            followed = null;
        }
        if (empty || line == null) {
            setGraphic(null);
            setContextMenu(null);
            setAccessibleText(null);
            return;
        }
        if (followed == null) {
            line.rowProperty().addListener(follower);
            followed = line;
        }
        show(line.row());
        setGraphic(row);
    }

    private void show(QueueRow now) {
        draw(now);
        name.setText(QueueWords.name(now));
        release.setText(now.releaseName());
        whole.setText(QueueWords.name(now) + "\n" + now.releaseName());
        chip.show(QueueWords.tone(now.state()), QueueWords.icon(now.state()), words.state(now.state()));
        String because = words.reason(now);
        reason.setText(because);
        Buttons.show(reason, !because.isEmpty());
        why.setText(because);
        reason.setTooltip(because.isEmpty() ? null : why);
        chip.explain(because.isEmpty() ? null : because);
        double share = QueueLine.progress(now);
        // An endless bar keeps the whole window drawing; a bar that stands at nothing says as much.
        bar.setProgress(Math.max(0, share));
        QueueWords.tone(now.state()).paint(bar);
        progress.setText(words.progress(now));
        bar.setAccessibleText(words.progress(now));
        speed.setText(words.speed(now));
        left.setText(words.left(now));
        client.setText(now.client());
        Buttons.name(client, context.text("queue.client", now.client()));
        firstAction(now);
        setAccessibleText(String.join(
                ", ", QueueWords.name(now), words.state(now.state()), because, words.progress(now), words.left(now)));
    }

    private void firstAction(QueueRow now) {
        QueueAction.offered(now.state()).stream()
                .findFirst()
                .ifPresentOrElse(
                        action -> {
                            Buttons.dress(first, QueueWords.icon(action), words.action(action));
                            first.setOnAction(event -> menu.act(action, getItem()));
                            first.setVisible(true);
                        },
                        () -> first.setVisible(false));
    }

    private void draw(QueueRow now) {
        if (drawn == now.id()) {
            return;
        }
        drawn = now.id();
        MediaKind kind = now.kind() == null ? MediaKind.MOVIE : now.kind();
        if (now.titleId() == 0) {
            thumb.draw(QueueWords.name(now), kind);
        } else {
            thumb.show(
                    now.title(),
                    kind,
                    show -> context.pictures().ask(now.titleId(), Artwork.Kind.POSTER, (int) (THUMB * 2), show));
        }
    }

    private void openMenu() {
        ContextMenu opened = menu.of(getItem());
        opened.show(more, javafx.geometry.Side.BOTTOM, 0, 0);
    }
}
