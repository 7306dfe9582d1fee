package org.magpie.ui.settings;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.magpie.media.format.CustomFormats;
import org.magpie.pipeline.decide.format.guide.Guide;
import org.magpie.pipeline.decide.format.guide.GuideImport;
import org.magpie.pipeline.decide.format.guide.GuideSource;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.testing.ui.FakeFormats;
import org.magpie.testing.ui.FakeGuideRecords;
import org.magpie.ui.ScreenMaker;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.place.Services;

/** Makes the screens as the window has them. */
public final class TestScreens {
    private TestScreens() {}

    /** Without custom formats. */
    public static Function<Place, Screen> of(Context context) {
        return with(new FakeFormats()).apply(context);
    }

    public static Function<Context, Function<Place, Screen>> with(CustomFormats formats) {
        return context ->
                new ScreenMaker(context, CompletableFuture.completedFuture(parts(context.services(), formats)));
    }

    public static SettingsParts parts(Services services, CustomFormats formats) {
        Guide guide = new Guide(
                new GuideSource(services.http().get()),
                new GuideImport(formats, services.profiles(), new FakeGuideRecords()),
                services.preferences());
        return SettingsParts.of(Vocabulary.standard(), new FakeClientPlaces(), formats, guide);
    }
}
