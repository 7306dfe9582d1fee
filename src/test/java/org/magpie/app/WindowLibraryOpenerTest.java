package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.store.DataFolderInUseException;
import org.magpie.catalog.NewTitle;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolders;
import org.magpie.ui.LibraryOpener;
import org.magpie.ui.WindowServices;
import org.magpie.ui.kit.place.Services;

class WindowLibraryOpenerTest {
    @TempDir
    Path folder;

    @Test
    void theFirstStartKnowsNothingAndTheNextKnowsWhatWasShown() {
        List<LibraryRow> shown;
        try (WindowLibraryOpener first = new WindowLibraryOpener(data())) {
            assertThat(first.begin()).isEmpty();
            WindowServices opened = first.finish();
            addFilm(opened, "Harbor Lights");
            opened.services().preferences().set("appearance.theme", "dark");
            first.keep(opened.services().insight().library());
            addFilm(opened, "Night Ferry");
            // Changed since it was kept: the close keeps it once more.
            shown = opened.services().insight().library();
            assertThat(shown).hasSize(2);
        }
        try (WindowLibraryOpener second = new WindowLibraryOpener(data())) {
            Optional<LibraryOpener.Known> known = second.begin();
            assertThat(known).hasValueSatisfying(last -> {
                assertThat(last.glance().rows()).isEqualTo(shown);
                // Answered before the database is open.
                assertThat(last.services().preferences().get("appearance.theme"))
                        .contains("dark");
                assertThat(last.services().preferences().get("window.closing")).isEmpty();
            });
            // Whoever asks the library waits until it is open.
            CompletableFuture<List<LibraryRow>> asked = CompletableFuture.supplyAsync(
                    () -> known.orElseThrow().services().insight().library());
            second.finish();
            assertThat(asked.join()).isEqualTo(shown);
            assertThat(known.orElseThrow().parts()).isCompleted();
        }
    }

    @Test
    void aFolderInUseIsSaidAtOnce() {
        try (WindowLibraryOpener first = new WindowLibraryOpener(data());
                WindowLibraryOpener second = new WindowLibraryOpener(data())) {
            first.begin();
            assertThatThrownBy(second::begin).isInstanceOf(DataFolderInUseException.class);
        }
    }

    @Test
    void whatCannotBeOpenedIsToldToWhoeverWaitsAndLetsTheFolderGo() throws Exception {
        try (WindowLibraryOpener first = new WindowLibraryOpener(data())) {
            first.begin();
            WindowServices opened = first.finish();
            addFilm(opened, "Harbor Lights");
            first.keep(opened.services().insight().library());
        }
        byte[] whole = Files.readAllBytes(data().resolve("magpie.mv.db"));
        Files.write(data().resolve("magpie.mv.db"), "rubbish".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        try (WindowLibraryOpener broken = new WindowLibraryOpener(data())) {
            LibraryOpener.Known known = broken.begin().orElseThrow();
            assertThatThrownBy(broken::finish).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> known.services().insight().library()).isInstanceOf(UserException.class);
        }
        Files.write(data().resolve("magpie.mv.db"), whole);
        try (WindowLibraryOpener again = new WindowLibraryOpener(data())) {
            again.begin();
            assertThat(again.finish().services().insight().library()).isNotEmpty();
        }
    }

    @Test
    void aWindowClosedAtOnceLetsTheFolderGo() {
        WindowLibraryOpener left = new WindowLibraryOpener(data());
        left.begin();
        left.close();
        assertThatThrownBy(left::finish).isInstanceOf(IllegalStateException.class);
        try (WindowLibraryOpener next = new WindowLibraryOpener(data())) {
            assertThat(next.begin()).isEmpty();
        }
    }

    private void addFilm(WindowServices opened, String name) {
        Services services = opened.services();
        RootFolders roots = services.rootFolders();
        long root = roots.all().isEmpty()
                ? roots.add(MediaKind.MOVIE, folder.resolve("films")).id()
                : roots.all().getFirst().id();
        long profile = services.profiles().all().stream()
                .filter(each -> each.kind() == MediaKind.MOVIE)
                .findFirst()
                .orElseThrow()
                .id();
        services.catalog()
                .add(new NewTitle(
                        MediaKind.MOVIE,
                        name,
                        1949,
                        null,
                        null,
                        Map.of(),
                        List.of(),
                        NewTitle.Monitoring.NONE,
                        List.of(new NewTitle.NewSlot("HD", profile, root)),
                        Set.of("night"),
                        NewTitle.Provenance.HAND));
    }

    private Path data() {
        return folder.resolve("data");
    }
}
