package org.magpie.ui.kit;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.magpie.ui.kit.style.Icon;

/** Buttons and small labels as they look everywhere. */
public final class Buttons {
    private Buttons() {}

    /** A button that is only an icon: named for the mouse and for a screen reader. */
    public static Button icon(Icon icon, String name, Runnable action) {
        Button button = new Button(null, icon.node());
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setOnAction(event -> action.run());
        name(button, name);
        return button;
    }

    public static Button plain(String text, Runnable action) {
        Button button = new Button(text);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setAccessibleText(text);
        button.setOnAction(event -> action.run());
        return button;
    }

    public static Button plain(Icon icon, String text, Runnable action) {
        Button button = plain(text, action);
        button.setGraphic(icon.node());
        return button;
    }

    /** The one button that a screen wants pressed. */
    public static Button main(Icon icon, String text, Runnable action) {
        Button button = plain(icon, text, action);
        button.getStyleClass().add(Styles.ACCENT);
        return button;
    }

    public static ToggleButton toggle(Icon icon, String name) {
        ToggleButton button = new ToggleButton(null, icon.node());
        button.getStyleClass().add(Styles.BUTTON_ICON);
        name(button, name);
        return button;
    }

    public static MenuItem menu(Icon icon, String text, Runnable action) {
        MenuItem item = new MenuItem(text, icon.node());
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Names a control for the mouse and for a screen reader. */
    public static void name(Control control, String name) {
        control.setTooltip(new Tooltip(name));
        control.setAccessibleText(name);
    }

    /** Puts an icon on a button that a layout file has made. */
    public static void dress(ButtonBase button, Icon icon, String name) {
        button.setGraphic(icon.node());
        name(button, name);
    }

    /** A label with style classes. */
    public static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** Takes a node in and out of the layout together with its visibility. */
    public static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
