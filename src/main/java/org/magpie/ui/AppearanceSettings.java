package org.magpie.ui;

import java.util.List;
import org.magpie.base.store.Preferences;
import org.magpie.ui.frame.FrameView;
import org.magpie.ui.kit.style.Density;
import org.magpie.ui.kit.style.Themes;
import org.magpie.ui.library.LibraryViewModel;

/**
 * How the person wants the window.
 *
 * @param closing what closing it means: {@code ask}, {@code stay} or {@code quit}
 * @param folded whether the rail shows icons only
 */
public record AppearanceSettings(String theme, String density, String closing, boolean folded) {
    /** Key of the preference that says what closing the window means. */
    static final String CLOSING = "window.closing";

    /** Keys of all preferences that the first picture of the window hangs on. */
    public static final List<String> KEYS =
            List.of(Themes.PREFERENCE, Density.PREFERENCE, CLOSING, FrameView.FOLDED, LibraryViewModel.TABLE);

    static final AppearanceSettings USUAL = new AppearanceSettings(Themes.SYSTEM, Density.COMFORTABLE, "ask", false);

    static AppearanceSettings of(Preferences stored) {
        return new AppearanceSettings(
                stored.get(Themes.PREFERENCE, USUAL.theme),
                stored.get(Density.PREFERENCE, USUAL.density),
                stored.get(CLOSING, USUAL.closing),
                stored.is(FrameView.FOLDED, USUAL.folded));
    }
}
