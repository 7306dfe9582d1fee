package org.magpie.ui.kit;

import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Combo boxes over anything that has a name. */
public final class Choice {
    private Choice() {}

    /**
     * Makes a combo box show its items by name.
     *
     * @param name what a screen reader calls the box
     */
    public static <T> void dress(ComboBox<T> box, String name, Function<T, String> text) {
        box.setAccessibleText(name);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T item) {
                return item == null ? "" : text.apply(item);
            }

            @Override
            public @Nullable T fromString(String typed) {
                return box.getValue();
            }
        });
    }
}
