package org.magpie.ui.settings.page;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Boxes to choose from. */
public final class Choices {
    private Choices() {}

    /**
     * @param word of a choice
     * @param chosen follows the box and is followed by it
     */
    public static ComboBox<String> box(List<String> choices, UnaryOperator<String> word, Property<String> chosen) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(choices);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String choice) {
                return choice == null ? "" : word.apply(choice);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        box.setMinWidth(ComboBox.USE_PREF_SIZE);
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }
}
