package org.magpie.ui.kit.place;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the person is and where they came from. Knows no screen: the frame watches it and shows the screen. */
public final class Navigator {
    private static final int MOST_STEPS = 50;

    private final ReadOnlyObjectWrapper<Place> place;
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final Deque<Place> past = new ArrayDeque<>();

    public Navigator(Place first) {
        this.place = new ReadOnlyObjectWrapper<>(first);
    }

    public ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    public void open(Place next) {
        if (next.equals(place.get())) {
            return;
        }
        past.push(place.get());
        if (past.size() > MOST_STEPS) {
            past.removeLast();
        }
        show(next);
    }

    /** Goes to where the person was before; stays where there is no before. */
    public void back() {
        if (!past.isEmpty()) {
            show(past.pop());
        }
    }

    private void show(Place next) {
        canGoBack.set(!past.isEmpty());
        place.set(next);
    }
}
