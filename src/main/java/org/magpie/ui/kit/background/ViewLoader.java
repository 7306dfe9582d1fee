package org.magpie.ui.kit.background;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.ViewState;

/**
 * How a screen reads what it shows, and which of its states that makes. A question asked while another is under way is put once
 * that one is answered, however often it was asked: a flood of changes costs one further loader. Only on the window's thread.
 */
public final class ViewLoader {
    private final Background background;
    private final Texts texts;
    private final String failedKey;
    private final ReadOnlyObjectWrapper<ViewState> state = new ReadOnlyObjectWrapper<>(ViewState.LOADING);
    private Optional<Runnable> next = Optional.empty();
    private boolean asking;
    private long turn;

    /**
     * @param failedKey of the sentence that says what could not be read
     */
    public ViewLoader(Background background, Texts texts, String failedKey) {
        this.background = background;
        this.texts = texts;
        this.failedKey = failedKey;
    }

    public ReadOnlyObjectProperty<ViewState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /**
     * Reads, unless a reading is under way: then after it.
     *
     * @param take shows the answer and tells whether there is anything in it
     */
    public <T> void read(Callable<T> work, Predicate<? super T> take) {
        if (asking) {
            next = Optional.of(() -> read(work, take));
            return;
        }
        asking = true;
        long mine = turn;
        if (state.get() instanceof ViewState.Failed) {
            state.set(ViewState.LOADING);
        }
        background.run(
                work,
                answer -> {
                    if (mine == turn) {
                        asking = false;
                        state.set(take.test(answer) ? ViewState.FILLED : ViewState.EMPTY);
                        goOn();
                    }
                },
                failure -> {
                    if (mine == turn) {
                        asking = false;
                        state.set(new ViewState.Failed(Problem.of(texts, failedKey, failure)));
                        goOn();
                    }
                });
    }

    /** Drops what is asked and shown: what is read next is another month, another list. */
    public void restart() {
        turn++;
        asking = false;
        next = Optional.empty();
        state.set(ViewState.LOADING);
    }

    private void goOn() {
        Optional<Runnable> waiting = next;
        next = Optional.empty();
        waiting.ifPresent(Runnable::run);
    }
}
