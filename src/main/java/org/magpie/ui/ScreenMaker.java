package org.magpie.ui;

import java.util.function.Function;
import org.magpie.ui.add.AddView;
import org.magpie.ui.kit.Context;
import org.magpie.ui.kit.Place;
import org.magpie.ui.kit.Screen;
import org.magpie.ui.library.LibraryView;
import org.magpie.ui.title.TitleView;

/** Makes the screen of each place: the one list of all screens. */
public final class ScreenMaker implements Function<Place, Screen> {
    private final Context context;

    public ScreenMaker(Context context) {
        this.context = context;
    }

    @Override
    public Screen apply(Place place) {
        return switch (place) {
            case Place.Section section -> section(section);
            case Place.Add add -> new AddView(context, add.text());
            case Place.Title title -> new TitleView(context, title);
            case Place.Settings settings -> new NothingHereYet(context, Place.Section.SETTINGS);
        };
    }

    private Screen section(Place.Section section) {
        return switch (section) {
            case LIBRARY -> new LibraryView(context);
            case CALENDAR -> new NothingHereYet(context, section);
            case QUEUE -> new NothingHereYet(context, section);
            case WANTED -> new NothingHereYet(context, section);
            case ANALYTICS -> new NothingHereYet(context, section);
            case HISTORY -> new NothingHereYet(context, section);
            case SETTINGS -> new NothingHereYet(context, section);
        };
    }
}
