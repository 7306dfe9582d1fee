package org.magpie.insight.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Rows;
import org.magpie.base.text.Json;
import org.magpie.base.text.StoredMessage;
import org.magpie.insight.VerdictRow;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.Score;
import org.magpie.pipeline.search.Release;

/** Reads what was made of the releases that were looked at. */
final class VerdictRows {
    private static final ObjectMapper JSON = Json.newMapper();
    private static final TypeReference<Set<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Score.Part>> PARTS = new TypeReference<>() {};
    private static final TypeReference<List<StoredRefusal>> REFUSALS = new TypeReference<>() {};
    private static final String ROWS =
            "select verdict.id, verdict.title_id, slot.name, verdict.judged, verdict.release,"
                    + " verdict.quality, title.kind, verdict.languages, verdict.release_group, verdict.score, verdict.place,"
                    + " verdict.accepted, verdict.grabbed, verdict.refusals, verdict.score_parts from verdict"
                    + " left join title on title.id = verdict.title_id left join slot on slot.id = verdict.slot_id";

    private final Rows rows;

    VerdictRows(StatelessSession session) {
        this.rows = new Rows(session);
    }

    private record StoredRefusal(String rule, boolean permanent, String said) {}

    /**
     * Newest search first, and of each search the best first. What a person's last look found and could not tell the title of is among
     * them: the person may know.
     */
    List<VerdictRow> ofTitle(long titleId, int most) {
        return rows.list(
                // Two look-ups by their indexes; an "or" would read every verdict there is.
                ROWS + " where verdict.id in (select own.id from verdict own where own.title_id = ?1 union"
                        + " select strange.id from verdict strange where strange.title_id is null and strange.correlation ="
                        + " (select look.correlation from verdict look where look.id = (select max(last.id)"
                        + " from verdict last where last.title_id = ?1 and last.occasion = 'BY_HAND')))"
                        + " order by verdict.judged desc, verdict.place, verdict.id limit ?2",
                VerdictRows::row,
                titleId,
                most);
    }

    /** Newest search first, and of each search the best first. */
    List<VerdictRow> ofItem(long titleId, long itemId, int most) {
        return rows.list(
                ROWS + " where verdict.title_id = ?"
                        + " and concat(',', substring(verdict.item_ids, 2, length(verdict.item_ids) - 2), ',') like ?"
                        + " order by verdict.judged desc, verdict.place, verdict.id limit ?",
                VerdictRows::row,
                titleId,
                "%," + itemId + ",%",
                most);
    }

    List<VerdictRow> ofSearch(String correlation) {
        return rows.list(
                ROWS + " where verdict.correlation = ? order by verdict.place, verdict.id",
                VerdictRows::row,
                correlation);
    }

    /** The qualities of verdicts, by their id; those whose name could not be read are left out. */
    Map<Long, Quality> qualities(Collection<Long> ids) {
        Map<Long, Quality> qualities = new HashMap<>();
        rows.each(
                "select id, quality from verdict where id = any(?) and quality <> ''",
                row -> qualities.put(row.getLong(1), Quality.valueOf(row.getString(2))),
                (Object) ids.toArray());
        return qualities;
    }

    /** What made the scores of the releases that were grabbed for a title, by the release's name; the latest verdict counts. */
    Map<String, String> scoresOfGrabbed(long titleId) {
        Map<String, String> scores = new HashMap<>();
        rows.each(
                ROWS + " where verdict.title_id = ? and verdict.grabbed is not null order by verdict.id",
                row -> {
                    VerdictRow verdict = row(row);
                    scores.put(verdict.releaseName(), verdict.madeUp());
                },
                titleId);
        return scores;
    }

    private static VerdictRow row(ResultSet row) throws SQLException {
        Release release = read(row.getString(5), new TypeReference<>() {});
        return new VerdictRow(
                row.getLong(1),
                row.getLong(2),
                Objects.requireNonNullElse(row.getString(3), ""),
                row.getObject(4, Instant.class),
                release.name(),
                release.indexer(),
                release.protocol(),
                quality(row.getString(6), row.getString(7), release),
                read(row.getString(8), TEXTS),
                row.getString(9),
                release.size(),
                release.published(),
                release.seeders(),
                release.leechers(),
                row.getInt(10),
                parts(row.getString(15)),
                row.getInt(11),
                row.getBoolean(12),
                row.getObject(13, Instant.class) != null,
                read(row.getString(14), REFUSALS).stream()
                        .map(refusal -> new VerdictRow.Reason(
                                refusal.rule(), refusal.permanent(), StoredMessage.read(refusal.said())))
                        .toList(),
                release.page());
    }

    private static List<Score.Part> parts(String stored) {
        return stored.isEmpty()
                ? List.of()
                : read(stored, PARTS).stream()
                        .sorted(Comparator.comparingInt((Score.Part part) -> Math.abs(part.worth()))
                                .reversed())
                        .toList();
    }

    private static String quality(String stored, @Nullable String titleKind, Release release) {
        if (stored.isEmpty()) {
            return "";
        }
        MediaKind kind = titleKind == null ? release.kind() : MediaKind.valueOf(titleKind);
        return Quality.valueOf(stored).displayName(kind == null ? MediaKind.SERIES : kind);
    }

    private static <T> T read(String stored, TypeReference<T> type) {
        try {
            return JSON.readValue(stored, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored verdict cannot be read", broken);
        }
    }
}
