package org.magpie.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.media.history.NoticeKind;
import org.magpie.pipeline.notify.NoticeAttempt;
import org.magpie.pipeline.notify.NoticeAttempt.Outcome;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place.Section;
import org.magpie.ui.settings.TestScreens;

/** What was sent to channels is shown with its answers, and can be sent again. */
class NoticeListTest {
    private static WindowFixture filled(Locale locale) {
        WindowFixture window = TestInstallation.busy(locale);
        window.notices.attempts.add(attempt(
                4,
                NoticeKind.IMPORTED,
                "Harbor Lights (2021)",
                "Season 2: 23 of 24 filed, 1 needs you",
                Outcome.DELIVERED,
                null));
        window.notices.attempts.add(attempt(
                3,
                NoticeKind.HEALTH_ISSUE,
                "Magpie",
                "Harbour Usenet: it does not answer.",
                Outcome.FAILED,
                Message.of("notices.no-answer")));
        window.notices.attempts.add(attempt(
                2,
                NoticeKind.GRABBED,
                "The Cartographer's Daughter of the Very Long Name That Goes On (2019)",
                "Grabbed",
                Outcome.GIVEN_UP,
                Message.of("notices.no-answer")));
        window.notices.attempts.add(
                attempt(1, NoticeKind.TEST, "Magpie", "Test", Outcome.REFUSED, Message.of("notices.no-answer")));
        return window;
    }

    private static NoticeAttempt attempt(
            long id, NoticeKind kind, String heading, String text, Outcome outcome, @Nullable Message said) {
        return new NoticeAttempt(
                id,
                id,
                7,
                id % 2 == 0 ? "Living room" : "Family chat",
                WindowFixture.NOW.minus(Duration.ofMinutes(10 - id)),
                kind,
                1,
                outcome,
                outcome == Outcome.DELIVERED ? 200 : 0,
                heading,
                text,
                "POST https://example.org/hooks/***\n{\"event\":\"" + kind.event() + "\"}",
                outcome == Outcome.DELIVERED ? "{\"ok\":true}" : "",
                said);
    }

    private static void open(Screens screens, String name) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".history-view .button").stream()
                .map(Button.class::cast)
                .filter(button -> name.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow()
                .fire());
        screens.await(".notice-entry");
        Screens.frames(20);
    }

    private static void press(Screens screens, String accessible) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".notice-list .button").stream()
                .map(Button.class::cast)
                .filter(button -> accessible.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static int rows(Screens screens) {
        return screens.scene().getRoot().lookupAll(".notice-entry").size();
    }

    @Test
    void aNoticeIsLookedIntoFilteredAndSentAgain() {
        WindowFixture window = filled(Locale.ENGLISH);
        try (Screens screens = Screens.of(window, TestScreens::of, Section.HISTORY)) {
            screens.await(".history-row");
            open(screens, "Sent notices");
            press(screens, "Details");
            Screens.frames(10);
            screens.write("notice-list");
            Node first = screens.scene().getRoot().lookup(".notice-details");
            assertThat(first.isVisible()).isTrue();
            Screens.run(() -> screens.scene().getRoot().lookupAll(".notice-list .chip").stream()
                    .map(ToggleButton.class::cast)
                    .filter(chip -> chip.getText().equals("Not delivered"))
                    .findFirst()
                    .orElseThrow()
                    .fire());
            screens.await(() -> rows(screens) == 3);
            press(screens, "Send again: Magpie");
            screens.await(() -> window.notices.attempts.size() == 5);
            assertThat(window.notices.attempts.getFirst().outcome()).isEqualTo(Outcome.DELIVERED);
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
            open(screens, "Отправленные уведомления");
            screens.write("notice-list-small-ru");
            assertThat(rows(screens)).isEqualTo(4);
        }
    }
}
