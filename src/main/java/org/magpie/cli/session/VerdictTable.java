package org.magpie.cli.session;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.magpie.insight.VerdictRow;

/** Prints verdicts as a table for people. */
public final class VerdictTable {
    private final Session session;

    public VerdictTable(Session session) {
        this.session = session;
    }

    public void print(List<VerdictRow> rows) {
        if (rows.isEmpty()) {
            session.tell("cli.verdicts.none");
            return;
        }
        session.table(
                List.of("ID", "VERDICT", "QUALITY", "SIZE", "SOURCE", "RELEASE", "WHY"),
                rows.stream()
                        .map(row -> List.of(
                                String.valueOf(row.id()),
                                session.texts().get(row.accepted() ? "cli.verdict.take" : "cli.verdict.refused"),
                                row.quality(),
                                size(row.size()),
                                row.indexer(),
                                row.releaseName(),
                                why(row)))
                        .toList());
    }

    /** What spoke against it, and behind that what made its score. */
    private String why(VerdictRow row) {
        Stream<String> reasons =
                row.reasons().stream().map(reason -> session.texts().say(reason.said()));
        Stream<String> score = row.scoreParts().isEmpty()
                ? Stream.empty()
                : Stream.of(session.texts().get("cli.verdict.score", row.score(), row.madeUp()));
        return Stream.concat(reasons, score).collect(Collectors.joining("; "));
    }

    /** Bytes in the unit that reads best. */
    public static String size(long bytes) {
        if (bytes < 0) {
            return "?";
        }
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(java.util.Locale.ROOT, "%.1f %s", value, units[unit]);
    }
}
