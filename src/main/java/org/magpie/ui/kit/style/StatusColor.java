package org.magpie.ui.kit.style;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** What a colour means; never shown without an icon or a word. */
public enum StatusColor {
    /** It is here. */
    HERE(Icon.HERE),
    /** Something is being done. */
    WORKING(Icon.WORKING),
    /** A person is needed. */
    ATTENTION(Icon.ATTENTION),
    FAILED(Icon.FAILED),
    /** Not watched over, or nothing to say. */
    QUIET(Icon.INFO);

    private final Icon icon;

    StatusColor(Icon icon) {
        this.icon = icon;
    }

    /** The icon to use where nothing says more. */
    public Icon icon() {
        return icon;
    }

    /** Colours a node: sets the pseudo-class of this tone and clears the others. */
    public void paint(Node node) {
        for (StatusColor tone : values()) {
            node.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT)), tone == this);
        }
    }
}
