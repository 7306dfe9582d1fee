package org.magpie.ui.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.magpie.ui.kit.style.Icon;

/** A row of chips of which one is chosen: the kinds above the library, the groups above the queue. */
public final class ChipBar<T> extends HBox {
    private final Map<T, ToggleButton> chips = new LinkedHashMap<>();
    private final Function<? super T, String> name;

    /**
     * @param name of a choice; asked again by {@link #rename}
     * @param chosen follows the chips and is followed by them
     */
    public ChipBar(List<T> choices, Function<? super T, String> name, Property<T> chosen) {
        this.name = name;
        getStyleClass().add("chip-bar");
        ToggleGroup group = new RequiredToggleGroup();
        for (T choice : choices) {
            ToggleButton chip = new ToggleButton(name.apply(choice));
            chip.getStyleClass().add("chip");
            chip.setMinWidth(USE_PREF_SIZE);
            chip.setToggleGroup(group);
            chip.setAccessibleText(name.apply(choice));
            chip.setOnAction(event -> {
                chosen.setValue(choice);
            });
            chip.setSelected(choice.equals(chosen.getValue()));
            chips.put(choice, chip);
        }
        chosen.addListener((property, before, now) -> {
            ToggleButton chip = chips.get(now);
            if (chip != null) {
                chip.setSelected(true);
            }
        });
        getChildren().addAll(chips.values());
    }

    /** Asks for the names again, as counts in them may have changed. */
    public void rename() {
        chips.forEach((choice, chip) -> {
            String text = name.apply(choice);
            if (!text.equals(chip.getText())) {
                chip.setText(text);
                chip.setAccessibleText(text);
            }
        });
    }

    /** Puts an icon on a choice. */
    public void dress(T choice, Icon icon) {
        ToggleButton chip = chips.get(choice);
        if (chip != null) {
            chip.setGraphic(icon.node("icon-small"));
        }
    }
}
