package org.magpie.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.media.format.StoredFormat;
import org.magpie.media.quality.Profile;
import org.magpie.testing.ui.FakeFormats;
import org.magpie.testing.ui.Samples;
import org.magpie.testing.ui.Screens;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.testing.ui.WindowFixture;
import org.magpie.ui.kit.place.Place;

class FormatsScreenTest {
    private static final String NAME = "Cold.Harbour.2019.2160p.UHD.BluRay.REMUX.DV.HDR10.TrueHD.7.1.Atmos-REED";
    private static final List<String> NAMES = List.of(
            "Atmos",
            "Dolby Vision",
            "HDR10",
            "Remux tier",
            "Small groups",
            "Director's cut",
            "Repack",
            "Upscaled",
            "Season pack",
            "Lossless sound",
            "Open matte",
            "Low quality groups");

    @Test
    void listsTheFormatsAndTriesThemOnAName() {
        with(TestInstallation.busy(), filled(), "formats", screens -> {
            screens.await(".format-row");
            Screens.frames(10);
            screens.write("settings-formats-filled");
            Screens.run(() -> ((TextField) screens.scene().lookup(".settings-page .tester-field")).setText(NAME));
            screens.await(() ->
                    !screens.scene().getRoot().lookupAll(".format-mark:here").isEmpty());
            Screens.frames(10);
            screens.write("settings-formats-tried");
            assertThat(screens.scene().getRoot().lookupAll(".format-row")).isNotEmpty();
        });
    }

    @Test
    void saysWhatToDoWhereThereIsNoFormat() {
        with(TestInstallation.busy(), new FakeFormats(), "formats", screens -> {
            screens.await(".empty-state");
            Screens.frames(10);
            screens.write("settings-formats-empty");
        });
    }

    @Test
    void marksTheWordsThatEachSpecificationFinds() {
        with(TestInstallation.busy(), filled(), "formats", screens -> {
            screens.await(".format-row");
            Screens.run(() -> ((TextField) screens.scene().lookup(".settings-page .tester-field")).setText(NAME));
            click(screens, "Atmos");
            screens.await(".specification .piece.known");
            Screens.frames(20);
            screens.write("settings-format-editor");
            Screens.run(() -> ((TextArea) screens.scene().lookup(".specification .text-area")).setText("(unclosed"));
            Screens.frames(10);
            screens.write("settings-format-editor-wrong");
        });
    }

    @Test
    void takesInWhatIsPastedAndTellsWhatBecameOfIt() {
        FakeFormats formats = filled();
        with(TestInstallation.busy(), formats, "formats", screens -> {
            screens.await(".format-row");
            press(screens, "Import…");
            screens.await(".drawer .chip-bar");
            Screens.frames(20);
            screens.write("settings-guide");
            Screens.run(() -> screens.scene().getRoot().lookupAll(".drawer .toggle-button").stream()
                    .filter(node -> node instanceof ToggleButton chip && "Paste".equals(chip.getText()))
                    .forEach(node -> ((ToggleButton) node).fire()));
            screens.await(".drawer .text-area");
            Screens.run(() -> ((TextArea) screens.scene().lookup(".drawer .text-area"))
                    .setText("[" + json("Fresh", "fresh") + "," + json("Broken", "(unclosed") + "]"));
            press(screens, "Import");
            screens.await(".guide-line");
            Screens.frames(10);
            screens.write("settings-guide-done");
        });
        assertThat(formats.all())
                .extracting(StoredFormat::name)
                .contains("Fresh")
                .doesNotContain("Broken");
    }

    @Test
    void showsTheSizesOfEachKind() {
        with(TestInstallation.busy(), filled(), "sizes", screens -> {
            screens.await(".sizes");
            Screens.frames(10);
            screens.write("settings-sizes-filled");
            chip(screens, "Books");
            screens.await(".empty-state");
            Screens.frames(5);
            screens.write("settings-sizes-books");
        });
    }

    @Test
    void givesScoresToFormatsAndAsksForLanguages() {
        WindowFixture windowFixture = TestInstallation.busy();
        Profile first = windowFixture.profiles.of(MediaKind.MOVIE).stream()
                .filter(profile -> profile.name().equals("Best picture"))
                .findFirst()
                .orElseThrow();
        windowFixture.profiles.save(new Profile(
                first.id(),
                first.name(),
                first.kind(),
                first.entries(),
                first.cutoff(),
                true,
                0,
                10_000,
                1,
                Map.of("Atmos", 500, "Remux tier", 1_700, "Upscaled", -10_000),
                Set.of("Original", "German")));
        with(windowFixture, filled(), "profiles", screens -> {
            screens.await(".plug-card");
            Screens.run(() ->
                    screens.scene().lookup(".plug-card").getOnMouseClicked().handle(null));
            screens.await(".score-row");
            Screens.frames(20);
            Screens.run(() -> ((ScrollPane) screens.scene().lookup(".drawer-body")).setVvalue(1));
            Screens.frames(10);
            screens.write("settings-profile-scores");
        });
    }

    @Test
    void speaksRussian() {
        WindowFixture windowFixture = Samples.fill(new WindowFixture(Locale.forLanguageTag("ru")));
        with(windowFixture, filled(), "formats", screens -> {
            screens.await(".format-row");
            Screens.run(() -> ((TextField) screens.scene().lookup(".settings-page .tester-field")).setText(NAME));
            click(screens, "Atmos");
            screens.await(".specification .piece.known");
            Screens.frames(20);
            screens.write("settings-format-editor-russian");
        });
    }

    private static FakeFormats filled() {
        FakeFormats formats = new FakeFormats();
        List<StoredFormat> all = IntStream.range(0, 60)
                .mapToObj(at -> format(at < NAMES.size() ? NAMES.get(at) : NAMES.get(at % NAMES.size()) + " " + at, at))
                .toList();
        formats.saveAll(all);
        formats.save(new StoredFormat(
                0,
                MediaKind.SERIES,
                new CustomFormat("Whole season", false, List.of(spec(Subject.RELEASE_TYPE, "SEASON", false))),
                null));
        return formats;
    }

    private static StoredFormat format(String name, int at) {
        String word = name.split(" ", -1)[0];
        CustomFormat format = new CustomFormat(
                name,
                at % 5 == 0,
                List.of(
                        spec(Subject.TITLE, "\\b(" + word + ")\\b", false),
                        spec(Subject.TITLE, "(?i)truehd[ .]?7\\.1", false),
                        spec(Subject.TITLE, "\\b(AAC|MP3)\\b", true),
                        spec(Subject.SOURCE, "BLURAY", false)));
        StoredFormat.Origin origin = at % 3 == 0 && at > 0
                ? null
                : new StoredFormat.Origin(
                        "id-" + at, at % 4 == 1 ? format.named("") : format, Map.of("default", at * 25));
        StoredFormat kept = new StoredFormat(0, MediaKind.MOVIE, format, origin);
        return at % 7 == 2 ? kept.with(new CustomFormat(name, false, List.of(spec(Subject.TITLE, word, false)))) : kept;
    }

    private static Specification spec(Subject subject, String value, boolean negate) {
        return new Specification(negate ? "No lossy sound" : "The word", subject, value, negate, negate, false);
    }

    private static String json(String name, String pattern) {
        return "{\"name\": \"%s\", \"specifications\": [{\"name\": \"s\", \"implementation\": \"ReleaseTitleSpecification\", \"fields\": {\"value\": \"%s\"}}]}"
                .formatted(name, pattern);
    }

    private static void with(WindowFixture windowFixture, FakeFormats formats, String part, Consumer<Screens> use) {
        try (Screens screens = Screens.of(windowFixture, TestScreens.with(formats), new Place.Settings(part))) {
            use.accept(screens);
        }
    }

    private static void click(Screens screens, String name) {
        Screens.run(() -> {
            Node cell = screens.scene().getRoot().lookupAll(".format-list .list-cell").stream()
                    .filter(node -> node instanceof ListCell<?> each
                            && each.getAccessibleText() != null
                            && each.getAccessibleText().startsWith(name))
                    .findFirst()
                    .orElseThrow();
            cell.getOnMouseClicked().handle(null);
        });
    }

    private static void chip(Screens screens, String text) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".chip").stream()
                .filter(node ->
                        node instanceof ToggleButton chip && chip.getText().startsWith(text))
                .forEach(node -> ((ToggleButton) node).fire()));
    }

    private static void press(Screens screens, String text) {
        Screens.run(() -> screens.scene().getRoot().lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && text.equals(button.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }
}
