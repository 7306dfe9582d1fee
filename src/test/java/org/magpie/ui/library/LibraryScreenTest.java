package org.magpie.ui.library;

import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;

class LibraryScreenTest {
    @Test
    void showsPosters() {
        try (Screens screens = Screens.of(Samples.filled())) {
            screens.await(".poster-card");
            screens.await(() -> screens.scene().getRoot().lookupAll(".poster-frame .image-view").stream()
                            .filter(node -> ((javafx.scene.image.ImageView) node).getImage() != null)
                            .count()
                    >= 10);
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
            screens.write("library-table");
        }
    }

    @Test
    void leadsToAddWhereThereIsNothing() {
        try (Screens screens = Screens.of(new WindowFixture())) {
            screens.await(".empty-state");
            screens.write("library-empty");
        }
    }

    @Test
    void showsTheShapeOfWhatIsLoading() {
        WindowFixture windowFixture = new WindowFixture();
        windowFixture.insight.fallSilent();
        try (Screens screens = Screens.of(windowFixture)) {
            screens.await(".bone");
            screens.write("library-loading");
        }
    }

    @Test
    void saysWhatHasFailedAndWhy() {
        WindowFixture windowFixture = new WindowFixture();
        windowFixture.insight.fail(new UserException("kit.problem.bug", "Example"));
        try (Screens screens = Screens.of(windowFixture)) {
            screens.await(".failed-state");
            screens.write("library-failed");
        }
    }
}
