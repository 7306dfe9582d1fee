package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;
import org.magpie.testing.Await;
import org.magpie.testing.Folders;
import org.magpie.testing.ui.FakeDesktop;
import org.magpie.testing.ui.Screens;
import org.magpie.ui.ScreenMaker;
import org.magpie.ui.WindowServices;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Services;
import org.magpie.ui.settings.page.SettingsSection;

/**
 * Somebody who sets up one download client in the real window and has it fetch films. The pictures are numbered in the order in
 * which they are taken: {@code target/screens/client-<key>-1-test-light.png}.
 */
final class PersonAtWindow implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(2);

    private final Screens screens;
    private final Services services;
    private final String client;
    private int pictures;

    /**
     * @param client key of its plug
     */
    PersonAtWindow(WindowServices opened, String client) {
        this.services = opened.services();
        this.client = client;
        this.screens = Screens.over(
                services,
                new FakeDesktop(),
                context -> new ScreenMaker(context, CompletableFuture.completedFuture(opened.parts())),
                Place.Section.LIBRARY);
    }

    /**
     * Settings, Download clients, Add, the form, Test, Save.
     *
     * @param fields what is typed, by the name of the field; one that the client does not have is passed over
     * @param advanced what is typed below the fold, which stays closed where this is empty
     */
    void connect(Map<String, String> fields, Map<String, String> advanced) {
        screens.open(new Place.Settings(SettingsSection.CLIENTS.key()));
        String add = screens.context().text(SettingsSection.CLIENTS.label() + ".add");
        screens.await(() -> any(MenuButton.class, each -> add.equals(each.getText())) != null);
        String name = screens.context().text("plug." + client);
        Screens.run(() -> one(MenuButton.class, each -> add.equals(each.getText())).getItems().stream()
                .filter(item -> name.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        screens.await(".form-foot");
        type(fields);
        if (!advanced.isEmpty()) {
            press("settings.plug.advanced");
            Screens.frames(6);
            type(advanced);
        }
        press("settings.plug.test");
        screens.await(() -> screens.has(".form-answer:here") || screens.has(".form-answer:failed"));
        assertThat(said()).as("what Test says of %s", client).isNotEmpty();
        photograph("test");
        assertThat(Screens.call(() -> screens.has(".form-answer:here")))
                .as("Test of %s says: %s", client, said())
                .isTrue();
        press("settings.plug.save");
        screens.await(() -> !screens.has(".form-foot"));
        screens.await(() -> any(
                        Node.class,
                        each -> each.getStyleClass().contains("plug-card")
                                && each.getAccessibleText() != null
                                && each.getAccessibleText().startsWith(name))
                != null);
        photograph("card");
    }

    /** Add, By hand, Add and search; then the queue, until something is in it. */
    void add(String film, int year) {
        screens.open(new Place.Add(film + " " + year));
        press("add.by-hand");
        screens.await("#add-and-search");
        Screens.run(() -> ((ButtonBase) screens.scene().getRoot().lookup("#add-and-search")).fire());
        // The page of the title opens by itself: only then another can be gone to.
        screens.await(() -> screens.has(".title-tab"));
        screens.open(Place.Section.QUEUE);
        until("it is in the queue", () -> !services.insight().queue().isEmpty());
    }

    /** Waits until a row of the queue says so. */
    void awaitInQueue(String words) {
        screens.await(() -> any(
                        Labeled.class,
                        each -> isShown(each)
                                && each.getText() != null
                                && each.getText().contains(words))
                != null);
    }

    /** Waits until the film stands in the folder and in the library, and opens its page. */
    void see(Path films, String film) {
        until(
                "it is in the library",
                () -> Folders.files(films).stream()
                        .anyMatch(path -> path.endsWith(".mkv") && !path.contains(".magpie-")));
        until("the library says so", () -> services.insight().library().stream().anyMatch(row -> row.have() > 0));
        long title = services.insight().library().getFirst().id();
        photograph("imported");
        screens.open(new Place.Title(title));
        Screens.frames(30);
        photograph("title");
        assertThat(services.insight().title(title)).isPresent();
        assertThat(Folders.files(films)).anySatisfy(path -> assertThat(path).contains(film));
    }

    /** Takes a picture of the window, light and dark. */
    void photograph(String what) {
        screens.write("client-" + client + "-" + ++pictures + "-" + what);
    }

    /** Waits patiently: real programs take their time. */
    static void until(String what, BooleanSupplier condition) {
        Await.until(what, SOON, condition);
    }

    private void press(String key) {
        String text = screens.context().text(key);
        screens.await(() -> any(ButtonBase.class, each -> text.equals(each.getText()) && isShown(each)) != null);
        Screens.run(() -> one(ButtonBase.class, each -> text.equals(each.getText()) && isShown(each))
                .fire());
    }

    private void type(Map<String, String> fields) {
        Screens.run(() -> fields.forEach((field, value) -> {
            String label = screens.context().text("plug." + client + "." + field);
            TextInputControl input =
                    any(TextInputControl.class, each -> label.equals(each.getAccessibleText()) && isShown(each));
            if (input != null) {
                input.setText(value);
            }
        }));
    }

    private String said() {
        Node answer = screens.scene().getRoot().lookup(".form-answer");
        return answer == null || answer.getAccessibleText() == null ? "" : answer.getAccessibleText();
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private <N extends Node> N one(Class<N> type, Predicate<N> which) {
        N found = any(type, which);
        if (found == null) {
            throw new AssertionError("No such " + type.getSimpleName() + " in sight");
        }
        return found;
    }

    private <N extends Node> @Nullable N any(Class<N> type, Predicate<N> which) {
        return find(screens.scene().getRoot(), type, which);
    }

    private static <N extends Node> @Nullable N find(Node at, Class<N> type, Predicate<N> which) {
        if (type.isInstance(at) && which.test(type.cast(at))) {
            return type.cast(at);
        }
        List<Node> children = at instanceof Parent parent ? parent.getChildrenUnmodifiable() : List.of();
        for (Node child : children) {
            N found = find(child, type, which);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Leaves the window, and takes off the queue and out of the client whatever is left. */
    @Override
    public void close() {
        screens.close();
        services.insight().queue().forEach(row -> services.pipeline().queue().remove(Set.of(row.id()), true, false));
        services.jobs().running().forEach(job -> services.jobs().await(job.id(), Duration.ofSeconds(20)));
    }
}
