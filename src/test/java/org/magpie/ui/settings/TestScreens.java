package org.magpie.ui.settings;

import java.util.function.Function;
import org.magpie.testing.ui.MadeUpNames;
import org.magpie.ui.ScreenMaker;
import org.magpie.ui.kit.Context;
import org.magpie.ui.kit.Place;
import org.magpie.ui.kit.Screen;

/** Makes the screens with made-up names. */
public final class TestScreens {
    private TestScreens() {}

    public static Function<Place, Screen> of(Context context) {
        MadeUpNames names = new MadeUpNames();
        return new ScreenMaker(context, new SettingsParts(names, names));
    }
}
