package org.magpie.ui.kit.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.magpie.base.text.Texts;
import org.magpie.testing.ui.Screens;
import org.magpie.ui.kit.style.StatusColor;

class ToastsTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void whatIsSaidAgainTakesThePlaceOfWhatSaidItBefore() {
        Screens.start();
        Toasts toasts = Screens.call(() -> new Toasts(new Texts(Locale.ENGLISH)));
        Screens.run(() -> {
            toasts.show(StatusColor.HERE, "Saved");
            toasts.show(StatusColor.HERE, "Other");
            toasts.show(StatusColor.HERE, "Saved");
        });
        assertThat(said(toasts)).containsExactly("Saved");
    }

    @Test
    void newsThatAskNothingFollowEachOtherInOnePlace() {
        Screens.start();
        Toasts toasts = Screens.call(() -> new Toasts(new Texts(Locale.ENGLISH)));
        Screens.run(() -> {
            toasts.show(StatusColor.FAILED, "It failed");
            toasts.show(StatusColor.HERE, "Added");
            toasts.showUndo("One is gone", () -> {});
            toasts.show(StatusColor.WORKING, "Handed over");
            toasts.show(StatusColor.HERE, "In the library");
        });
        assertThat(said(toasts)).containsExactly("It failed", "One is gone", "In the library");
    }

    @Test
    void whatIsTakenBackByKeyboardIsNoLongerOfferedAndIsSaid() {
        Screens.start();
        Toasts toasts = Screens.call(() -> new Toasts(new Texts(Locale.ENGLISH)));
        Screens.run(() -> {
            toasts.showUndo("One is gone", () -> done.add("one"));
            toasts.showUndo("Two is gone", () -> done.add("two"));
            toasts.undoLast();
        });
        assertThat(done).containsExactly("two");
        assertThat(said(toasts)).containsExactly("One is gone", "Undone: Two is gone");
        Screens.run(() -> {
            toasts.undoLast();
            toasts.undoLast();
        });
        assertThat(done).containsExactly("two", "one");
        assertThat(said(toasts)).containsExactly("Undone: One is gone");
    }

    private static List<String> said(Toasts toasts) {
        return Screens.call(() -> ((VBox) toasts.pane())
                .getChildren().stream().map(toast -> toast.getAccessibleText()).toList());
    }
}
