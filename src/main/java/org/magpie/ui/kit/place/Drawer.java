package org.magpie.ui.kit.place;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.NumberBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Motion;

/** A sheet that slides in from the right over the screen: a form, or the details of a row. Only on the window's thread. */
public final class Drawer {
    private static final double WIDEST = 1_080;
    private static final double REST = 80;

    /** How dark the rest of the window becomes; the style sheet says the same for those who want no motion. */
    private static final double SHADE = 0.35;

    /** How wide a sheet is that is no table, and how narrow one may become, in pixels. */
    private static final double USUAL = 480;

    private static final double LEAST = 420;

    private static final Duration SLIDE = Duration.millis(150);

    private final Texts texts;
    private final StackPane pane = new StackPane();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private Runnable whenClosed = () -> {};
    private @Nullable Node before;

    public Drawer(Texts texts) {
        this.texts = texts;
        pane.getStyleClass().add("drawer-layer");
        pane.setAlignment(Pos.CENTER_RIGHT);
        pane.setVisible(false);
    }

    /** The layer that the frame lays over the screen. */
    public Node pane() {
        return pane;
    }

    public ReadOnlyBooleanProperty isOpen() {
        return open.getReadOnlyProperty();
    }

    /** Opens the sheet in place of whatever was open; the content scrolls. */
    public void open(String title, Node content) {
        open(title, content, null, () -> {});
    }

    /**
     * @param footer buttons that always stay in sight; null for none
     * @param closed run when the sheet is closed or replaced
     */
    public void open(String title, Node content, @Nullable Node footer, Runnable closed) {
        open(title, content, footer, closed, false);
    }

    /** As {@link #open(String, Node, Node, Runnable)}, over most of the window: for tables that a drawer would cut. */
    public void openWide(String title, Node content, @Nullable Node footer, Runnable closed) {
        open(title, content, footer, closed, true);
    }

    private void open(String title, Node content, @Nullable Node footer, Runnable closed, boolean wide) {
        whenClosed.run();
        whenClosed = closed;
        if (!open.get()) {
            before = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        }
        Label heading = Buttons.label(title, "drawer-title");
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        HBox head = new HBox(heading, Buttons.icon(Icon.CLOSE, texts.get("kit.close"), this::close));
        head.getStyleClass().add("drawer-head");
        ScrollPane body = new ScrollPane(content);
        body.setFitToWidth(true);
        body.getStyleClass().add("drawer-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox sheet = new VBox(head, body);
        sheet.getStyleClass().add("drawer");
        if (wide) {
            // A table wants room; what is left of the page behind it says that it is still there.
            NumberBinding width = Bindings.min(WIDEST, pane.widthProperty().subtract(REST));
            sheet.prefWidthProperty().bind(width);
            sheet.maxWidthProperty().bind(width);
        } else {
            // Not by the style sheet: what it says of a width counts for one sheet and not for the next where one was
            // bound in between.
            sheet.setPrefWidth(USUAL);
            sheet.setMaxWidth(USUAL);
        }
        sheet.setMinWidth(LEAST);
        sheet.setAccessibleText(title);
        if (footer != null) {
            HBox foot = new HBox(footer);
            HBox.setHgrow(footer, Priority.ALWAYS);
            foot.getStyleClass().add("drawer-foot");
            // The body scrolls; what stands below it must not be squeezed out of its last line.
            foot.setMinHeight(Region.USE_PREF_SIZE);
            sheet.getChildren().add(foot);
        }
        Region shade = new Region();
        shade.getStyleClass().add("drawer-shade");
        shade.setOnMouseClicked(event -> close());
        pane.getChildren().setAll(shade, sheet);
        pane.setVisible(true);
        if (!open.get()) {
            slideIn(shade, sheet);
        }
        open.set(true);
        heading.requestFocus();
        content.requestFocus();
    }

    public void close() {
        if (!open.get()) {
            return;
        }
        open.set(false);
        pane.setVisible(false);
        pane.getChildren().clear();
        Runnable closed = whenClosed;
        whenClosed = () -> {};
        closed.run();
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    private void slideIn(Node shade, Node sheet) {
        if (Motion.isReduced()) {
            return;
        }
        TranslateTransition slide = new TranslateTransition(SLIDE, sheet);
        slide.setFromX(48);
        slide.setToX(0);
        slide.setInterpolator(Interpolator.EASE_OUT);
        FadeTransition fade = new FadeTransition(SLIDE, sheet);
        fade.setFromValue(0);
        fade.setToValue(1);
        FadeTransition dim = new FadeTransition(SLIDE, shade);
        dim.setFromValue(0);
        dim.setToValue(SHADE);
        new ParallelTransition(slide, fade, dim).play();
    }
}
