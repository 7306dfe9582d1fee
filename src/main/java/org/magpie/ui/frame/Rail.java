package org.magpie.ui.frame;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableIntegerValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.RequiredToggleGroup;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** The entries on the left: icons with labels, foldable to icons, with counts. */
final class Rail {
    /** Key of the preference that holds whether the rail is folded. */
    static final String FOLDED = "appearance.rail-folded";

    private static final PseudoClass FOLDED_STATE = PseudoClass.getPseudoClass("folded");
    private static final int MOST_SHOWN = 999;

    private final Context context;
    private final VBox pane;
    private final ToggleGroup group = new RequiredToggleGroup();
    private final Map<Place.Section, Entry> entries = new EnumMap<>(Place.Section.class);
    private final Label name;
    private final Button fold;
    private boolean folded;

    Rail(Context context, VBox pane, FrameViewModel model) {
        this.context = context;
        this.pane = pane;
        name = Buttons.label(context.text("app.name"), "brand-name");
        HBox brand = new HBox(new Logo(26), name);
        brand.getStyleClass().add("brand");
        pane.getChildren().add(brand);
        for (Place.Section section : Place.Section.values()) {
            if (section == Place.Section.SETTINGS) {
                Region space = new Region();
                VBox.setVgrow(space, Priority.ALWAYS);
                pane.getChildren().add(space);
            }
            Entry entry = new Entry(section);
            entries.put(section, entry);
            pane.getChildren().add(entry.button);
        }
        fold = Buttons.icon(Icon.FOLD, context.text("frame.fold"), () -> fold(!folded));
        pane.getChildren().add(fold);
        badge(Place.Section.WANTED, model.wanted(), StatusColor.QUIET);
        badge(Place.Section.QUEUE, model.queued(), StatusColor.WORKING);
        badge(Place.Section.NEEDS, model.needs(), StatusColor.ATTENTION);
    }

    /** Shows where the person is. */
    void show(Place.Section section) {
        entry(section).button.setSelected(true);
    }

    void fold(boolean small) {
        folded = small;
        pane.pseudoClassStateChanged(FOLDED_STATE, small);
        Buttons.show(name, !small);
        entries.values().forEach(entry -> entry.fold(small));
        Buttons.dress(fold, small ? Icon.MENU : Icon.FOLD, context.text(small ? "frame.unfold" : "frame.fold"));
        context.background()
                .run(
                        () -> {
                            context.services().preferences().set(FOLDED, Boolean.toString(small));
                            return true;
                        },
                        done -> {},
                        failure -> context.tell("frame.preference.failed", failure));
    }

    /** Folds without storing it again. */
    void foldAsStored(boolean small) {
        if (small != folded) {
            fold(small);
        }
    }

    private void badge(Place.Section section, ObservableIntegerValue count, StatusColor tone) {
        Entry entry = entry(section);
        tone.paint(entry.badge);
        count.addListener((value, before, now) -> entry.count(now.intValue()));
        entry.count(count.get());
    }

    private Entry entry(Place.Section section) {
        return java.util.Objects.requireNonNull(entries.get(section));
    }

    private final class Entry {
        private final ToggleButton button = new ToggleButton();
        private final Label text;
        private final Label badge = Buttons.label("", "rail-badge");
        private final String label;
        private int count;

        Entry(Place.Section section) {
            label = context.text(section.key());
            text = Buttons.label(label, "rail-text");
            // A number that is cut off says nothing; a name still does.
            badge.setMinWidth(Label.USE_PREF_SIZE);
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            badge.setMinWidth(Region.USE_PREF_SIZE);
            Buttons.show(badge, false);
            HBox line = new HBox(section.icon().node(), text, badge);
            line.getStyleClass().add("rail-line");
            line.setPrefWidth(142);
            button.getStyleClass().add("rail-entry");
            button.setGraphic(line);
            button.setToggleGroup(group);
            button.setAccessibleText(label);
            button.setId("rail-" + section.name().toLowerCase(java.util.Locale.ROOT));
            button.setOnAction(event -> {
                context.navigator().open(section);
            });
        }

        void count(int now) {
            count = now;
            badge.setText(
                    now > MOST_SHOWN ? MOST_SHOWN + "+" : context.formats().number(now));
            Buttons.show(badge, now > 0 && !folded);
            button.setAccessibleText(now > 0 ? label + ", " + now : label);
        }

        void fold(boolean small) {
            Buttons.show(text, !small);
            ((HBox) button.getGraphic()).setPrefWidth(small ? 18 : 142);
            button.setTooltip(small ? new Tooltip(label) : null);
            count(count);
        }
    }
}
