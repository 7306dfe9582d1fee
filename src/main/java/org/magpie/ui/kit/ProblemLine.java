package org.magpie.ui.kit;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A line that says why the last thing that was asked for could not be done, for as long as there is something to say. */
public final class ProblemLine extends Label {
    /**
     * @param problem is followed
     * @param styleClass how it looks
     */
    public ProblemLine(ObservableValue<Optional<Problem>> problem, String styleClass) {
        getStyleClass().add(styleClass);
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        problem.addListener((value, before, now) -> show(now));
        show(problem.getValue());
    }

    private void show(Optional<Problem> problem) {
        setText(problem.map(Problem::line).orElse(""));
        Buttons.show(this, problem.isPresent());
    }
}
