package org.magpie.testing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.magpie.base.text.Texts;

class ScreenClaimsTest {
    @BeforeAll
    static void start() {
        Screens.start();
    }

    private static List<String> broken(Locale locale, Node... nodes) {
        return Screens.call(() -> {
            Pane page = new Pane(nodes);
            Scene scene = new Scene(page, 400, 300);
            page.applyCss();
            page.layout();
            return ScreenClaims.broken(scene, locale);
        });
    }

    @Test
    void anEnglishSentenceOnARussianScreenIsFound() {
        Label english = new Label(new Texts(Locale.ENGLISH).get("title.open"));
        Label russian = new Label(new Texts(Locale.of("ru")).get("title.open"));
        assertThat(broken(Locale.of("ru"), english)).containsExactly("not translated: " + english.getText());
        assertThat(broken(Locale.of("ru"), russian)).isEmpty();
        assertThat(broken(Locale.ENGLISH, english)).isEmpty();
    }

    @Test
    void aButtonThatIsCutOffOrLiesBesideTheWindowIsFound() {
        Button narrow = new Button("Search for every episode that is missing");
        narrow.setPrefWidth(60);
        assertThat(broken(Locale.ENGLISH, narrow)).singleElement().asString().startsWith("cut off: Search");
        Button beside = new Button("Save");
        beside.setLayoutX(390);
        assertThat(broken(Locale.ENGLISH, beside)).singleElement().asString().startsWith("beside the window");
        beside.setVisible(false);
        assertThat(broken(Locale.ENGLISH, new Button("Save"), beside)).isEmpty();
    }
}
