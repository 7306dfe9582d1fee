package org.magpie.ui.queue.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.magpie.base.text.Texts;
import org.magpie.insight.QueueRow;

/** Puts downloads in order, under headings where they are grouped. */
public record QueueArrangement(QueueGrouping grouping, QueueSort sort) {
    public List<QueueEntry> arrange(List<QueueLine> lines, Texts texts) {
        Comparator<QueueLine> order = Comparator.comparing(QueueLine::row, sort.order());
        if (grouping == QueueGrouping.NONE) {
            return lines.stream().sorted(order).<QueueEntry>map(line -> line).toList();
        }
        Comparator<QueueRow> groups = Comparator.<QueueRow>comparingInt(grouping::rank)
                .thenComparing(row -> grouping.heading(row, texts), String.CASE_INSENSITIVE_ORDER);
        Map<String, List<QueueLine>> gathered = new LinkedHashMap<>();
        lines.stream()
                .sorted(Comparator.comparing(QueueLine::row, groups).thenComparing(order))
                .forEach(line -> gathered.computeIfAbsent(
                                grouping.heading(line.row(), texts), heading -> new ArrayList<>())
                        .add(line));
        List<QueueEntry> entries = new ArrayList<>();
        gathered.forEach((heading, under) -> {
            entries.add(new QueueHeading(heading, under.size()));
            entries.addAll(under);
        });
        return entries;
    }
}
