package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.testing.Await;
import org.magpie.testing.Folders;
import org.magpie.testing.Peers;
import org.magpie.testing.ui.FakeDesktop;
import org.magpie.testing.ui.Screens;
import org.magpie.ui.Opened;
import org.magpie.ui.ScreenMaker;
import org.magpie.ui.kit.Place;
import org.magpie.ui.kit.Services;
import org.magpie.ui.settings.SettingsSection;

/**
 * Each real download client through the real window, as a person does it: set up, tested and saved in the settings, a film added
 * by hand, its download watched in the queue until it stands in the library. Writes {@code target/screens/client-*.png}.
 */
@Tag("peers")
class ClientsInWindowTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    @ParameterizedTest
    @CsvSource({
        "qbittorrent, torznab, Harbor Lights, 1949",
        "transmission, torznab, Night Ferry, 1951",
        "deluge, torznab, Harbor Lights, 1949",
        "rtorrent, torznab, Night Ferry, 1951",
        "sabnzbd, newznab, Lantern Road, 1953",
        "nzbget, newznab, Lantern Road, 1953",
    })
    void aPersonConnectsItAndAFilmArrives(String client, String indexer, String film, int year) throws Exception {
        Map<String, String> fields = fields(client);
        Peers.seedAt(1500); // slow enough to be seen moving
        // Beside the clients' own folders, so that both are on one drive and a link can be made.
        Path data = Files.createTempDirectory(Peers.folder(), "window");
        try (WindowOpening opening = new WindowOpening(data.resolve("data"))) {
            opening.begin();
            Opened opened = opening.finish();
            Services services = opened.services();
            Path films = Files.createDirectories(data.resolve("films"));
            services.rootFolders().add(MediaKind.MOVIE, films);
            setUp(services, indexer);
            try (Screens screens = Screens.over(
                    services,
                    new FakeDesktop(),
                    context -> new ScreenMaker(context, CompletableFuture.completedFuture(opened.parts())),
                    Place.Section.LIBRARY)) {
                connect(screens, client, fields);
                add(screens, film, year);
                watch(screens, services, client);
                see(screens, services, client, films, film);
            } finally {
                Peers.seedAt(0);
                clean(services);
            }
        }
    }

    /** What a person types, by the name of the field. */
    private static Map<String, String> fields(String client) {
        Map<String, String> peer = Peers.of(client);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("address", peer.get("URL"));
        peer.forEach((key, value) -> {
            switch (key) {
                case "USER" -> fields.put("user", value);
                case "PASSWORD" -> fields.put("password", value);
                case "KEY" -> fields.put("key", value);
                default -> {
                    // For the scripts.
                }
            }
        });
        // SABnzbd must have been told of it before.
        fields.put("category", "magpie-story");
        return fields;
    }

    private static void setUp(Services services, String indexer) {
        services.providers()
                .save(services.providers()
                        .read(
                                0,
                                indexer,
                                indexer,
                                true,
                                1,
                                Map.of(
                                        "address",
                                        Peers.of(indexer, "URL").replace("/api", ""),
                                        "path",
                                        "/api",
                                        "key",
                                        Peers.of(indexer, "KEY"))));
    }

    /** Settings, Download clients, Add, the form, Test, Save. */
    private static void connect(Screens screens, String client, Map<String, String> fields) {
        screens.open(new Place.Settings(SettingsSection.CLIENTS.key()));
        String add = screens.context().text(SettingsSection.CLIENTS.label() + ".add");
        screens.await(() -> any(screens, MenuButton.class, each -> add.equals(each.getText())) != null);
        String name = screens.context().text("plug." + client);
        Screens.run(() -> one(screens, MenuButton.class, each -> add.equals(each.getText())).getItems().stream()
                .filter(item -> name.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        screens.await(".form-foot");
        Screens.run(() -> fields.forEach((field, value) -> {
            String label = screens.context().text("plug." + client + "." + field);
            TextInputControl input = any(
                    screens, TextInputControl.class, each -> label.equals(each.getAccessibleText()) && isShown(each));
            if (input != null) {
                input.setText(value);
            }
        }));
        press(screens, "settings.plug.test");
        screens.await(() -> said(screens).contains("{") || answered(screens));
        assertThat(said(screens)).as("what Test says of %s", client).isNotEmpty();
        screens.write("client-" + client + "-1-test");
        assertThat(Screens.call(() -> screens.has(".form-answer:here")))
                .as("Test of %s says: %s", client, said(screens))
                .isTrue();
        press(screens, "settings.plug.save");
        screens.await(() -> !screens.has(".form-foot"));
        screens.await(() -> any(
                        screens,
                        Node.class,
                        each -> each.getStyleClass().contains("plug-card")
                                && each.getAccessibleText() != null
                                && each.getAccessibleText().startsWith(name))
                != null);
        screens.write("client-" + client + "-2-card");
    }

    /** Add, By hand, Add and search. */
    private static void add(Screens screens, String film, int year) {
        screens.open(new Place.Add(film + " " + year));
        press(screens, "add.by-hand");
        screens.await("#add-and-search");
        Screens.run(() -> ((ButtonBase) screens.scene().getRoot().lookup("#add-and-search")).fire());
    }

    private static void watch(Screens screens, Services services, String client) {
        screens.open(Place.Section.QUEUE);
        until("it is in the queue", () -> !services.insight().queue().isEmpty());
        until(
                "some of it is there",
                () -> services.insight().queue().stream()
                        .anyMatch(row -> row.done() > 0 || row.state().ordinal() >= DownloadState.COMPLETED.ordinal()));
        screens.write("client-" + client + "-3-queue");
        Peers.seedAt(0);
    }

    private static void see(Screens screens, Services services, String client, Path films, String film) {
        until(
                "it is in the library",
                () -> Folders.files(films).stream()
                        .anyMatch(path -> path.endsWith(".mkv") && !path.contains(".magpie-")));
        until("the library says so", () -> services.insight().library().stream().anyMatch(row -> row.have() > 0));
        long title = services.insight().library().getFirst().id();
        screens.write("client-" + client + "-4-imported");
        screens.open(new Place.Title(title));
        Screens.frames(30);
        screens.write("client-" + client + "-5-title");
        assertThat(services.insight().title(title)).isPresent();
        assertThat(Folders.files(films)).anySatisfy(path -> assertThat(path).contains(film));
    }

    private static void clean(Services services) {
        services.insight().queue().forEach(row -> services.pipeline().remove(java.util.Set.of(row.id()), true, false));
        services.jobs().running().forEach(job -> services.jobs().await(job.id(), Duration.ofSeconds(20)));
    }

    private static void press(Screens screens, String key) {
        String text = screens.context().text(key);
        screens.await(() ->
                any(screens, ButtonBase.class, each -> text.equals(each.getText()) && isShown(each)) != null);
        Screens.run(() -> one(screens, ButtonBase.class, each -> text.equals(each.getText()) && isShown(each))
                .fire());
    }

    private static boolean answered(Screens screens) {
        return screens.has(".form-answer:here") || screens.has(".form-answer:failed");
    }

    private static String said(Screens screens) {
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

    private static <N extends Node> N one(Screens screens, Class<N> type, Predicate<N> which) {
        N found = any(screens, type, which);
        if (found == null) {
            throw new AssertionError("No such " + type.getSimpleName() + " in sight");
        }
        return found;
    }

    private static <N extends Node> @org.jspecify.annotations.Nullable N any(
            Screens screens, Class<N> type, Predicate<N> which) {
        return find(screens.scene().getRoot(), type, which);
    }

    private static <N extends Node> @org.jspecify.annotations.Nullable N find(
            Node at, Class<N> type, Predicate<N> which) {
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

    private static void until(String what, BooleanSupplier condition) {
        Await.until(what, SOON, condition);
    }
}
