package org.magpie.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.testing.Peers;
import org.magpie.ui.WindowServices;
import org.magpie.ui.kit.place.Services;

/**
 * Each real download client through the real window, as a person does it: set up, tested and saved in the settings, a film added
 * by hand, its download watched in the queue until it stands in the library. Writes {@code target/screens/client-*.png}.
 */
@Tag("peers")
class ClientsInWindowTest {
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
        try (WindowLibraryOpener opening = new WindowLibraryOpener(data.resolve("data"))) {
            opening.begin();
            WindowServices opened = opening.finish();
            Services services = opened.services();
            Path films = Files.createDirectories(data.resolve("films"));
            services.rootFolders().add(MediaKind.MOVIE, films);
            setUp(services, indexer);
            try (PersonAtWindow person = new PersonAtWindow(opened, client)) {
                person.connect(fields, Map.of());
                person.add(film, year);
                PersonAtWindow.until(
                        "some of it is there",
                        () -> services.insight().queue().stream()
                                .anyMatch(row ->
                                        row.done() > 0 || row.state().ordinal() >= DownloadState.COMPLETED.ordinal()));
                person.photograph("queue");
                Peers.seedAt(0);
                person.see(films, film);
            } finally {
                Peers.seedAt(0);
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
}
