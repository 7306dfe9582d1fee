package org.magpie.ui.kit.style;

import atlantafx.base.theme.CupertinoDark;
import atlantafx.base.theme.CupertinoLight;
import atlantafx.base.theme.Dracula;
import atlantafx.base.theme.NordDark;
import atlantafx.base.theme.NordLight;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The looks of the window: light or dark with the system, or one that the person has chosen. Only on the window's thread. */
public final class Themes {
    /** Key of the preference that holds the choice. */
    public static final String PREFERENCE = "appearance.theme";

    /** The choice that goes with the system. */
    public static final String SYSTEM = "system";

    private static final Logger LOG = LoggerFactory.getLogger(Themes.class);

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private static final List<Look> LOOKS = List.of(
            new Look("light", PrimerLight::new),
            new Look("dark", PrimerDark::new),
            new Look("nord-light", NordLight::new),
            new Look("nord-dark", NordDark::new),
            new Look("cupertino-light", CupertinoLight::new),
            new Look("cupertino-dark", CupertinoDark::new),
            new Look("dracula", Dracula::new));

    /** Inter whose digits are all of one width; see {@code OFL.txt} beside it. */
    private static final List<String> FONTS = List.of("InterTabular-Regular.otf", "InterTabular-Bold.otf");

    private static final Optional<String> FONT_FAMILY = loadFonts();

    private String choice = SYSTEM;
    private boolean dark;

    public Themes() {
        Platform.getPreferences().colorSchemeProperty().addListener((value, before, now) -> apply());
        apply();
    }

    /** The choices, each with its name in the bundle under {@code theme.<name>}. */
    public List<String> choices() {
        List<String> names = new java.util.ArrayList<>(List.of(SYSTEM));
        LOOKS.forEach(look -> names.add(look.name()));
        return names;
    }

    public String choice() {
        return choice;
    }

    public boolean isDark() {
        return dark;
    }

    /** Takes a choice at once; one that is not known counts as {@link #SYSTEM}. */
    public void choose(String name) {
        choice = LOOKS.stream().anyMatch(look -> look.name().equals(name)) ? name : SYSTEM;
        apply();
    }

    /** Gives a scene Magpie's own style sheets on top of the theme. */
    public static void dress(Scene scene) {
        scene.getStylesheets().add(sheet(Themes.class, "magpie.css"));
        scene.getStylesheets().add(sheet(Themes.class, "kit.css"));
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            scene.getStylesheets().add(sheet(Themes.class, "opaque.css"));
        }
        font(scene);
        FocusInSight.watch(scene);
    }

    /** Gives a view the style sheet that stands beside it. */
    public static void dress(Parent view, Class<?> beside) {
        view.getStylesheets().add(sheet(beside, beside.getSimpleName() + ".css"));
    }

    private static String sheet(Class<?> beside, String name) {
        return Objects.requireNonNull(beside.getResource(name), name).toExternalForm();
    }

    /** The window's own font, so that every computer cuts the same words; the system's where it cannot be read. */
    private static void font(Scene scene) {
        FONT_FAMILY.ifPresent(family -> scene.getStylesheets()
                .add("data:text/css,.root{-fx-font-family:'" + family.replace(" ", "%20") + "';}"));
    }

    private static Optional<String> loadFonts() {
        Optional<String> family = Optional.empty();
        for (String name : FONTS) {
            try (InputStream data = Objects.requireNonNull(Themes.class.getResourceAsStream(name), name)) {
                Font font = Font.loadFont(data, -1);
                if (font == null) {
                    return Optional.empty();
                }
                family = Optional.of(font.getFamily());
            } catch (IOException failure) {
                LOG.warn("The font {} cannot be read: {}", name, failure.getMessage());
                return Optional.empty();
            }
        }
        return family;
    }

    private void apply() {
        String name = choice.equals(SYSTEM)
                ? Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? "dark" : "light"
                : choice;
        Theme theme = LOOKS.stream()
                .filter(look -> look.name().equals(name))
                .findFirst()
                .orElse(LOOKS.getFirst())
                .theme()
                .get();
        dark = theme.isDarkMode();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
        javafx.stage.Window.getWindows().forEach(this::mark);
    }

    /** Lets style sheets tell dark from light where no token does: {@code .root:dark}. */
    public void mark(javafx.stage.Window window) {
        if (window.getScene() != null && window.getScene().getRoot() != null) {
            window.getScene().getRoot().pseudoClassStateChanged(DARK, dark);
        }
    }

    private record Look(String name, Supplier<Theme> theme) {}
}
