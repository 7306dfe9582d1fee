package org.magpie.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.base.store.PreferenceChanged;
import org.magpie.base.text.Texts;
import org.magpie.ui.frame.FrameView;
import org.magpie.ui.frame.FrameViewModel;
import org.magpie.ui.frame.StartView;
import org.magpie.ui.kit.Background;
import org.magpie.ui.kit.Context;
import org.magpie.ui.kit.Desktop;
import org.magpie.ui.kit.Drawer;
import org.magpie.ui.kit.Formats;
import org.magpie.ui.kit.LibraryRows;
import org.magpie.ui.kit.Navigator;
import org.magpie.ui.kit.Pictures;
import org.magpie.ui.kit.Place;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.QueueRows;
import org.magpie.ui.kit.Services;
import org.magpie.ui.kit.Themes;
import org.magpie.ui.kit.Toasts;

/** The one window: there at once, filled as soon as the library is open. Lives on the window's thread. */
public final class MainWindow implements AutoCloseable {
    private static final double MIN_WIDTH = 1000;
    private static final double MIN_HEIGHT = 650;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Stage stage;
    private final Texts texts;
    private final Background background;
    private final Themes themes;
    private final Supplier<CompletableFuture<Services>> opening;
    private final StackPane root = new StackPane();
    private final StartView start;
    private @Nullable Context context;
    private @Nullable FrameViewModel frame;
    private Events.@Nullable Subscription preferences;

    /**
     * @param texts for what is said before the library is open
     * @param opening begins to open the library; asked again when the person presses Retry
     */
    public MainWindow(Stage stage, Texts texts, Background background, Supplier<CompletableFuture<Services>> opening) {
        this.stage = stage;
        this.texts = texts;
        this.background = background;
        this.opening = opening;
        this.themes = new Themes();
        this.start = new StartView(texts);
        root.getChildren().add(start.root());
    }

    /** Shows the window and begins to open the library. */
    public void show() {
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        Themes.dress(scene);
        stage.setTitle(texts.get("app.name"));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setScene(scene);
        stage.show();
        themes.mark(stage);
        open();
    }

    private void open() {
        start.loading();
        background.run(
                () -> opening.get().join(),
                this::fill,
                failure -> start.failed(Problem.of(texts, "start.failed", unwrap(failure)), this::open));
    }

    private void fill(Services services) {
        Context made = context(services, background, new SystemDesktop(stage), themes, Place.Section.LIBRARY);
        context = made;
        frame = new FrameViewModel(made);
        FrameView view = new FrameView(made, frame, new ScreenMaker(made));
        preferences =
                services.events().listen(PreferenceChanged.class, change -> background.onWindow(() -> prefer(change)));
        background.run(
                () -> services.preferences().get(Themes.PREFERENCE, Themes.SYSTEM),
                themes::choose,
                failure -> made.tell("start.preferences.failed", failure));
        root.getChildren().setAll(view.root());
        frame.start();
        made.library().load();
        made.queue().watch();
    }

    /** Builds what the screens are given; also used by tests with another desktop. */
    public static Context context(
            Services services, Background background, Desktop desktop, Themes themes, Place first) {
        return new Context(
                services,
                background,
                new Formats(services.texts(), services.clock()),
                new Navigator(first),
                new Toasts(services.texts()),
                new Drawer(services.texts()),
                new Pictures(services.artwork(), services.http(), background),
                desktop,
                themes,
                new LibraryRows(services.texts(), services.insight(), services.events(), background),
                new QueueRows(services.texts(), services.insight(), background));
    }

    private void prefer(PreferenceChanged change) {
        if (change.key().equals(Themes.PREFERENCE)) {
            themes.choose(change.value());
        }
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @Override
    public void close() {
        if (preferences != null) {
            preferences.close();
        }
        if (frame != null) {
            frame.close();
        }
        if (context != null) {
            context.queue().close();
            context.library().close();
        }
        background.close();
    }
}
