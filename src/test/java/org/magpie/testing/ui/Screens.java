package org.magpie.testing.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.magpie.ui.MainWindow;
import org.magpie.ui.frame.FrameView;
import org.magpie.ui.frame.FrameViewModel;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.FxExecutor;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Desktop;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.place.Services;
import org.magpie.ui.kit.style.Motion;
import org.magpie.ui.kit.style.Themes;
import org.magpie.ui.settings.TestScreens;

/**
 * Shows the window with made-up services and writes pictures of it to {@code target/screens}, without a screen attached. Waits
 * for conditions and rendered frames, never for time to pass.
 *
 * <pre>
 * try (Screens screens = Screens.of(Samples.filled())) {
 *     screens.open(Place.Section.QUEUE);
 *     screens.await(() -> screens.has(".queue-row"));
 *     screens.write("queue-filled"); // light and dark
 * }
 * </pre>
 */
public final class Screens implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final long PATIENCE = 20;
    private static final Path FOLDER = Path.of("target", "screens");

    private static boolean started;

    private final Stage stage;
    private final Scene scene;
    private final Context context;
    private final Background background;
    private final FrameViewModel model;

    private Screens(Services services, Desktop desktop, Function<Context, Function<Place, Screen>> maker, Place first) {
        background = Background.on(FxExecutor.real());
        Themes themes = new Themes();
        context = MainWindow.context(services, background, desktop, themes, first);
        model = new FrameViewModel(context);
        FrameView frame = new FrameView(context, model, maker.apply(context));
        scene = new Scene(frame.root(), WIDTH, HEIGHT);
        Themes.dress(scene);
        stage = new Stage();
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        model.start();
        context.library().load();
        context.queue().watch();
    }

    /** The whole window over a made-up world, at the library. */
    public static Screens of(WindowFixture windowFixture) {
        return of(windowFixture, Place.Section.LIBRARY);
    }

    public static Screens of(WindowFixture windowFixture, Place first) {
        return of(windowFixture, TestScreens::of, first);
    }

    /**
     * The whole window with other screens than its own, for those that are not wired yet.
     *
     * @param maker makes the screen of a place
     */
    public static Screens of(
            WindowFixture windowFixture, Function<Context, Function<Place, Screen>> maker, Place first) {
        return over(windowFixture.services(), windowFixture.desktop, maker, first);
    }

    /** The whole window over services of any kind, real ones among them. */
    public static Screens over(
            Services services, Desktop desktop, Function<Context, Function<Place, Screen>> maker, Place first) {
        start();
        return call(() -> new Screens(services, desktop, maker, first));
    }

    /** Begins the toolkit; once for the process. */
    public static synchronized void start() {
        if (!started) {
            CompletableFuture<Boolean> ready = new CompletableFuture<>();
            try {
                Platform.startup(() -> ready.complete(true));
            } catch (IllegalStateException alreadyRunning) {
                ready.complete(true);
            }
            join(ready);
            Platform.setImplicitExit(false);
            run(Motion::stop);
            started = true;
        }
    }

    /** Shows a node alone on a page of the window's size; returns when it is laid out. Writes it light and dark. */
    public static void writeAlone(String name, Callable<? extends Parent> node) {
        start();
        Themes themes = call(Themes::new);
        for (String theme : new String[] {"light", "dark"}) {
            Stage alone = call(() -> {
                themes.choose(theme);
                Stage made = new Stage();
                Scene page = new Scene(new StackPane(node.call()), WIDTH, HEIGHT);
                page.getRoot().getStyleClass().add("page");
                Themes.dress(page);
                made.setScene(page);
                made.show();
                themes.mark(made);
                return made;
            });
            frames(3);
            save(alone.getScene(), name + "-" + theme);
            call(() -> {
                alone.close();
                return true;
            });
        }
    }

    public Context context() {
        return context;
    }

    public Stage stage() {
        return stage;
    }

    public Scene scene() {
        return scene;
    }

    /** Goes to a place. */
    public void open(Place place) {
        run(() -> context.navigator().open(place));
    }

    /** Whether a node that fits the selector is in sight. */
    public boolean has(String selector) {
        return scene.getRoot().lookupAll(selector).stream().anyMatch(Screens::isShown);
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Waits until something is so; looks at each rendered frame, on the window's thread. */
    public void await(BooleanSupplier condition) {
        awaitFrames(condition);
    }

    /** Waits until a node that fits the selector is in sight. */
    public void await(String selector) {
        awaitFrames(() -> has(selector));
    }

    /**
     * Writes {@code target/screens/<name>-light.png} and {@code -dark.png}.
     *
     * @throws AssertionError when the screen breaks what holds for each of them
     */
    public void write(String name) {
        assertHolds(name);
        for (String theme : new String[] {"light", "dark"}) {
            run(() -> {
                context.themes().choose(theme);
                context.themes().mark(stage);
            });
            frames(3);
            save(scene, name + "-" + theme);
        }
        run(() -> {
            context.themes().choose("light");
            context.themes().mark(stage);
        });
    }

    /** What a window of this size does not show whole: texts that a person needs, and what lies beside it. */
    public List<String> notWhole() {
        return call(() -> {
            List<String> wrong = new ArrayList<>(ScreenClaims.cut(scene));
            wrong.addAll(ScreenClaims.broken(scene, context.texts().locale()));
            return wrong;
        });
    }

    /** That it speaks the window's language, and that nothing to be pressed is cut off or lies beside the window. */
    private void assertHolds(String name) {
        frames(3);
        List<String> broken =
                call(() -> ScreenClaims.broken(scene, context.texts().locale()));
        assertThat(broken).as("what is wrong with the screen %s", name).isEmpty();
    }

    /** The text of every label and of every cell of a table that is in sight. */
    public List<String> texts() {
        return call(() -> Stream.of(".label", ".table-cell")
                .flatMap(selector -> scene.getRoot().lookupAll(selector).stream())
                .filter(Screens::isShown)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank())
                .toList());
    }

    /** Does something on the window's thread and waits for it. */
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Asks something on the window's thread. */
    public static <T> T call(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | Error failure) {
                result.completeExceptionally(failure);
            }
        });
        return join(result);
    }

    /** Waits for some rendered frames, so that layout and styles are done. */
    public static void frames(int count) {
        int[] left = {count};
        awaitFrames(() -> left[0]-- <= 0);
    }

    private static void awaitFrames(BooleanSupplier condition) {
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (condition.getAsBoolean()) {
                        stop();
                        met.complete(true);
                    }
                } catch (RuntimeException | Error failure) {
                    stop();
                    met.completeExceptionally(failure);
                }
            }
        };
        Platform.runLater(timer::start);
        try {
            join(met);
        } finally {
            Platform.runLater(timer::stop);
        }
    }

    private static void save(Scene scene, String name) {
        BufferedImage picture = call(() -> SwingFXUtils.fromFXImage(scene.snapshot(null), null));
        try {
            Files.createDirectories(FOLDER);
            if (!ImageIO.write(picture, "png", FOLDER.resolve(name + ".png").toFile())) {
                throw new IllegalStateException("No PNG writer");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static <T> T join(CompletableFuture<T> result) {
        try {
            return result.get(PATIENCE, SECONDS);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof AssertionError wrong) {
                throw wrong;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (TimeoutException failure) {
            throw new AssertionError("The window did not get there within " + PATIENCE + " seconds", failure);
        }
    }

    @Override
    public void close() {
        run(() -> {
            model.close();
            context.queue().close();
            context.library().close();
            background.close();
            stage.close();
        });
    }
}
