package org.magpie.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;

class LibraryScreenTest {
    @Test
    void showsPosters() {
        try (Screens screens = Screens.of(Samples.filled())) {
            screens.await(".poster-card");
            screens.await(() -> screens.scene().getRoot().lookupAll(".poster-frame .image-view").stream()
                            .filter(node -> ((javafx.scene.image.ImageView) node).getImage() != null)
                            .count()
                    >= 10);
            assertThat(screens.texts())
                    .contains(
                            screens.context().library().rows().get().getFirst().name());
            screens.write("library-filled");
            Screens.run(() -> screens.scene().getRoot().lookup(".poster-grid").requestFocus());
            Screens.run(() -> screens.context().themes().choose("light"));
        }
    }

    @Test
    void showsATable() {
        WindowFixture windowFixture = Samples.filled();
        windowFixture.preferences.set(LibraryViewModel.TABLE, "true");
        try (Screens screens = Screens.of(windowFixture)) {
            screens.await(".state-chip");
            assertThat(screens.has(".table-view") || screens.has(".list-view")).isTrue();
            assertThat(screens.has(".poster-card")).isFalse();
            assertThat(screens.texts())
                    .containsAnyElementsOf(windowFixture.insight.library.stream()
                            .map(row -> row.name())
                            .toList());
            screens.write("library-table");
        }
    }

    @Test
    void leadsToAddWhereThereIsNothing() {
        try (Screens screens = Screens.of(new WindowFixture())) {
            screens.await(".empty-state");
            screens.write("library-empty");
            Screens.run(() -> screens.scene().getRoot().lookupAll(".empty-state .button").stream()
                    .map(javafx.scene.control.Button.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .fire());
            screens.await(() -> screens.context().navigator().place().get() instanceof Place.Add);
        }
    }

    @Test
    void showsTheShapeOfWhatIsLoading() {
        WindowFixture windowFixture = new WindowFixture();
        windowFixture.insight.fallSilent();
        try (Screens screens = Screens.of(windowFixture)) {
            screens.await(".bone");
            assertThat(screens.has(".empty-state")).isFalse();
            assertThat(screens.has(".poster-card .poster-title")).isFalse();
            screens.write("library-loading");
        }
    }

    @Test
    void saysWhatHasFailedAndWhy() {
        WindowFixture windowFixture = new WindowFixture();
        windowFixture.insight.fail(new UserException("kit.problem.bug", "Example"));
        try (Screens screens = Screens.of(windowFixture)) {
            screens.await(".failed-state");
            assertThat(screens.texts()).contains(windowFixture.texts().get("kit.problem.bug", "Example"));
            screens.write("library-failed");
        }
    }
}
