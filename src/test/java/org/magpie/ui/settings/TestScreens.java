package org.magpie.ui.settings;

import java.util.function.Function;
import org.magpie.pipeline.parse.Vocabulary;
import org.magpie.ui.ScreenMaker;
import org.magpie.ui.kit.Context;
import org.magpie.ui.kit.Place;
import org.magpie.ui.kit.Screen;

/** Makes the screens as the window has them. */
public final class TestScreens {
    private TestScreens() {}

    public static Function<Place, Screen> of(Context context) {
        return new ScreenMaker(context, SettingsParts.of(Vocabulary.standard(), new FakeClientPlaces()));
    }
}
