package org.magpie.ui.kit.style;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Parent;

/** How close together things stand. */
public final class Density {
    /** Key of the preference that holds the choice. */
    public static final String PREFERENCE = "appearance.density";

    public static final String COMFORTABLE = "comfortable";
    public static final String COMPACT = "compact";
    public static final List<String> CHOICES = List.of(COMFORTABLE, COMPACT);

    private static final PseudoClass CLOSE = PseudoClass.getPseudoClass("compact");

    private Density() {}

    /** Lets style sheets know: {@code .root:compact}. A choice that is not known counts as comfortable. */
    public static void apply(Parent root, String choice) {
        root.pseudoClassStateChanged(CLOSE, choice.equals(COMPACT));
    }
}
