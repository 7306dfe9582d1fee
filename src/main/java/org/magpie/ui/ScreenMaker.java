package org.magpie.ui;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.magpie.ui.add.AddView;
import org.magpie.ui.analytics.AnalyticsView;
import org.magpie.ui.analytics.AnalyticsViewModel;
import org.magpie.ui.calendar.CalendarView;
import org.magpie.ui.calendar.CalendarViewModel;
import org.magpie.ui.history.HistoryView;
import org.magpie.ui.history.HistoryViewModel;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.place.Services;
import org.magpie.ui.library.LibraryView;
import org.magpie.ui.needs.NeedsView;
import org.magpie.ui.needs.NeedsViewModel;
import org.magpie.ui.queue.QueueView;
import org.magpie.ui.queue.QueueViewModel;
import org.magpie.ui.scan.ScanView;
import org.magpie.ui.scan.ScanViewModel;
import org.magpie.ui.settings.SettingsParts;
import org.magpie.ui.settings.SettingsView;
import org.magpie.ui.title.TitleView;
import org.magpie.ui.wanted.WantedView;
import org.magpie.ui.wanted.WantedViewModel;

/** Makes the screen of each place: the one list of all screens. */
public final class ScreenMaker implements Function<Place, Screen> {
    private final Context context;
    private final CompletableFuture<SettingsParts> parts;

    /**
     * @param parts what the settings ask; their screen shows that it is loading until it is there
     */
    public ScreenMaker(Context context, CompletableFuture<SettingsParts> parts) {
        this.context = context;
        this.parts = parts;
    }

    @Override
    public Screen apply(Place place) {
        return switch (place) {
            case Place.Section section -> section(section);
            case Place.Add add -> new AddView(context, add);
            case Place.OnDisk onDisk -> {
                Services all = context.services();
                yield new ScanView(
                        context,
                        new ScanViewModel(all.scan(), all.jobs(), context.background(), all.texts(), onDisk.rootId()));
            }
            case Place.Title title -> new TitleView(context, title);
            case Place.Settings settings -> settings(settings);
        };
    }

    private Screen section(Place.Section section) {
        Services all = context.services();
        return switch (section) {
            case LIBRARY -> new LibraryView(context);
            case CALENDAR ->
                new CalendarView(
                        context,
                        new CalendarViewModel(
                                all.insight(),
                                context.background(),
                                all.texts(),
                                all.clock(),
                                CalendarViewModel.firstDay(all.texts().locale(), Locale.getDefault())));
            case QUEUE ->
                new QueueView(
                        context,
                        new QueueViewModel(
                                context.queue(),
                                all.insight(),
                                all.pipeline(),
                                all.preferences(),
                                context.background(),
                                all.texts()));
            case NEEDS -> new NeedsView(context, new NeedsViewModel(all.needs(), context.background(), all.texts()));
            case WANTED ->
                new WantedView(
                        context,
                        new WantedViewModel(
                                all.insight(), all.insight(), all.pipeline(), context.background(), all.texts()));
            case ANALYTICS ->
                new AnalyticsView(
                        context, new AnalyticsViewModel(all.insight(), context.background(), all.texts(), all.clock()));
            case HISTORY ->
                new HistoryView(
                        context,
                        new HistoryViewModel(
                                all.insight(), all.undo(), context.background(), all.clock(), all.texts()));
            case SETTINGS -> settings(new Place.Settings(""));
        };
    }

    private Screen settings(Place.Settings at) {
        return parts.isDone()
                ? new SettingsView(context, parts.join(), at)
                : new LoadingScreen(context, "section.settings", parts, ready -> new SettingsView(context, ready, at));
    }
}
