package org.magpie.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.base.text.Texts;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.LibrarySnapshot;
import org.magpie.testing.Await;
import org.magpie.testing.ui.FakeFormats;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.FxExecutor;
import org.magpie.ui.kit.style.Density;
import org.magpie.ui.settings.TestScreens;

/** The one window from its first picture to its last: where there is no tray, as in a test. */
class MainWindowTest {
    private final WindowFixture windowFixture = TestInstallation.busy();
    private final Deque<FakeOpening> openings = new ArrayDeque<>();
    private final AtomicInteger left = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // made by show()
    private Stage stage;

    @SuppressWarnings("NullAway.Init") // made by show()
    private MainWindow window;

    /** A library that opens when it is told to. */
    private final class FakeOpening implements LibraryOpener {
        private final List<List<LibraryRow>> kept = new CopyOnWriteArrayList<>();
        private final CountDownLatch opened = new CountDownLatch(1);
        private final @Nullable RuntimeException failure;
        private final boolean remembers;

        FakeOpening(@Nullable RuntimeException failure, boolean remembers) {
            this.failure = failure;
            this.remembers = remembers;
        }

        @Override
        public Optional<Known> begin() {
            return remembers
                    ? Optional.of(new Known(
                            windowFixture.services(),
                            new CompletableFuture<>(),
                            new LibrarySnapshot(Map.of(), List.copyOf(windowFixture.insight.library))))
                    : Optional.empty();
        }

        @Override
        public WindowServices finish() {
            try {
                opened.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            if (failure != null) {
                throw failure;
            }
            return new WindowServices(
                    windowFixture.services(), TestScreens.parts(windowFixture.services(), new FakeFormats()));
        }

        @Override
        public void keep(List<LibraryRow> rows) {
            kept.add(rows);
        }
    }

    private FakeOpening opening(@Nullable RuntimeException failure, boolean remembers) {
        FakeOpening made = new FakeOpening(failure, remembers);
        openings.add(made);
        return made;
    }

    private FakeOpening opened() {
        FakeOpening made = opening(null, false);
        made.opened.countDown();
        return made;
    }

    private void show() {
        Screens.start();
        Screens.run(() -> {
            stage = new Stage();
            window = new MainWindow(
                    stage,
                    new Texts(Locale.ENGLISH),
                    Background.on(FxExecutor.real()),
                    openings::remove,
                    left::incrementAndGet,
                    null);
            window.show();
        });
    }

    @AfterEach
    void close() {
        Screens.run(() -> {
            stage.hide();
            window.close();
        });
    }

    private List<Node> all(String selector) {
        return Screens.call(() -> new ArrayList<>(stage.getScene().getRoot().lookupAll(selector)));
    }

    private static void until(BooleanSupplier condition) {
        Await.until("the window shows it", Duration.ofSeconds(20), () -> Screens.call(condition::getAsBoolean));
    }

    private void await(String selector) {
        until(() -> !stage.getScene().getRoot().lookupAll(selector).isEmpty());
    }

    private void closeByItsCross() {
        Screens.run(() -> Objects.requireNonNull(stage.getOnCloseRequest())
                .handle(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @Test
    void showsItselfAtOnceAndTheLibraryAsSoonAsItIsOpen() {
        FakeOpening library = opening(null, false);
        show();
        assertThat(Screens.call(stage::isShowing)).isTrue();
        assertThat(Screens.call(stage::getTitle)).isEqualTo("Magpie");
        assertThat(all(".start-name")).hasSize(1);
        assertThat(all(".poster-card")).isEmpty();
        library.opened.countDown();
        await(".poster-card");
        assertThat(all(".start-name")).isEmpty();
        // What is seen now is what the next start begins with.
        until(() -> !library.kept.isEmpty());
        assertThat(library.kept.getLast()).hasSameSizeAs(windowFixture.insight.library);
    }

    @Test
    void whatWasSeenLastIsSeenWhileTheLibraryIsStillBeingOpened() {
        FakeOpening library = opening(null, true);
        show();
        await(".poster-card");
        assertThat(library.opened.getCount()).isEqualTo(1);
        library.opened.countDown();
        until(() -> !library.kept.isEmpty());
    }

    @Test
    void aLibraryThatCannotBeOpenedIsSaidSoAndOpenedAgainWhenToldTo() {
        opening(new UserException("data.update-failed", "V007"), false).opened.countDown();
        opened();
        show();
        await(".failed-state");
        Button retry = Screens.call(() -> stage.getScene().getRoot().lookupAll(".failed-state .button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText() != null
                        && button.getText().equals(windowFixture.texts().get("kit.retry")))
                .findFirst()
                .orElseThrow());
        Screens.run(retry::fire);
        await(".poster-card");
        assertThat(openings).isEmpty();
        assertThat(all(".failed-state")).isEmpty();
    }

    @Test
    void asksItsQuestionsWhereThereIsNoFolderYet() {
        windowFixture.rootFolders.all().forEach(folder -> windowFixture.rootFolders.remove(folder.id()));
        opened();
        show();
        await(".welcome-dot");
        assertThat(all(".poster-card")).isEmpty();
    }

    @Test
    void closingItLeavesWhereThePersonHasSaidSo() {
        windowFixture.preferences.set(AppearanceSettings.CLOSING, "quit");
        opened();
        show();
        await(".poster-card");
        closeByItsCross();
        assertThat(left).hasValue(1);
        assertThat(Screens.call(stage::isShowing)).isFalse();
    }

    @Test
    void withoutATrayTheWindowThatIsToStayOnlyBecomesSmall() {
        windowFixture.preferences.set(AppearanceSettings.CLOSING, "stay");
        opened();
        show();
        await(".poster-card");
        closeByItsCross();
        until(stage::isIconified);
        assertThat(Screens.call(stage::isShowing)).isTrue();
        assertThat(left).hasValue(0);
    }

    @Test
    void withoutATrayThereIsNothingToAskAndClosingLeaves() {
        opened();
        show();
        await(".poster-card");
        closeByItsCross();
        until(() -> left.get() == 1);
        assertThat(Screens.call(stage::isShowing)).isFalse();
    }

    @Test
    void beforeTheLibraryIsOpenClosingLeavesWithoutAWord() {
        FakeOpening library = opening(null, false);
        show();
        closeByItsCross();
        assertThat(left).hasValue(1);
        library.opened.countDown();
    }

    @Test
    void aChangedPreferenceIsSeenAtOnce() {
        opened();
        show();
        await(".poster-card");
        Screens.run(() -> windowFixture.preferences.set(Density.PREFERENCE, "compact"));
        until(() -> stage.getScene().getRoot().getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("compact")));
        Screens.run(() -> windowFixture.preferences.set(AppearanceSettings.CLOSING, "quit"));
        Screens.frames(2);
        closeByItsCross();
        until(() -> left.get() == 1);
    }
}
