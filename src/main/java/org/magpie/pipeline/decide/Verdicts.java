package org.magpie.pipeline.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.Json;
import org.magpie.base.text.StoredMessage;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;

/** Keeps every verdict, so that every decision can be asked "why?". Safe for any number of threads. */
public final class Verdicts {
    /** The word in the table for what a person looks at, which is older than the name of the constant. */
    private static final String BY_PERSON = "BY_HAND";

    private static final ObjectMapper JSON = Json.newMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final TypeReference<List<Long>> IDS = new TypeReference<>() {};
    private static final TypeReference<Set<String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<StoredRefusal>> REFUSALS = new TypeReference<>() {};
    private static final String COLUMNS =
            "select id, correlation, judged, occasion, title_id, slot_id, item_ids, release, quality, release_group,"
                    + " languages, confidence, score, place, grabbed, refusals from verdict ";

    private final Store store;
    private final Clock clock;

    public Verdicts(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record StoredRefusal(String rule, boolean permanent, String said) {}

    /** Stores the decisions of one search, some hundred at a time; answers them with their ids. */
    public List<Decision> keep(List<Decision> decisions, SearchMode mode, String correlation) {
        Instant now = clock.instant();
        return Chunks.of(decisions, each -> 1).stream()
                .flatMap(chunk -> keep(chunk, mode, correlation, now).stream())
                .toList();
    }

    private List<Decision> keep(List<Decision> decisions, SearchMode mode, String correlation, Instant now) {
        return store.write(unit -> {
            Rows rows = new Rows(unit.session());
            List<Long> ids = rows.list(
                    "select next value for verdict_seq from system_range(1, ?)",
                    row -> row.getLong(1),
                    decisions.size());
            rows.batch(
                    "insert into verdict (id, correlation, judged, occasion, title_id, slot_id, item_ids, release_name,"
                            + " release_key, release, quality, release_group, languages, confidence, score, place,"
                            + " accepted, grabbed, refusals, score_parts) values"
                            + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, ?)",
                    IntStream.range(0, decisions.size())
                            .mapToObj(at -> values(ids.get(at), decisions.get(at), mode, correlation, now)));
            List<Decision> kept = new ArrayList<>(decisions.size());
            for (int at = 0; at < decisions.size(); at++) {
                kept.add(decisions.get(at).withId(ids.get(at)));
            }
            if (mode != SearchMode.INTERACTIVE) { // a person who looks has not asked for anything to be taken
                PendingReleases.keep(
                        rows, kept.stream().flatMap(Verdicts::pending).toList());
            }
            return List.copyOf(kept);
        });
    }

    private static Stream<PendingReleases.Pending> pending(Decision decision) {
        return decision.due().stream()
                .map(due -> new PendingReleases.Pending(
                        decision.id(),
                        decision.candidate().titleId(),
                        decision.slotId(),
                        decision.candidate().itemIds(),
                        due));
    }

    private static @Nullable Object[] values(
            long id, Decision decision, SearchMode mode, String correlation, Instant now) {
        Candidate candidate = decision.candidate();
        Release release = candidate.release();
        Optional<ParsedRelease> parsed = candidate.read();
        return Rows.row(
                id,
                correlation,
                now,
                stored(mode),
                candidate.titleId() == 0 ? null : candidate.titleId(),
                decision.slotId() == 0 ? null : decision.slotId(),
                write(candidate.itemIds()),
                release.name(),
                release.identity(),
                write(release),
                parsed.map(read -> read.quality().name()).orElse(""),
                parsed.map(ParsedRelease::group).orElse(""),
                write(parsed.map(ParsedRelease::languages).orElse(Set.of())),
                candidate.confidence(),
                decision.score(),
                decision.rank(),
                decision.isAccepted(),
                write(decision.refusals().stream()
                        .map(refusal -> new StoredRefusal(
                                refusal.rule(), refusal.permanent(), StoredMessage.write(refusal.said())))
                        .toList()),
                decision.scored().parts().isEmpty()
                        ? ""
                        : write(decision.scored().parts()));
    }

    /** The verdict of that id; empty when it has been pruned. */
    public Optional<StoredVerdict> find(long id) {
        return store.read(session -> new Rows(session).first(COLUMNS + "where id = ?", Verdicts::verdict, id));
    }

    /** The verdicts of one search, best first. */
    public List<StoredVerdict> of(String correlation) {
        return store.read(session -> new Rows(session)
                .list(COLUMNS + "where correlation = ? order by slot_id, place, id", Verdicts::verdict, correlation));
    }

    /** The newest verdicts of a title, newest search first, best first. */
    public List<StoredVerdict> ofTitle(long titleId, int most) {
        return store.read(session -> new Rows(session)
                .list(
                        COLUMNS + "where title_id = ? order by judged desc, slot_id, place, id limit ?",
                        Verdicts::verdict,
                        titleId,
                        most));
    }

    /** The newest verdicts of one slot of a title, newest first. */
    public List<StoredVerdict> ofSlot(long titleId, long slotId, int most) {
        return store.read(session -> new Rows(session)
                .list(
                        COLUMNS + "where title_id = ? and slot_id = ? order by id desc limit ?",
                        Verdicts::verdict,
                        titleId,
                        slotId,
                        most));
    }

    /**
     * What was refused lately and either is of this title or of none that is known, newest first.
     *
     * @param since older verdicts are left out
     */
    public List<StoredVerdict> refused(long titleId, Instant since, int most) {
        return store.read(session -> new Rows(session)
                .list(
                        COLUMNS + "where judged >= ? and not accepted and grabbed is null"
                                + " and (title_id = ? or title_id is null) order by id desc limit ?",
                        Verdicts::verdict,
                        since,
                        titleId,
                        most));
    }

    /** Takes verdicts back that have made way for newer ones of the same releases; what was taken stays. */
    public void drop(Set<Long> ids) {
        Chunks.write(
                store,
                ids,
                (unit, chunk) -> new Rows(unit.session())
                        .change("delete from verdict where id = any(?) and grabbed is null", (Object) chunk.toArray()));
    }

    /** The newest verdicts of all slots of a quality profile, newest first. */
    public List<StoredVerdict> ofProfile(long profileId, int most) {
        return store.read(session -> new Rows(session)
                .list(
                        COLUMNS + "where slot_id in (select slot.id from slot where slot.profile_id = ?)"
                                + " order by id desc limit ?",
                        Verdicts::verdict,
                        profileId,
                        most));
    }

    /** Notes that a release was taken, in the unit of work that takes it. */
    public void markGrabbed(UnitOfWork unit, long id) {
        new Rows(unit.session()).change("update verdict set grabbed = ? where id = ?", clock.instant(), id);
    }

    /** Adds a refusal to a verdict: what was to be taken was not, once more was known of it. One that is gone is left so. */
    public void refuse(UnitOfWork unit, long id, Refusal refusal) {
        Rows rows = new Rows(unit.session());
        rows.first("select refusals from verdict where id = ?", row -> row.getString(1), id)
                .ifPresent(stored -> {
                    List<StoredRefusal> refusals = new ArrayList<>(read(stored, REFUSALS));
                    refusals.add(new StoredRefusal(
                            refusal.rule(), refusal.permanent(), StoredMessage.write(refusal.said())));
                    rows.change(
                            "update verdict set refusals = ?, accepted = false, grabbed = null where id = ?",
                            write(refusals),
                            id);
                });
    }

    /** When the same release was last taken for that slot; empty where it never was, as far as is remembered. */
    public Optional<Instant> lastGrabbed(Release release, long slotId) {
        return store.read(session -> new Rows(session)
                .list(
                        "select max(grabbed) from verdict where release_key = ? and slot_id = ? and grabbed is not null",
                        row -> Optional.ofNullable(row.getObject(1, Instant.class)),
                        release.identity(),
                        slotId)
                .getFirst());
    }

    /**
     * Forgets old verdicts and those of titles that are gone. What was taken is remembered ten times as long.
     *
     * @param keptFor the age from which on a verdict is forgotten
     * @param most how many are kept at all; the newest ones
     */
    public void prune(Duration keptFor, int most) {
        Instant now = clock.instant();
        Chunks.delete(store, "verdict", "judged < ? and grabbed is null", now.minus(keptFor));
        Chunks.delete(store, "verdict", "judged < ?", now.minus(keptFor.multipliedBy(10)));
        Chunks.delete(
                store,
                "verdict",
                "grabbed is null and id <= coalesce((select id from verdict order by id desc limit 1 offset ?), -1)",
                most);
        Chunks.delete(
                store,
                "verdict",
                "title_id is not null and not exists (select 1 from title where title.id = verdict.title_id)");
        Chunks.delete(
                store,
                "pending_release",
                "not exists (select 1 from verdict where verdict.id = pending_release.verdict_id)");
    }

    private static StoredVerdict verdict(ResultSet row) throws SQLException {
        return new StoredVerdict(
                row.getLong("id"),
                row.getString("correlation"),
                row.getObject("judged", Instant.class),
                mode(row.getString("occasion")),
                row.getLong("title_id"),
                row.getLong("slot_id"),
                read(row.getString("item_ids"), IDS),
                read(row.getString("release"), new TypeReference<>() {}),
                row.getString("quality"),
                row.getString("release_group"),
                read(row.getString("languages"), WORDS),
                row.getDouble("confidence"),
                row.getInt("score"),
                row.getInt("place"),
                row.getObject("grabbed", Instant.class) != null,
                read(row.getString("refusals"), REFUSALS).stream()
                        .map(stored ->
                                new Refusal(stored.rule(), stored.permanent(), StoredMessage.read(stored.said())))
                        .toList());
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Records of plain values can be written", impossible);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored verdict cannot be read", broken);
        }
    }

    private static String stored(SearchMode mode) {
        return mode == SearchMode.INTERACTIVE ? BY_PERSON : mode.name();
    }

    private static SearchMode mode(String stored) {
        return stored.equals(BY_PERSON) ? SearchMode.INTERACTIVE : SearchMode.valueOf(stored);
    }
}
