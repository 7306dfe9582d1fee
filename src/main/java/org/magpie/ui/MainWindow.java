package org.magpie.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.base.store.PreferenceChanged;
import org.magpie.base.text.Texts;
import org.magpie.catalog.PictureCalls;
import org.magpie.insight.LibraryRow;
import org.magpie.ui.frame.AllDownloads;
import org.magpie.ui.frame.FrameView;
import org.magpie.ui.frame.FrameViewModel;
import org.magpie.ui.frame.StartupView;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Desktop;
import org.magpie.ui.kit.place.Drawer;
import org.magpie.ui.kit.place.Navigator;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Services;
import org.magpie.ui.kit.place.Toasts;
import org.magpie.ui.kit.rows.LiveLibraryRows;
import org.magpie.ui.kit.rows.LiveQueueRows;
import org.magpie.ui.kit.rows.Pictures;
import org.magpie.ui.kit.style.Density;
import org.magpie.ui.kit.style.DisplayFormats;
import org.magpie.ui.kit.style.Themes;
import org.magpie.ui.settings.SettingsParts;
import org.magpie.ui.welcome.WelcomeView;
import org.magpie.ui.welcome.WelcomeViewModel;

/** The one window: there at once, filled as soon as the library is open. Lives on the window's thread. */
public final class MainWindow implements AutoCloseable {
    private static final Duration LONGEST_PICTURE = Duration.ofSeconds(1);
    private static final Duration AT_REST = Duration.ofSeconds(15);
    private static final double MIN_WIDTH = 960;
    private static final double MIN_HEIGHT = 600;
    private static final double FRAME_HEIGHT = 40;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private static final KeyCombination QUIT = KeyCombination.valueOf("Shortcut+Q");

    private final Stage stage;
    private final Texts texts;
    private final Background background;
    private final Themes themes;
    private final Supplier<LibraryOpener> openings;
    private final Runnable left;
    private final @Nullable WindowPlaceKeeper place;
    private final Tray tray;
    private final StackPane root = new StackPane();
    private final StartupView start;
    private AppearanceSettings appearance = AppearanceSettings.USUAL;
    private String closing = "ask";
    private @Nullable LibraryOpener opening;
    private @Nullable Context context;
    private @Nullable FrameViewModel frame;
    private @Nullable DesktopIntegration outside;
    private Events.@Nullable Subscription preferences;

    /**
     * @param texts for what is said before the library is open
     * @param openings each opens the library once; asked for another when the person presses Retry
     * @param left run once when the person has left for good
     * @param placeFile keeps where the window was; null for one whose place is of no interest
     */
    public MainWindow(
            Stage stage,
            Texts texts,
            Background background,
            Supplier<LibraryOpener> openings,
            Runnable left,
            @Nullable Path placeFile) {
        this.stage = stage;
        this.texts = texts;
        this.background = background;
        this.openings = openings;
        this.left = left;
        this.place = placeFile == null ? null : new WindowPlaceKeeper(stage, placeFile, MIN_WIDTH, MIN_HEIGHT);
        this.themes = new Themes();
        this.start = new StartupView(texts);
        this.tray = new Tray(
                texts,
                background,
                List.of(
                        new Tray.Entry("tray.open", this::comeBack),
                        new Tray.Entry("palette.add", () -> comeBackTo(new Place.Add(""))),
                        new Tray.Entry("section.needs", () -> comeBackTo(Place.Section.NEEDS)),
                        new Tray.Entry("palette.pause-all", () -> inside(made -> new AllDownloads(made).pause())),
                        new Tray.Entry("palette.resume-all", () -> inside(made -> new AllDownloads(made).resume())),
                        new Tray.Entry("tray.quit", this::leave)));
        root.getChildren().add(start.root());
    }

    /** Shows the window and begins to open the library. */
    public void show() {
        // What the window's frame and the task bar take must not push the title bar off the screen.
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        Scene scene =
                new Scene(root, Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight() - FRAME_HEIGHT));
        Themes.dress(scene);
        scene.getAccelerators().put(QUIT, this::leave);
        stage.setTitle(texts.get("app.name"));
        stage.getIcons().setAll(icons());
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setScene(scene);
        if (place != null) {
            place.take();
        }
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
        LibraryOpener next = openings.get();
        opening = next;
        background.run(next::begin, known -> finish(next, known), this::failed);
    }

    /** What was shown last is shown at once; the library behind it is opened meanwhile. */
    private void finish(LibraryOpener next, Optional<LibraryOpener.Known> known) {
        AtomicBoolean finishing = new AtomicBoolean();
        Runnable rest = () -> {
            if (finishing.compareAndSet(false, true)) {
                background.run(() -> ready(next.finish()), this::fill, this::failed);
            }
        };
        if (known.isPresent()) {
            // Side by side both would take longer, and a person waits for the picture; a window that is not seen draws
            // none.
            show(known.get(), rest);
            background.after(LONGEST_PICTURE, rest);
        } else {
            rest.run();
        }
    }

    private void failed(Throwable failure) {
        end();
        root.getChildren().setAll(start.root());
        start.failed(Problem.of(texts, "start.failed", unwrap(failure)), this::open);
    }

    /** Reads what must be known before anything is shown. */
    private static Ready ready(WindowServices opened) {
        return new Ready(
                opened,
                opened.services().rootFolders().all().isEmpty(),
                AppearanceSettings.of(opened.services().preferences()));
    }

    private void show(LibraryOpener.Known known, Runnable then) {
        Context made = context(known.services(), background, new SystemDesktop(stage), themes, Place.Section.LIBRARY);
        dress(made, AppearanceSettings.of(known.services().preferences()), then);
        made.library().begin(known.glance().rows());
        frame(made, known.parts());
    }

    private void dress(Context made, AppearanceSettings chosen, Runnable then) {
        context = made;
        wear(chosen);
        preferences = made.services()
                .events()
                .listen(PreferenceChanged.class, change -> background.onWindow(() -> prefer(change)));
        StartLog.library(made.library(), stage.getScene(), then);
        made.library().current().addListener((value, before, now) -> settle(made));
        made.queue().watch();
    }

    private void wear(AppearanceSettings chosen) {
        appearance = chosen;
        themes.choose(chosen.theme());
        themes.mark(stage);
        Density.apply(root, chosen.density());
        closing = chosen.closing();
    }

    /** Without a glance this is the first that is shown; with one, it has been shown and is now made true. */
    private void fill(Ready ready) {
        Context shown = context;
        if (shown != null) {
            if (!ready.look().equals(appearance)) {
                wear(ready.look());
            }
            shown.library().load();
            return;
        }
        Services services = ready.opened().services();
        Context made = context(services, background, new SystemDesktop(stage), themes, Place.Section.LIBRARY);
        dress(made, ready.look(), () -> {});
        made.library().load();
        if (ready.fresh()) {
            welcome(made, ready);
        } else {
            frame(made, CompletableFuture.completedFuture(ready.opened().parts()));
        }
    }

    /** Starting takes three times the memory of resting; the collector would hand it back only when it has to run anyway. */
    private void settle(Context made) {
        StartLog.current(made.library());
        if (outside == null) {
            outside = new DesktopIntegration(
                    stage, made.texts(), made.formats(), made.queue(), tray, new TaskbarProgress(background));
            // What the first screens needed is garbage only by then.
            background.after(AT_REST, System::gc);
        }
        List<LibraryRow> rows = made.library().rows().get();
        background.run(
                () -> {
                    keep(rows);
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
            // Who has films already sees first what lies there; everybody else adds the first title.
            made.navigator().open(model.filled().<Place>map(Place.OnDisk::new).orElseGet(() -> new Place.Add("")));
            FrameView view =
                    frame(made, CompletableFuture.completedFuture(ready.opened().parts()));
            // What a person types next belongs into the field.
            background.onWindow(view::focusFilter);
        });
        WelcomeView view = new WelcomeView(made.texts(), made.formats(), made.desktop(), model);
        root.getChildren().setAll(view.root());
    }

    private FrameView frame(Context made, CompletableFuture<SettingsParts> parts) {
        FrameViewModel model = new FrameViewModel(made);
        frame = model;
        FrameView view = new FrameView(made, model, new ScreenMaker(made, parts));
        view.fold(appearance.folded());
        root.getChildren().setAll(view.root());
        model.start();
        return view;
    }

    /** Builds what the screens are given; also used by tests with another desktop. */
    public static Context context(
            Services services, Background background, Desktop desktop, Themes themes, Place first) {
        LiveQueueRows queue = new LiveQueueRows(services.texts(), services.insight(), background);
        return new Context(
                services,
                background,
                new DisplayFormats(services.texts(), services.clock()),
                new Navigator(first),
                new Toasts(services.texts()),
                new Drawer(services.texts()),
                new Pictures(
                        services.artwork(), services.http(), PictureCalls.of(services::providers)::get, background),
                desktop,
                themes,
                new LiveLibraryRows(services.texts(), services.insight(), services.events(), queue, background),
                queue);
    }

    private void prefer(PreferenceChanged change) {
        switch (change.key()) {
            case Themes.PREFERENCE -> {
                themes.choose(change.value());
                themes.mark(stage);
            }
            case Density.PREFERENCE -> Density.apply(root, change.value());
            case AppearanceSettings.CLOSING -> closing = change.value();
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
                made.texts(),
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
                                made.services().preferences().set(AppearanceSettings.CLOSING, "quit");
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
                    made.services().preferences().set(AppearanceSettings.CLOSING, choice);
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

    private void comeBackTo(Place next) {
        comeBack();
        inside(made -> made.navigator().open(next));
    }

    /** From outside of the window, with what it shows. */
    private void inside(Consumer<Context> work) {
        if (context != null) {
            work.accept(context);
        }
    }

    private void leave() {
        tray.hide();
        if (place != null) {
            place.keep();
        }
        stage.hide();
        left.run();
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Keeps what is shown for the next start. */
    private void keep(List<LibraryRow> rows) {
        LibraryOpener behind = opening;
        if (behind != null && !rows.isEmpty()) {
            behind.keep(rows);
        }
    }

    @Override
    public void close() {
        if (context != null && context.library().current().get()) {
            keep(context.library().rows().get());
        }
        end();
        background.close();
    }

    private void end() {
        if (preferences != null) {
            preferences.close();
            preferences = null;
        }
        if (outside != null) {
            outside.close();
            outside = null;
        }
        if (frame != null) {
            frame.close();
            frame = null;
        }
        if (context != null) {
            context.queue().close();
            context.library().close();
            context = null;
        }
    }

    /**
     * @param fresh whether there is no folder yet, so that the three questions are asked
     */
    private record Ready(WindowServices opened, boolean fresh, AppearanceSettings look) {}
}
