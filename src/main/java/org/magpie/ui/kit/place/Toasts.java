package org.magpie.ui.kit.place;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/**
 * Short words at the top that go by themselves, whatever the pointer does, and stand over no control; with Undo where something can be
 * taken back. Only on the window's thread.
 */
public final class Toasts {
    private static final int MOST = 4;
    private static final Duration SHORT = Duration.seconds(5);
    private static final Duration LONG = Duration.seconds(10);

    private final Texts texts;
    private final VBox pane = new VBox();
    private final Deque<Runnable> undos = new ArrayDeque<>();
    /** What only tells how things go on; one at a time. */
    private final List<Node> passing = new ArrayList<>();

    public Toasts(Texts texts) {
        this.texts = texts;
        pane.getStyleClass().add("toasts");
        pane.setAlignment(Pos.TOP_CENTER);
        pane.setPickOnBounds(false);
    }

    /** The layer that the frame lays over everything. */
    public Node pane() {
        return pane;
    }

    public void show(StatusColor tone, String text) {
        show(tone, text, null, () -> {});
    }

    /** Says what was done and offers to take it back, here and with Ctrl+Z; that it was taken back is said too. */
    public void showUndo(String text, Runnable undo) {
        offer(text, () -> {
            undo.run();
            undone(text);
        });
    }

    /**
     * Says that something was taken back.
     *
     * @param what as it was said when it was done
     */
    public void undone(String what) {
        show(StatusColor.HERE, texts.get("kit.undone", what));
    }

    /**
     * Offers to take something back, here and with Ctrl+Z.
     *
     * @param undo says itself how it went
     */
    public void offer(String text, Runnable undo) {
        Runnable[] once = new Runnable[1];
        Node[] toast = new Node[1];
        once[0] = () -> {
            if (undos.remove(once[0])) {
                pane.getChildren().remove(toast[0]);
                undo.run();
            }
        };
        undos.push(once[0]);
        toast[0] = add(StatusColor.HERE, text, texts.get("kit.undo"), once[0]);
    }

    /**
     * Says at once that something has begun which takes a while, for as long as it does.
     *
     * @return takes it away again
     */
    public Runnable working(String text) {
        Node toast = make(StatusColor.WORKING, text, null, () -> {});
        return () -> pane.getChildren().remove(toast);
    }

    /** Takes back what was done last (Ctrl+Z). */
    public void undoLast() {
        Runnable last = undos.peek();
        if (last != null) {
            last.run();
        }
    }

    /**
     * @param actionText null for no button
     */
    public void show(StatusColor tone, String text, @Nullable String actionText, Runnable action) {
        if (actionText == null && isPassing(tone)) {
            // The news of a moment follow each other in one place: a heap of them would lie over what the page is
            // about.
            pane.getChildren().removeAll(passing);
            passing.clear();
            passing.add(add(tone, text, null, action));
        } else {
            add(tone, text, actionText, action);
        }
    }

    /** Whether it only tells how things go on, and asks nothing of anybody. */
    private static boolean isPassing(StatusColor tone) {
        return tone == StatusColor.HERE || tone == StatusColor.WORKING || tone == StatusColor.QUIET;
    }

    private Node add(StatusColor tone, String text, @Nullable String actionText, Runnable action) {
        Node toast = make(tone, text, actionText, action);
        PauseTransition rest = new PauseTransition(actionText == null ? SHORT : LONG);
        rest.setOnFinished(event -> pane.getChildren().remove(toast));
        rest.play();
        return toast;
    }

    private Node make(StatusColor tone, String text, @Nullable String actionText, Runnable action) {
        // Said again, it takes the place of what said it before.
        pane.getChildren().removeIf(before -> text.equals(before.getAccessibleText()));
        Label label = new Label(text);
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox toast = new HBox(tone.icon().node(), label);
        toast.getStyleClass().add("toast");
        toast.setAccessibleText(text);
        toast.setAlignment(Pos.CENTER_LEFT);
        tone.paint(toast);
        Runnable gone = () -> pane.getChildren().remove(toast);
        if (actionText != null) {
            Button button = Buttons.plain(actionText, () -> {
                gone.run();
                action.run();
            });
            button.getStyleClass().addAll("flat", "accent", "small");
            toast.getChildren().add(button);
        }
        Button close = Buttons.icon(Icon.CLOSE, texts.get("kit.close"), gone);
        close.getStyleClass().add("small");
        toast.getChildren().add(close);
        if (pane.getChildren().size() >= MOST) {
            pane.getChildren().removeFirst();
        }
        pane.getChildren().add(toast);
        return toast;
    }
}
