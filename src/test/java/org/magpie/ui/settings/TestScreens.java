package org.magpie.ui.settings;

import java.time.DayOfWeek;
import java.util.function.Function;
import org.magpie.testing.ui.MadeUpNames;
import org.magpie.ui.ScreenMaker;
import org.magpie.ui.analytics.AnalyticsView;
import org.magpie.ui.analytics.AnalyticsViewModel;
import org.magpie.ui.calendar.CalendarView;
import org.magpie.ui.calendar.CalendarViewModel;
import org.magpie.ui.history.HistoryView;
import org.magpie.ui.history.HistoryViewModel;
import org.magpie.ui.kit.Context;
import org.magpie.ui.kit.Place;
import org.magpie.ui.kit.Screen;
import org.magpie.ui.queue.QueueView;
import org.magpie.ui.queue.QueueViewModel;
import org.magpie.ui.wanted.WantedView;
import org.magpie.ui.wanted.WantedViewModel;

/** Makes the screens with made-up names. */
public final class TestScreens {
    private TestScreens() {}

    public static Function<Place, Screen> of(Context context) {
        ScreenMaker own = new ScreenMaker(context);
        MadeUpNames names = new MadeUpNames();
        return place -> switch (place) {
            case Place.Settings settings -> new SettingsView(context, new SettingsParts(names, names), settings.part());
            case Place.Section section -> switch (section) {
                case CALENDAR -> new CalendarView(
                        context,
                        new CalendarViewModel(
                                context.services().insight(),
                                context.background(),
                                context.texts(),
                                context.services().clock(),
                                DayOfWeek.MONDAY));
                case QUEUE -> new QueueView(
                        context,
                        new QueueViewModel(
                                context.queue(),
                                context.services().insight(),
                                context.services().pipeline(),
                                context.background(),
                                context.texts()));
                case WANTED -> new WantedView(
                        context,
                        new WantedViewModel(
                                context.services().insight(),
                                context.services().pipeline(),
                                context.background(),
                                context.texts()));
                case ANALYTICS -> new AnalyticsView(
                        context,
                        new AnalyticsViewModel(
                                context.services().insight(),
                                context.background(),
                                context.texts(),
                                context.services().clock()));
                case HISTORY -> new HistoryView(
                        context,
                        new HistoryViewModel(
                                context.services().insight(),
                                context.background(),
                                context.services().clock(),
                                context.texts()));
                case SETTINGS -> new SettingsView(context, new SettingsParts(names, names), "");
                case LIBRARY -> own.apply(section);
            };
            default -> own.apply(place);
        };
    }
}
