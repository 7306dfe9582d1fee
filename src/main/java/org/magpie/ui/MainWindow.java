package org.magpie.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.base.store.PreferenceChanged;
import org.magpie.base.store.Preferences;
import org.magpie.base.text.Texts;
import org.magpie.ui.frame.FrameView;
import org.magpie.ui.frame.FrameViewModel;
import org.magpie.ui.frame.StartView;
import org.magpie.ui.kit.Background;
import org.magpie.ui.kit.Context;
import org.magpie.ui.kit.Density;
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
import org.magpie.ui.welcome.WelcomeView;
import org.magpie.ui.welcome.WelcomeViewModel;

/** The one window: there at once, filled as soon as the library is open. Lives on the window's thread. */
public final class MainWindow implements AutoCloseable {
    /** Key of the preference that says what closing the window means: {@code ask}, {@code stay} or {@code quit}. */
    private static final String CLOSING = "window.closing";

    private static final double MIN_WIDTH = 1000;
    private static final double MIN_HEIGHT = 650;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Stage stage;
    private final Texts texts;
    private final Background background;
    private final Themes themes;
    private final Supplier<CompletableFuture<Opened>> opening;
    private final Runnable left;
    private final Tray tray;
    private final StackPane root = new StackPane();
    private final StartView start;
    private String closing = "ask";
    private @Nullable Context context;
    private @Nullable FrameViewModel frame;
    private @Nullable Outside outside;
    private Events.@Nullable Subscription preferences;

    /**
     * @param texts for what is said before the library is open
     * @param opening begins to open the library; asked again when the person presses Retry
     * @param left run once when the person has left for good
     */
    public MainWindow(
            Stage stage,
            Texts texts,
            Background background,
            Supplier<CompletableFuture<Opened>> opening,
            Runnable left) {
        this.stage = stage;
        this.texts = texts;
        this.background = background;
        this.opening = opening;
        this.left = left;
        this.themes = new Themes();
        this.start = new StartView(texts);
        this.tray = new Tray(texts, background, this::comeBack, this::leave);
        root.getChildren().add(start.root());
    }

    /** Shows the window and begins to open the library. */
    public void show() {
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        Themes.dress(scene);
        stage.setTitle(texts.get("app.name"));
        stage.getIcons().setAll(icons());
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setScene(scene);
        stage.setOnCloseRequest(this::closeRequested);
        StartLog.window(scene);
        stage.show();
        themes.mark(stage);
        open();
    }

    /** In several sizes, of which the system takes what fits its task bar and its window frames. */
    private static List<Image> icons() {
        return IntStream.of(16, 32, 48, 64, 128, 256)
                .mapToObj(size -> MainWindow.class.getResource("/icons/magpie-" + size + ".png"))
                .filter(Objects::nonNull)
                .map(place -> new Image(place.toExternalForm(), true))
                .toList();
    }

    private void open() {
        start.loading();
        background.run(
                () -> ready(opening.get().join()),
                this::fill,
                failure -> start.failed(Problem.of(texts, "start.failed", unwrap(failure)), this::open));
    }

    /** Reads what must be known before anything is shown. */
    private static Ready ready(Opened opened) {
        Preferences stored = opened.services().preferences();
        return new Ready(
                opened,
                opened.services().rootFolders().all().isEmpty(),
                stored.get(Themes.PREFERENCE, Themes.SYSTEM),
                stored.get(Density.PREFERENCE, Density.COMFORTABLE),
                stored.get(CLOSING, "ask"),
                stored.is(FrameView.FOLDED, false));
    }

    private void fill(Ready ready) {
        Services services = ready.opened().services();
        Context made = context(services, background, new SystemDesktop(stage), themes, Place.Section.LIBRARY);
        context = made;
        themes.choose(ready.theme());
        themes.mark(stage);
        Density.apply(root, ready.density());
        closing = ready.closing();
        preferences =
                services.events().listen(PreferenceChanged.class, change -> background.onWindow(() -> prefer(change)));
        StartLog.library(made.library(), stage.getScene(), this::settle);
        made.library().load();
        made.queue().watch();
        outside = new Outside(
                stage, services.texts(), made.formats(), made.queue(), tray, new TaskbarProgress(background));
        if (ready.fresh()) {
            welcome(made, ready);
        } else {
            frame(made, ready);
        }
    }

    /** Starting takes three times the memory of resting; the collector would hand it back only when it has to run anyway. */
    private void settle() {
        background.run(
                () -> {
                    System.gc();
                    return true;
                },
                done -> {},
                failure -> {});
    }

    private void welcome(Context made, Ready ready) {
        WelcomeViewModel model =
                new WelcomeViewModel(made.services(), background, Path.of(System.getProperty("user.home", ".")));
        model.done().addListener((value, before, now) -> {
            made.navigator().open(new Place.Add(""));
            frame(made, ready);
        });
        WelcomeView view = new WelcomeView(made.texts(), made.formats(), made.desktop(), model);
        root.getChildren().setAll(view.root());
    }

    private void frame(Context made, Ready ready) {
        FrameViewModel model = new FrameViewModel(made);
        frame = model;
        FrameView view =
                new FrameView(made, model, new ScreenMaker(made, ready.opened().parts()));
        view.fold(ready.folded());
        root.getChildren().setAll(view.root());
        model.start();
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
        switch (change.key()) {
            case Themes.PREFERENCE -> {
                themes.choose(change.value());
                themes.mark(stage);
            }
            case Density.PREFERENCE -> Density.apply(root, change.value());
            case CLOSING -> closing = change.value();
            default -> {
                // Others look after their own.
            }
        }
    }

    private void closeRequested(WindowEvent event) {
        event.consume();
        Context made = context;
        if (made == null || closing.equals("quit")) {
            leave();
        } else if (closing.equals("stay")) {
            stay();
        } else {
            tray.whenPossible(possible -> {
                if (possible) {
                    ask(made);
                } else {
                    leave();
                }
            });
        }
    }

    private void ask(Context made) {
        CloseQuestion[] question = new CloseQuestion[1];
        Runnable close = () -> root.getChildren().remove(question[0].layer());
        question[0] = new CloseQuestion(
                texts,
                () -> {
                    close.run();
                    remember(made, "stay");
                    stay();
                },
                () -> {
                    close.run();
                    // Stored before leaving, as nothing is stored after it.
                    background.run(
                            () -> {
                                made.services().preferences().set(CLOSING, "quit");
                                return true;
                            },
                            done -> leave(),
                            failure -> leave());
                },
                close);
        root.getChildren().add(question[0].layer());
    }

    private void remember(Context made, String choice) {
        closing = choice;
        background.run(
                () -> {
                    made.services().preferences().set(CLOSING, choice);
                    return true;
                },
                done -> {},
                failure -> made.tell("frame.preference.failed", failure));
    }

    /** Into the tray; where that fails the window only becomes small, so that it is never lost. */
    private void stay() {
        tray.show(there -> {
            if (there) {
                stage.hide();
            } else {
                stage.setIconified(true);
            }
        });
    }

    private void comeBack() {
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        tray.hide();
    }

    private void leave() {
        tray.hide();
        stage.hide();
        left.run();
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @Override
    public void close() {
        if (preferences != null) {
            preferences.close();
        }
        if (outside != null) {
            outside.close();
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

    /**
     * @param fresh whether there is no folder yet, so that the three questions are asked
     */
    private record Ready(Opened opened, boolean fresh, String theme, String density, String closing, boolean folded) {}
}
