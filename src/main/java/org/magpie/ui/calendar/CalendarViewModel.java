package org.magpie.ui.calendar;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.magpie.base.text.Texts;
import org.magpie.insight.CalendarInsight;
import org.magpie.insight.CalendarRow;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** The calendar as the window shows it. Belongs to the window's thread. */
public final class CalendarViewModel {
    private static final Comparator<CalendarRow> ORDER =
            Comparator.comparing(CalendarRow::date).thenComparing(CalendarRow::title, String.CASE_INSENSITIVE_ORDER);

    private static final int SAVED_BEFORE = 31;
    private static final int SAVED_AFTER = 366;

    private final CalendarInsight insight;
    private final Background background;
    private final Texts texts;
    private final Clock clock;
    private final DayOfWeek firstDay;
    private final ViewLoader loader;
    private final ReadOnlyObjectWrapper<Page> page;
    private final ReadOnlyObjectWrapper<Optional<LocalDate>> openedDay = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Set<MediaKind> kinds = EnumSet.allOf(MediaKind.class);
    private List<CalendarRow> rows = List.of();
    private boolean unmonitored;

    /**
     * Returns the day on which weeks begin: as where the person lives, which the system says, unless that is where another language
     * is spoken; weeks then begin on Monday.
     *
     * @param window the language of the window
     * @param system language and country of the desktop
     */
    public static DayOfWeek firstDay(Locale window, Locale system) {
        return window.getLanguage().equals(system.getLanguage())
                        || window.getLanguage().equals("en")
                ? WeekFields.of(system).getFirstDayOfWeek()
                : DayOfWeek.MONDAY;
    }

    /**
     * @param firstDay on which weeks begin where the person lives
     */
    public CalendarViewModel(
            CalendarInsight insight, Background background, Texts texts, Clock clock, DayOfWeek firstDay) {
        this.insight = insight;
        this.background = background;
        this.texts = texts;
        this.clock = clock;
        this.firstDay = firstDay;
        this.loader = new ViewLoader(background, texts, "calendar.failed");
        LocalDate today = LocalDate.now(clock);
        this.page = new ReadOnlyObjectWrapper<>(
                new Page(CalendarMode.MONTH, today, CalendarMode.MONTH.days(today, firstDay), Map.of()));
    }

    public ViewLoader loader() {
        return loader;
    }

    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** The day whose list is open. */
    public ReadOnlyObjectProperty<Optional<LocalDate>> openedDayProperty() {
        return openedDay.getReadOnlyProperty();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public void refresh() {
        Page asked = page.get();
        loader.read(() -> insight.calendar(asked.days().getFirst(), asked.days().getLast()), answer -> {
            rows = answer;
            lay(page.get());
            return true;
        });
    }

    public void show(CalendarMode mode) {
        go(mode, page.get().anchor());
    }

    public void turn(int pages) {
        go(page.get().mode(), page.get().mode().turn(page.get().anchor(), pages));
    }

    public void goToToday() {
        go(page.get().mode(), today());
    }

    /** Shows one kind or leaves it out. */
    public void show(MediaKind kind, boolean wanted) {
        if (wanted) {
            kinds.add(kind);
        } else {
            kinds.remove(kind);
        }
        lay(page.get());
    }

    public boolean shows(MediaKind kind) {
        return kinds.contains(kind);
    }

    /** Whether what is not watched over is shown too. */
    public void showUnmonitored(boolean wanted) {
        unmonitored = wanted;
        lay(page.get());
    }

    /**
     * Writes what comes out in the next year, and came out in the last month, of the kinds that are shown.
     *
     * @param done run once the file is there
     */
    public void save(Path target, Runnable done, Consumer<? super Throwable> failed) {
        Set<MediaKind> wanted = Set.copyOf(kinds);
        boolean all = unmonitored;
        background.run(
                () -> {
                    List<CalendarRow> saved =
                            insight.calendar(today().minusDays(SAVED_BEFORE), today().plusDays(SAVED_AFTER)).stream()
                                    .filter(row -> wanted.contains(row.kind()) && (all || row.monitored()))
                                    .sorted(ORDER)
                                    .toList();
                    return Files.writeString(target, CalendarFile.write(saved, clock.instant(), texts));
                },
                path -> done.run(),
                failed);
    }

    public void open(LocalDate day) {
        openedDay.set(Optional.of(day));
    }

    public void close() {
        openedDay.set(Optional.empty());
    }

    /** What comes out on a day, by title. */
    public List<CalendarRow> on(LocalDate day) {
        return page.get().byDay().getOrDefault(day, List.of());
    }

    private void go(CalendarMode mode, LocalDate anchor) {
        close();
        lay(new Page(mode, anchor, mode.days(anchor, firstDay), Map.of()));
        refresh();
    }

    private void lay(Page onto) {
        Map<LocalDate, List<CalendarRow>> byDay = rows.stream()
                .filter(row -> kinds.contains(row.kind()))
                .filter(row -> unmonitored || row.monitored())
                .sorted(ORDER)
                .collect(Collectors.groupingBy(CalendarRow::date, TreeMap::new, Collectors.toList()));
        page.set(new Page(onto.mode(), onto.anchor(), onto.days(), byDay));
    }

    /**
     * What is seen at once.
     *
     * @param anchor the day that the page was turned to
     * @param days in order
     * @param byDay only days on which something comes out
     */
    public record Page(
            CalendarMode mode, LocalDate anchor, List<LocalDate> days, Map<LocalDate, List<CalendarRow>> byDay) {
        /** Whether nothing comes out on the days shown. */
        public boolean isEmpty() {
            return days.stream().noneMatch(byDay::containsKey);
        }
    }
}
