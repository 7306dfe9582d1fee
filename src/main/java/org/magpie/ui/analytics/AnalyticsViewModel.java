package org.magpie.ui.analytics;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.magpie.base.text.Texts;
import org.magpie.insight.AnalyticsInsight;
import org.magpie.insight.AnalyticsInsight.KindTotal;
import org.magpie.insight.AnalyticsInsight.Month;
import org.magpie.insight.AnalyticsInsight.Share;
import org.magpie.insight.AnalyticsInsight.Totals;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** The library in figures. Belongs to the window's thread. */
public final class AnalyticsViewModel {
    static final int MONTHS = 12;
    static final int SHARES = 7;

    private final AnalyticsInsight insight;
    private final Clock clock;
    private final ViewLoader loader;
    private final ReadOnlyObjectWrapper<Optional<Figures>> figures = new ReadOnlyObjectWrapper<>(Optional.empty());

    public AnalyticsViewModel(AnalyticsInsight insight, Background background, Texts texts, Clock clock) {
        this.insight = insight;
        this.clock = clock;
        this.loader = new ViewLoader(background, texts, "analytics.failed");
    }

    public ViewLoader loader() {
        return loader;
    }

    public ReadOnlyObjectProperty<Optional<Figures>> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    public void refresh() {
        loader.read(insight::totals, totals -> {
            Figures worked = work(totals, YearMonth.now(clock));
            figures.set(Optional.of(worked));
            return !worked.isEmpty();
        });
    }

    private static Figures work(Totals totals, YearMonth now) {
        long size = totals.kinds().stream().mapToLong(KindTotal::size).sum();
        int files = totals.kinds().stream().mapToInt(KindTotal::files).sum();
        List<Share> largest = totals.qualities().stream()
                .filter(share -> share.files() > 0)
                .sorted(Comparator.comparingLong(Share::size).reversed())
                .toList();
        long shared = Math.max(1, largest.stream().mapToLong(Share::size).sum());
        List<Slice> slices = new ArrayList<>();
        largest.stream()
                .limit(SHARES)
                .forEach(share -> slices.add(
                        new Slice(share.name(), share.files(), share.size(), (double) share.size() / shared)));
        List<Share> rest = largest.stream().skip(SHARES).toList();
        if (!rest.isEmpty()) {
            long restSize = rest.stream().mapToLong(Share::size).sum();
            slices.add(new Slice("", rest.stream().mapToInt(Share::files).sum(), restSize, (double) restSize / shared));
        }
        return new Figures(totals.kinds(), files, size, slices, months(totals.months(), now));
    }

    /** A month without imports is a month, too: left out, the bars would tell of a steadier year than it was. */
    private static List<Month> months(List<Month> told, YearMonth now) {
        Map<YearMonth, Month> byMonth = told.stream().collect(Collectors.toMap(Month::month, Function.identity()));
        List<Month> months = new ArrayList<>();
        for (int back = MONTHS - 1; back >= 0; back--) {
            YearMonth month = now.minusMonths(back);
            months.add(byMonth.getOrDefault(month, new Month(month, 0, 0)));
        }
        return months;
    }

    /**
     * What the screen draws.
     *
     * @param size bytes of all files
     * @param qualities largest first; the last one may be the rest and then has no name
     * @param months the last twelve, oldest first, none left out
     */
    public record Figures(List<KindTotal> kinds, int files, long size, List<Slice> qualities, List<Month> months) {
        public boolean isEmpty() {
            return kinds.stream().allMatch(kind -> kind.titles() == 0);
        }
    }

    /**
     * A quality's part of the library.
     *
     * @param name empty for all further qualities together
     * @param part of the bytes, 0 to 1
     */
    public record Slice(String name, int files, long size, double part) {}
}
