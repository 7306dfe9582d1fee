package org.magpie.insight.read;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.StatelessSession;
import org.magpie.base.store.Rows;
import org.magpie.insight.AnalyticsInsight.KindTotal;
import org.magpie.insight.AnalyticsInsight.Month;
import org.magpie.insight.AnalyticsInsight.Share;
import org.magpie.insight.AnalyticsInsight.Totals;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;

/** Adds the library up: titles from their counts, qualities and months in one pass over the files. */
final class TotalRows {
    private static final int MONTHS = 24;

    private final Rows rows;

    TotalRows(StatelessSession session) {
        this.rows = new Rows(session);
    }

    Totals totals() {
        Map<String, Share> qualities = new HashMap<>();
        Map<YearMonth, Month> months = new TreeMap<>();
        rows.each(
                "select file.quality, title.kind, extract(year from file.added), extract(month from file.added), count(*),"
                        + " sum(file.bytes) from media_file file join title on title.id = file.title_id"
                        + " group by file.quality, title.kind, extract(year from file.added), extract(month from file.added)",
                row -> {
                    String name = Quality.valueOf(row.getString(1)).displayName(MediaKind.valueOf(row.getString(2)));
                    int files = row.getInt(5);
                    long size = row.getLong(6);
                    qualities.merge(name, new Share(name, files, size), TotalRows::sum);
                    YearMonth month = YearMonth.of(row.getInt(3), row.getInt(4));
                    months.merge(month, new Month(month, files, size), TotalRows::sum);
                });
        List<Share> shares = new ArrayList<>(qualities.values());
        shares.sort(Comparator.comparingLong(Share::size).reversed());
        List<Month> all = List.copyOf(months.values());
        return new Totals(kinds(), shares, all.subList(Math.max(0, all.size() - MONTHS), all.size()));
    }

    private List<KindTotal> kinds() {
        return rows.list(
                "select title.kind, count(*), sum(counted.items), sum(counted.files), sum(counted.bytes)"
                        + " from title join title_count counted on counted.title_id = title.id"
                        + " group by title.kind order by title.kind",
                row -> new KindTotal(
                        MediaKind.valueOf(row.getString(1)),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getLong(5)));
    }

    private static Share sum(Share one, Share other) {
        return new Share(one.name(), one.files() + other.files(), one.size() + other.size());
    }

    private static Month sum(Month one, Month other) {
        return new Month(one.month(), one.imported() + other.imported(), one.size() + other.size());
    }
}
