package org.magpie.ui.kit;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.magpie.base.text.Texts;

/**
 * Shows one of the four faces: loading (a skeleton, and only after 200 ms, so that quick answers do not flicker), empty, filled,
 * failed (what, why, Retry).
 */
public final class Faces extends StackPane {
    private static final Duration PATIENCE = Duration.millis(200);

    private final Texts texts;
    private final Node filled;
    private final Supplier<? extends Node> empty;
    private final Runnable retry;
    private UnaryOperator<FailedFace> otherWay = UnaryOperator.identity();
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    /**
     * @param empty made anew each time, as it may depend on why there is nothing
     */
    public Faces(
            Texts texts,
            Node filled,
            Supplier<? extends Node> empty,
            Supplier<? extends Node> skeleton,
            Runnable retry) {
        this.texts = texts;
        this.filled = filled;
        this.empty = empty;
        this.retry = retry;
        getStyleClass().add("faces");
        patience.setOnFinished(event -> getChildren().setAll(skeleton.get()));
    }

    /** Puts more than Retry below what has failed, for when that does not help. */
    public Faces whenFailed(UnaryOperator<FailedFace> way) {
        otherWay = way;
        return this;
    }

    /** Follows a view model's face from now on. */
    public void follow(ObservableValue<Face> face) {
        face.addListener((value, before, now) -> show(now));
        show(face.getValue());
    }

    public void show(Face face) {
        patience.stop();
        switch (face) {
            case Face.Loading loading -> {
                getChildren().clear();
                patience.playFromStart();
            }
            case Face.Empty none -> getChildren().setAll(empty.get());
            case Face.Filled full -> getChildren().setAll(filled);
            case Face.Failed failed ->
                getChildren().setAll(otherWay.apply(new FailedFace(texts, failed.problem(), retry)));
        }
    }
}
