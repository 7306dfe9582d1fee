package org.magpie.ui.kit;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.magpie.media.quality.Profile;

/** The one rule for what a wanted copy is called while the person has not said: as its quality profile, wherever it is added. */
public final class CopyName {
    private CopyName() {}

    /** Keeps a name that nobody has typed the same as the chosen profile's. */
    public static void follow(TextField name, ComboBox<Profile> profile) {
        profile.valueProperty().addListener((value, before, now) -> {
            boolean own = !name.getText().isBlank()
                    && (before == null || !name.getText().equals(before.name()));
            if (now != null && !own) {
                name.setText(now.name());
            }
        });
        Profile chosen = profile.getValue();
        if (chosen != null && name.getText().isBlank()) {
            name.setText(chosen.name());
        }
    }
}
