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
 * Shows one of the four states: loading (a skeleton, and only after 200 ms, so that quick answers do not flicker), empty, filled,
 * failed (what, why, Retry).
 */
public final class ViewStates extends StackPane {
    private static final Duration PATIENCE = Duration.millis(200);

    private final Texts texts;
    private final Node filled;
    private final Supplier<? extends Node> empty;
    private final Runnable retry;
    private UnaryOperator<FailedState> otherWay = UnaryOperator.identity();
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    /**
     * @param empty made again each time, as it may depend on why there is nothing
     */
    public ViewStates(
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
    public ViewStates whenFailed(UnaryOperator<FailedState> way) {
        otherWay = way;
        return this;
    }

    /** Follows a view model's state from now on. */
    public void follow(ObservableValue<ViewState> state) {
        state.addListener((value, before, now) -> show(now));
        show(state.getValue());
    }

    public void show(ViewState state) {
        patience.stop();
        switch (state) {
            case ViewState.Loading loading -> {
                getChildren().clear();
                patience.playFromStart();
            }
            case ViewState.Empty none -> getChildren().setAll(empty.get());
            case ViewState.Filled full -> getChildren().setAll(filled);
            case ViewState.Failed failed ->
                getChildren().setAll(otherWay.apply(new FailedState(texts, failed.problem(), retry)));
        }
    }
}
