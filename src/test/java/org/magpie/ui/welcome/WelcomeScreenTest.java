package org.magpie.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.style.DisplayFormats;

class WelcomeScreenTest {
    @TempDir
    private Path home;

    @Test
    void showsThreeQuietPages() {
        WindowFixture windowFixture = new WindowFixture();
        for (int page = 0; page < WelcomeViewModel.PAGES; page++) {
            int shown = page;
            Screens.writeAlone("welcome-" + (page + 1), () -> {
                WelcomeViewModel model =
                        new WelcomeViewModel(windowFixture.services(), Background.atOnce(), Path.of("/home/ada"));
                Texts texts = windowFixture.texts();
                WelcomeView view = new WelcomeView(
                        texts, new DisplayFormats(texts, windowFixture.clock), windowFixture.desktop, model);
                for (int step = 0; step < shown; step++) {
                    model.next();
                }
                return view.root();
            });
        }
    }

    @Test
    void storesFoldersAndTheChosenQuality() throws Exception {
        WindowFixture windowFixture = new WindowFixture();
        Files.createDirectories(home.resolve("Movies"));
        WelcomeViewModel model = new WelcomeViewModel(windowFixture.services(), Background.atOnce(), home);
        model.next();
        assertThat(model.folders().get())
                .extracting(WelcomeViewModel.Folder::path)
                .containsExactly(home.resolve("Movies"), home.resolve("Media/TV"));
        model.next();
        model.quality().set(1);
        model.next();
        assertThat(model.done().get()).isTrue();
        assertThat(windowFixture.rootFolders.all())
                .extracting(RootFolder::kind)
                .containsExactly(MediaKind.MOVIE, MediaKind.SERIES);
        long best = windowFixture.profiles.of(MediaKind.MOVIE).get(1).id();
        assertThat(windowFixture.preferences.get("add.profile.MOVIE")).contains(Long.toString(best));
    }

    @Test
    void leadsToWhatLiesInTheFirstFolderThatIsNotEmpty() throws Exception {
        Path films = Files.createDirectories(home.resolve("Movies"));
        Path series = Files.createDirectories(home.resolve("Shows"));
        Files.createFile(films.resolve(".hidden"));
        Files.createFile(series.resolve("Night Ferry S01E01.mkv"));
        WindowFixture fixture = new WindowFixture();
        WelcomeViewModel model = new WelcomeViewModel(fixture.services(), Background.atOnce(), home);
        model.type(MediaKind.MOVIE, films.toString());
        model.type(MediaKind.SERIES, series.toString());
        for (int page = 0; page < WelcomeViewModel.PAGES; page++) {
            model.next();
        }
        assertThat(model.done().get()).isTrue();
        long id = fixture.rootFolders.all().stream()
                .filter(root -> root.path().equals(series))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(model.filled()).contains(id);
    }

    @Test
    void takesAPathThatIsTyped() {
        WelcomeViewModel model = new WelcomeViewModel(new WindowFixture().services(), Background.atOnce(), home);
        model.next();
        model.type(MediaKind.MOVIE, "  " + home.resolve("Films/../Cinema") + " ");
        model.type(MediaKind.SERIES, "~/Shows");
        assertThat(model.folders().get())
                .extracting(WelcomeViewModel.Folder::path)
                .containsExactly(home.resolve("Cinema"), home.resolve("Shows"));
        model.type(MediaKind.SERIES, "Shows\0");
        assertThat(model.folders().get().getLast().wrong()).contains("cannot be the name of a folder");
        model.type(MediaKind.SERIES, "");
        assertThat(model.folders().get().getLast().isUsable()).isTrue();
        assertThat(model.folders().get().getLast().path()).isEqualTo(home.resolve("Media/TV"));
    }

    @Test
    void aRelativePathStaysToBeMendedAndKeepsThePage() {
        WelcomeViewModel model = new WelcomeViewModel(new WindowFixture().services(), Background.atOnce(), home);
        model.next();
        model.type(MediaKind.SERIES, "relative/TV");
        model.next();
        assertThat(model.page().get()).isEqualTo(WelcomeViewModel.FOLDERS);
        assertThat(model.problem().get()).isNotEmpty();
        assertThat(model.folders().get().getLast().written()).isEqualTo("relative/TV");
        assertThat(model.folders().get().getLast().wrong()).contains("relative/TV");
        model.back();
        model.next();
        assertThat(model.folders().get().getLast().written()).isEqualTo("relative/TV");
        model.type(MediaKind.SERIES, "~/TV");
        model.next();
        assertThat(model.page().get()).isEqualTo(2);
    }

    @Test
    void aFolderThatCannotBeMadeOrLiesInAnotherIsSaidWhereItIsChosen() {
        WindowFixture fixture = new WindowFixture();
        WelcomeViewModel model = new WelcomeViewModel(fixture.services(), Background.atOnce(), home);
        fixture.rootFolders.refused.add(Path.of("/proc/Music"));
        model.next();
        model.type(MediaKind.MOVIE, "/proc/Music");
        model.next();
        assertThat(model.page().get()).isEqualTo(WelcomeViewModel.FOLDERS);
        assertThat(model.folders().get().getFirst().wrong()).contains("/proc/Music");
        model.type(MediaKind.MOVIE, home.resolve("Media").toString());
        model.type(MediaKind.SERIES, home.resolve("Media/TV").toString());
        model.next();
        assertThat(model.page().get()).isEqualTo(WelcomeViewModel.FOLDERS);
        assertThat(model.folders().get().getLast().wrong()).contains("inside");
        Screens.writeAlone("welcome-folders-wrong", () -> {
            Texts texts = fixture.texts();
            return new WelcomeView(texts, new DisplayFormats(texts, fixture.clock), fixture.desktop, model).root();
        });
    }

    @Test
    void enterGoesOnAndKeepsTheChoice() {
        WelcomeViewModel model = new WelcomeViewModel(new WindowFixture().services(), Background.atOnce(), home);
        Screens.start();
        Screens.run(() -> {
            Texts texts = new WindowFixture().texts();
            WelcomeView view = new WelcomeView(
                    texts, new DisplayFormats(texts, new WindowFixture().clock), new WindowFixture().desktop, model);
            Node card = view.root().lookup(".welcome-card");
            Event.fireEvent(
                    card, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        assertThat(model.page().get()).isEqualTo(1);
        assertThat(model.wants(MediaKind.MOVIE)).isTrue();
    }

    @Test
    void keepsAtLeastOneKind() {
        WelcomeViewModel model = new WelcomeViewModel(new WindowFixture().services(), Background.atOnce(), home);
        model.toggle(MediaKind.MOVIE);
        model.toggle(MediaKind.SERIES);
        assertThat(model.wants(MediaKind.SERIES)).isTrue();
    }
}
