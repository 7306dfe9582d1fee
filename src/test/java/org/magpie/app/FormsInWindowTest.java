package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.testing.ui.FakeDesktop;
import org.magpie.testing.ui.Screens;
import org.magpie.ui.ScreenMaker;
import org.magpie.ui.WindowServices;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Services;
import org.magpie.ui.settings.page.SettingsSection;

/** The forms that the real plugs come to, found by the search of the settings as a person finds them. */
class FormsInWindowTest {
    private static final String[] PLUGS = {
        "builtin", "prowlarr", "hdbits", "m3u", "sabnzbd", "deluge", "rtorrent", "webhook", "email", "discord", "kodi"
    };

    @Test
    void eachIsFoundByItsNameAndOpensWithWhatIsAdvanced(@TempDir Path data) {
        try (WindowLibraryOpener opening = new WindowLibraryOpener(data)) {
            opening.begin();
            WindowServices opened = opening.finish();
            Services services = opened.services();
            for (String plug : PLUGS) {
                try (Screens screens = Screens.over(
                        services,
                        new FakeDesktop(),
                        context -> new ScreenMaker(context, CompletableFuture.completedFuture(opened.parts())),
                        new Place.Settings(SettingsSection.GENERAL.key()))) {
                    open(screens, screens.context().text("plug." + plug));
                    screens.write("form-" + plug);
                    assertThat(Screens.call(
                                    () -> ((Label) screens.scene().getRoot().lookup(".drawer-title")).getText()))
                            .as("what its name leads to")
                            .endsWith(screens.context().text("plug." + plug));
                    unfold(screens);
                    Screens.run(() -> screens.stage().setHeight(1500));
                    Screens.frames(6);
                    screens.write("form-" + plug + "-advanced");
                    assertThat(screens.has(".form .spinner")).as(plug).isTrue();
                }
            }
        }
    }

    private static void open(Screens screens, String name) {
        screens.await(".settings-side");
        Screens.run(() -> {
            TextField search = (TextField) screens.scene().lookup(".settings-side .search-field");
            search.setText(name);
            search.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        screens.await(".form-foot");
        Screens.frames(6);
    }

    private static void unfold(Screens screens) {
        String advanced = screens.context().text("settings.plug.advanced");
        Screens.run(() -> {
            for (Node node : screens.scene().getRoot().lookupAll(".form .button")) {
                if (node instanceof Button button && Objects.equals(advanced, button.getText())) {
                    button.fire();
                }
            }
        });
    }
}
