package org.magpie.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.undo.UndoEntry;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place.Section;
import org.magpie.ui.settings.TestScreens;

class UndoListTest {
    private static WindowFixture filled(Locale locale) {
        WindowFixture windowFixture = TestInstallation.busy(locale);
        windowFixture.undo.entries.add(entry(
                3, 5, Actor.WINDOW, Message.of("undo.title", "The Cartographer's Daughter of the Long Name"), false));
        windowFixture.undo.entries.add(
                entry(2, 90, Actor.COMMAND_LINE, Message.of("undo.provider", "Harbour Usenet"), false));
        windowFixture.undo.entries.add(
                entry(1, 900, Actor.schedule("search-wanted"), Message.of("undo.blocklist", 4), true));
        return windowFixture;
    }

    private static UndoEntry entry(long id, long minutes, Actor actor, Message said, boolean undone) {
        return new UndoEntry(
                id,
                WindowFixture.NOW.minus(Duration.ofMinutes(minutes)),
                actor,
                "c" + id,
                said,
                undone ? WindowFixture.NOW : null);
    }

    private static void openList(Screens screens, String name) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".history-view .button").stream()
                .map(Button.class::cast)
                .filter(button -> name.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow()
                .fire());
        screens.await(".undo-line");
        Screens.frames(20);
    }

    @Test
    void whatWasTakenAwayIsPutBackFromTheHistory() {
        WindowFixture windowFixture = filled(Locale.ENGLISH);
        try (Screens screens = Screens.of(windowFixture, TestScreens::of, Section.HISTORY)) {
            screens.await(".history-row");
            openList(screens, "Undo");
            screens.write("undo-list");
            Screens.run(() -> ((Button) screens.scene().getRoot().lookup(".undo-line .button")).fire());
            screens.await(() -> !windowFixture.undo.entries.getFirst().isOpen()
                    && screens.scene().getRoot().lookupAll(".undo-line .button").size() == 1);
            assertThat(windowFixture.undo.entries.get(1).isOpen()).isTrue();
        }
    }

    @Test
    void fitsIntoTheSmallestWindowInRussian() {
        try (Screens screens = Screens.of(filled(Locale.of("ru")), TestScreens::of, Section.HISTORY)) {
            screens.await(".history-row");
            Screens.run(() -> {
                screens.stage().setWidth(1000);
                screens.stage().setHeight(650);
            });
            Screens.frames(10);
            screens.write("history-small-ru");
            openList(screens, "Отмена");
            screens.write("undo-list-small-ru");
        }
    }
}
