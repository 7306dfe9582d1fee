package org.magpie.testing.ui;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.StateChip;

/**
 * What holds for every screen, whatever it shows: it speaks one language, and nothing that a person can press is cut off or lies
 * beside the window. On the window's thread.
 */
final class ScreenClaims {
    private static final double ROUNDING = 1;

    /** What a person has called something, or what stands on the disk; such words are also a text's in English. */
    private static final Set<String> GIVEN = Set.of(
            "Built-in downloader", "Anime", "Specials", "Best picture", "Good on a TV", "Small files", "Unknown");

    /** Style classes of labels that hold nothing but the name of a title. */
    private static final Set<String> NAMES =
            Set.of("header-title", "release-chip", "release-name", "poster-drawing-name");

    private final Scene scene;
    private final Set<String> foreign;
    private final List<String> broken = new ArrayList<>();

    private ScreenClaims(Scene scene, Locale locale) {
        this.scene = scene;
        this.foreign = foreign(locale);
    }

    /** What does not hold, each in a few words. */
    static List<String> broken(Scene scene, Locale locale) {
        ScreenClaims claims = new ScreenClaims(scene, locale);
        claims.look(scene.getRoot());
        return claims.broken;
    }

    /**
     * Texts that are cut off although a person needs them: what is pressed, heads of columns, states, prompts of empty fields, and
     * every label that does not show itself whole in a tooltip. Names of titles, files and releases may be cut: they have tooltips.
     */
    static List<String> cut(Scene scene) {
        ScreenClaims claims = new ScreenClaims(scene, Locale.ROOT);
        claims.findCut(scene.getRoot());
        return claims.broken.stream().distinct().toList();
    }

    private void findCut(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0 || node instanceof ScrollBar) {
            return;
        }
        if (node instanceof Labeled label
                && label.getText() != null
                && !label.getText().isBlank()
                && label.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                && label.isTextTruncated()
                && !isName(label)) {
            broken.add(label.getStyleClass() + ": " + label.getText());
        }
        if (node instanceof TextField field
                && (field.getText() == null || field.getText().isEmpty())) {
            String prompt = field.getPromptText();
            if (prompt != null && !prompt.isBlank() && isPromptCut(field)) {
                broken.add("prompt: " + prompt);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::findCut);
        }
    }

    private static boolean isPromptCut(TextField field) {
        double room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
        Text said = new Text(field.getPromptText());
        said.setFont(field.getFont());
        return said.getLayoutBounds().getWidth() > room + ROUNDING;
    }

    /** What may be long, and is told whole when it is pointed at. */
    private static boolean isName(Labeled label) {
        if (label.getStyleClass().stream().anyMatch(NAMES::contains)) {
            return true;
        }
        boolean told = label.getTooltip() != null
                && label.getTooltip().getText() != null
                && label.getTooltip().getText().contains(label.getText());
        boolean needed = label instanceof ButtonBase
                || label instanceof StateChip
                || label.getParent() != null
                        && label.getParent().getStyleClass().contains("column-header");
        return told && !needed;
    }

    /** English sentences that have another form in this language. */
    private static Set<String> foreign(Locale locale) {
        Set<String> found = new HashSet<>();
        if (!locale.getLanguage().equals("ru")) {
            return found;
        }
        ResourceBundle english = bundle(Locale.ROOT);
        ResourceBundle own = bundle(locale);
        for (Enumeration<String> keys = english.getKeys(); keys.hasMoreElements(); ) {
            String key = keys.nextElement();
            if (english.containsKey(key)
                    && own.containsKey(key)
                    && !english.getString(key).equals(own.getString(key))) {
                found.add(english.getString(key));
            }
        }
        found.removeAll(GIVEN);
        return found;
    }

    private static ResourceBundle bundle(Locale locale) {
        return new Texts(locale).bundle();
    }

    private void look(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Labeled label
                && label.getText() != null
                && !label.getText().isBlank()) {
            if (foreign.contains(label.getText())) {
                broken.add("not translated: " + label.getText());
            }
            if (node instanceof ButtonBase && label.getTooltip() == null && isCutOff(label)) {
                broken.add("cut off: " + label.getText());
            }
        }
        if (node instanceof Control && isPressed(node) && !scrolls(node)) {
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            if (bounds.getWidth() > 0
                    && (bounds.getMinX() < -ROUNDING || bounds.getMaxX() > scene.getWidth() + ROUNDING)) {
                broken.add("beside the window: " + node);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::look);
        }
    }

    private static boolean isPressed(Node node) {
        return node instanceof ButtonBase || node.isFocusTraversable();
    }

    /** What stands in something that scrolls sidewards may well lie beside the window. */
    private static boolean scrolls(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && !pane.isFitToWidth()
                    || at instanceof javafx.scene.control.TableView<?>) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCutOff(Labeled label) {
        return label.lookup(".text") instanceof Text text
                && text.getText().endsWith(label.getEllipsisString())
                && !label.getText().endsWith(label.getEllipsisString());
    }
}
