package org.magpie.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Texts;
import org.magpie.insight.LibraryRow;
import org.magpie.provider.ProviderKind;
import org.magpie.ui.LibraryOpener;
import org.magpie.ui.MagpieApp;
import org.magpie.ui.WindowServices;
import org.magpie.ui.kit.place.Services;

/**
 * Somebody's first minute in a real window on a real screen: the wizard, one film by name, Add and search, and the film is filed. A
 * process of its own, whose pointer and keys go through the window system. Arguments: data folder, address of the archive,
 * {@code mouse} or {@code keys}. It says what it does and ends with "filed after … ms, … presses".
 */
final class FirstMinute {
    /** The archive has it; nothing else on the network is there. */
    static final String FILM = "Harbor Lights 1949";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NOTHING_THERE = "http://127.0.0.1:9";

    private final AtomicReference<@Nullable Services> services = new AtomicReference<>();
    private final boolean mouse;
    private int presses;

    private FirstMinute(boolean mouse) {
        this.mouse = mouse;
    }

    public static void main(String[] arguments) {
        long began = ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> start.toEpochMilli())
                .orElseThrow();
        FirstMinute minute = new FirstMinute(arguments[2].equals("mouse"));
        Thread.ofPlatform().daemon().start(() -> {
            try {
                minute.live();
                System.out.println(
                        "filed after " + (System.currentTimeMillis() - began) + " ms, " + minute.presses + " presses");
                System.exit(0);
            } catch (RuntimeException | AssertionError failure) {
                failure.printStackTrace(System.out);
                minute.tellFocus();
                System.exit(1);
            }
        });
        Texts texts = new Texts(Locale.ENGLISH);
        Path data = Path.of(arguments[0]);
        new MagpieApp(texts, () -> minute.opening(data, arguments[1]), data.resolve("window.properties")).run();
    }

    /** The library as a first start makes it, with the archive played by a server of the test. */
    private LibraryOpener opening(Path data, String archive) {
        WindowLibraryOpener real = new WindowLibraryOpener(data);
        return new LibraryOpener() {
            @Override
            public Optional<Known> begin() {
                return real.begin();
            }

            @Override
            public WindowServices finish() {
                WindowServices opened = real.finish();
                moved(opened.services(), ProviderKind.INDEXER, "internetarchive", archive);
                moved(opened.services(), ProviderKind.SOURCE, "wikidata", NOTHING_THERE);
                services.set(opened.services());
                return opened;
            }

            @Override
            public void keep(List<LibraryRow> rows) {
                real.keep(rows);
            }
        };
    }

    private static void moved(Services services, ProviderKind kind, String plug, String address) {
        services.providers().definitions(kind).stream()
                .filter(each -> each.plug().equals(plug))
                .forEach(each -> services.providers()
                        .save(services.providers()
                                .read(
                                        each.id(),
                                        plug,
                                        each.name(),
                                        true,
                                        each.priority(),
                                        Map.of("address", address))));
    }

    private void live() {
        press("#welcome-next", KeyCode.ENTER, "the wizard");
        Node first = await("the second page", () -> shown(".welcome-folder"));
        press("#welcome-next", KeyCode.ENTER, "the folders");
        await("the third page", () -> shown(".welcome-folder") == null ? first : null);
        press("#welcome-next", KeyCode.ENTER, "how good");
        await(
                "the field of Add, ready to be typed in",
                () -> shown("#add-search") instanceof TextInputControl field && field.isFocused() ? field : null);
        type(FILM);
        await("that no source is there", () -> shown("#add-by-hand-instead"));
        if (!mouse) {
            key(KeyCode.DOWN, "down to it");
        }
        press("#add-by-hand-instead", KeyCode.ENTER, "by hand");
        press("#add-and-search", KeyCode.ENTER, "add and search");
        await("the page of the title", () -> shown(".title-tab"));
        Services opened = services.get();
        until(
                "the film is filed",
                () -> opened != null && opened.insight().library().stream().anyMatch(row -> row.have() > 0));
    }

    /** Presses a button: with the pointer where it stands on the screen, or with the key that a person would take. */
    private void press(String selector, KeyCode key, String what) {
        Node target = await(what, () -> {
            Node node = shown(selector);
            return node == null || node.isDisabled() ? null : node;
        });
        // What fades in or slides is pressed where it comes to rest.
        settle(target);
        presses++;
        System.out.println("presses " + presses + ": " + what);
        if (mouse) {
            Point2D middle = call(() -> middle(target));
            Node hit = call(() -> topmost(target.getScene().getRoot(), middle));
            if (!isWithin(hit, target)) {
                throw new AssertionError("a click on " + selector + " would hit " + hit);
            }
            run(() -> {
                Robot robot = new Robot();
                robot.mouseMove(middle);
                robot.mouseClick(MouseButton.PRIMARY);
            });
        } else {
            run(() -> new Robot().keyType(key));
        }
    }

    private void tellFocus() {
        run(() -> Window.getWindows().stream()
                .filter(Window::isShowing)
                .forEach(window -> System.out.println(window + ", in front " + window.isFocused() + ", has the focus: "
                        + window.getScene().getFocusOwner())));
    }

    private void key(KeyCode key, String what) {
        presses++;
        System.out.println("presses " + presses + ": " + what);
        run(() -> new Robot().keyType(key));
    }

    private static void type(String text) {
        for (char each : text.toUpperCase(Locale.ROOT).toCharArray()) {
            KeyCode key = each == ' ' ? KeyCode.SPACE : KeyCode.getKeyCode(String.valueOf(each));
            run(() -> new Robot().keyType(key));
        }
    }

    /** Until it neither moves nor fades; a button under the pointer is a little paler than others. */
    private static void settle(Node node) {
        AtomicReference<String> last = new AtomicReference<>("");
        int[] still = {0};
        until("it stands still", () -> {
            String now = call(() -> middle(node) + " " + opacity(node));
            still[0] = now.equals(last.getAndSet(now)) ? still[0] + 1 : 0;
            return still[0] >= 2;
        });
    }

    private static double opacity(Node node) {
        double all = 1;
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            all *= at.getOpacity();
        }
        return all;
    }

    private static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return bounds == null ? Point2D.ZERO : new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /** What a click at a place of the screen would hit. */
    private static Node topmost(Node node, Point2D screen) {
        if (node instanceof Parent parent) {
            List<Node> above = new ArrayList<>(parent.getChildrenUnmodifiable());
            for (Node child : above.reversed()) {
                Point2D local = child.screenToLocal(screen);
                if (child.isVisible() && !child.isMouseTransparent() && local != null && child.contains(local)) {
                    return topmost(child, screen);
                }
            }
        }
        return node;
    }

    private static boolean isWithin(Node inner, Node outer) {
        for (@Nullable Node at = inner; at != null; at = at.getParent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /** The first node of a window that can be seen; null where there is none. */
    private static @Nullable Node shown(String selector) {
        for (Window window : Window.getWindows()) {
            Scene scene = window.getScene();
            for (Node node : scene == null || !window.isShowing()
                    ? List.<Node>of()
                    : scene.getRoot().lookupAll(selector)) {
                if (isVisible(node)) {
                    return node;
                }
            }
        }
        return null;
    }

    private static boolean isVisible(Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static Node await(String what, Supplier<@Nullable Node> looked) {
        AtomicReference<@Nullable Node> found = new AtomicReference<>();
        until(what, () -> {
            found.set(call(looked));
            return found.get() != null;
        });
        return java.util.Objects.requireNonNull(found.get());
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(40);
            } catch (InterruptedException early) {
                Thread.currentThread().interrupt();
                throw new AssertionError(what, early);
            }
        }
    }

    private static void run(Runnable task) {
        call(() -> {
            task.run();
            return Boolean.TRUE;
        });
    }

    private static <T extends @Nullable Object> T call(Supplier<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            Platform.runLater(() -> {
                try {
                    answer.complete(task.get());
                } catch (RuntimeException failure) {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (IllegalStateException notStarted) {
            // The toolkit is not up yet: nothing is seen.
            answer.complete(null);
        }
        return answer.join();
    }
}
