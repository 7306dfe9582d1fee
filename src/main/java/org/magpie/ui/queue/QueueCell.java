package org.magpie.ui.queue;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.magpie.insight.QueueRow;
import org.magpie.media.Artwork;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.rows.PosterFrame;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.queue.line.QueueAction;
import org.magpie.ui.queue.line.QueueEntry;
import org.magpie.ui.queue.line.QueueHeading;
import org.magpie.ui.queue.line.QueueLine;
import org.magpie.ui.queue.line.QueueText;
import org.magpie.ui.queue.line.SuggestedAction;

/**
 * One row of the queue, 56 px high. Follows its line, so that figures change without the list being laid out again, and touches
 * only what has changed: five hundred rows change every second, and while they are scrolled each frame has 16 ms.
 */
final class QueueCell extends ListCell<QueueEntry> {
    private static final double THUMB = 32;
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final PseudoClass REMEDY = PseudoClass.getPseudoClass("remedy");

    private final Context context;
    private final QueueText words;
    private final QueueMenu menu;
    private final PosterFrame thumb = new PosterFrame(THUMB, 4);
    private final Label name = Buttons.label("", "card-title");
    private final Label release = Buttons.label("", "caption");
    private final StateChip chip = new StateChip();
    private final Label reason = Buttons.label("", "caption");
    private final ProgressBar bar = new ProgressBar();
    private final Label progress = Buttons.label("", "caption");
    private final VBox advance = new VBox(bar, progress);
    private final Label speed = Buttons.label("", "numbers");
    private final Label left = Buttons.label("", "caption", "numbers");
    private final VBox pace = new VBox(speed, left);
    private final Button remedy = new Button();
    private final Label client = Buttons.label("", "caption");
    private final Button first = new Button();
    private final FontIcon firstIcon = Icon.PAUSE.node();
    private final Tooltip firstName = new Tooltip();
    private final Button more;
    private final HBox row;
    private final Label heading = Buttons.label("", "queue-heading");
    private final ChangeListener<QueueRow> follower = (property, before, now) -> show(now);
    private final Tooltip whole = new Tooltip();
    private final Tooltip why = new Tooltip();
    private final Tooltip fetcher = new Tooltip();
    private @Nullable QueueLine followed;
    private @Nullable DownloadState state;
    private DownloadClient.Priority priority = DownloadClient.Priority.NORMAL;
    private @Nullable QueueAction likeliest;
    private boolean inWords;
    private String unusual = "";
    private boolean dressed;
    private long drawn = -1;

    QueueCell(Context context, QueueText words, QueueMenu menu) {
        this.context = context;
        this.words = words;
        this.menu = menu;
        more = Buttons.icon(Icon.MORE, context.text("queue.more"), this::openMenu);
        VBox names = new VBox(name, release);
        names.getStyleClass().add("queue-names");
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        VBox standing = new VBox(chip, reason);
        standing.getStyleClass().add("queue-state");
        bar.setMaxWidth(Double.MAX_VALUE);
        advance.getStyleClass().add("queue-advance");
        pace.getStyleClass().add("queue-pace");
        remedy.getStyleClass().addAll("small", "queue-remedy");
        remedy.setMinWidth(USE_PREF_SIZE);
        StackPane middle = new StackPane(pace, remedy);
        middle.getStyleClass().add("queue-middle");
        client.setGraphic(Icon.CLIENT.node("icon-small"));
        client.getStyleClass().add("queue-client");
        client.setTooltip(fetcher);
        first.getStyleClass().addAll("button-icon", "flat");
        first.setGraphic(firstIcon);
        first.setTooltip(firstName);
        HBox actions = new HBox(first, more);
        actions.getStyleClass().add("queue-actions");
        row = new HBox(thumb, names, standing, advance, middle, client, actions);
        row.getStyleClass().add("queue-row");
        row.setAlignment(Pos.CENTER_LEFT);
        Buttons.show(reason, false);
        name.setTooltip(whole);
        release.setTooltip(whole);
        // The list's width is the row's: long names are cut, the list never scrolls sideways.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable QueueEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        QueueLine line = !empty && entry instanceof QueueLine download ? download : null;
        if (followed != null && followed != line) {
            followed.rowProperty().removeListener(follower);
            followed = null;
        }
        pseudoClassStateChanged(HEADING, !empty && entry instanceof QueueHeading);
        if (line != null) {
            if (followed == null) {
                line.rowProperty().addListener(follower);
                followed = line;
            }
            show(line.row());
            setGraphic(row);
        } else if (!empty && entry instanceof QueueHeading above) {
            heading.setText(above.text() + "  " + context.formats().number(above.count()));
            setAccessibleText(heading.getText());
            setGraphic(heading);
        } else {
            setGraphic(null);
            setAccessibleText(null);
        }
    }

    private void show(QueueRow now) {
        draw(now);
        name.setText(QueueText.name(now));
        release.setText(now.releaseName());
        showPriority(now.priority());
        whole.setText(QueueText.name(now) + "\n" + now.releaseName() + (unusual.isEmpty() ? "" : "\n" + unusual));
        if (state != now.state()) {
            state = now.state();
            chip.show(QueueText.tone(now.state()), QueueText.icon(now.state()), words.state(now.state()));
            QueueText.tone(now.state()).paint(bar);
        }
        String because = words.reason(now);
        if (!because.equals(reason.getText())) {
            reason.setText(because);
            Buttons.show(reason, !because.isEmpty());
            why.setText(because);
            reason.setTooltip(because.isEmpty() ? null : why);
            chip.setTooltip(because.isEmpty() ? null : why);
            chip.setAccessibleHelp(because);
        }
        showAction(now);
        // An endless bar keeps the whole window drawing; a bar that stands at nothing says as much.
        bar.setProgress(Math.max(0, QueueLine.progress(now)));
        progress.setText(words.progress(now));
        bar.setAccessibleText(progress.getText());
        speed.setText(words.speed(now));
        left.setText(words.left(now));
        if (!now.client().equals(client.getText())) {
            client.setText(now.client());
            fetcher.setText(context.text("queue.client", now.client()));
            client.setAccessibleText(fetcher.getText());
        }
        setAccessibleText(String.join(
                ", ", name.getText(), unusual, words.state(now.state()), because, progress.getText(), left.getText()));
    }

    /** Only what is not as usual is marked: an arrow on every row would say nothing. */
    private void showPriority(DownloadClient.Priority now) {
        if (priority == now) {
            return;
        }
        priority = now;
        QueueAction action = QueueText.action(now);
        boolean usual = now == DownloadClient.Priority.NORMAL;
        unusual = usual ? "" : words.action(action);
        name.setGraphic(usual ? null : QueueText.icon(action).node("icon-small"));
    }

    /** What helps stands in the row as a button with a word; what merely can be done, as an icon. */
    private void showAction(QueueRow now) {
        boolean wrong = SuggestedAction.of(now).isPresent();
        QueueAction next = QueueAction.offered(now).stream().findFirst().orElse(null);
        if (dressed && next == likeliest && wrong == inWords) {
            return;
        }
        dressed = true;
        likeliest = next;
        inWords = wrong;
        row.pseudoClassStateChanged(REMEDY, wrong);
        Buttons.show(advance, !wrong);
        pace.setVisible(!wrong);
        remedy.setVisible(wrong);
        first.setVisible(!wrong && next != null);
        if (next != null) {
            remedy.setText(words.button(next));
            remedy.setAccessibleText(words.action(next));
            remedy.setOnAction(event -> act(next));
            QueueText.icon(next).showIn(firstIcon);
            firstName.setText(words.action(next));
            first.setAccessibleText(words.action(next));
            first.setOnAction(event -> act(next));
        }
    }

    private void act(QueueAction action) {
        if (followed != null) {
            menu.act(action, followed);
        }
    }

    private void draw(QueueRow now) {
        if (drawn == now.id()) {
            return;
        }
        drawn = now.id();
        MediaKind kind = now.kind() == null ? MediaKind.MOVIE : now.kind();
        if (now.titleId() == 0) {
            thumb.draw(QueueText.name(now), kind);
        } else {
            thumb.show(
                    now.title(),
                    kind,
                    show -> context.pictures().ask(now.titleId(), Artwork.Kind.POSTER, (int) (THUMB * 2), show));
        }
    }

    private void openMenu() {
        if (followed != null) {
            menu.of(followed).show(more, Side.BOTTOM, 0, 0);
        }
    }
}
