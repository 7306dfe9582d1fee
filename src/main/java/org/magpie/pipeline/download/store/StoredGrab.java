package org.magpie.pipeline.download.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.download.DownloadSource;
import org.magpie.pipeline.grab.Grab;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.SeedGoal;

/** What was taken, for what, and by which decision: the part of a download's row that only another indexer changes. */
@Embeddable
public class StoredGrab {
    private static final Pattern ITEM_IDS = Pattern.compile("\\d{1,18}(,\\d{1,18})*");

    private String correlation;

    @Column(name = "title_id")
    private long titleId;

    @Column(name = "title_name")
    private String titleName;

    @Column(name = "slot_id")
    private long slotId;

    @Column(name = "item_ids")
    private String itemIds;

    @Column(name = "release_name")
    private String releaseName;

    @Column(name = "release_json")
    private String releaseJson;

    @Column(name = "title_tags")
    private String titleTags;

    @Column(name = "verdict_id")
    private long verdictId;

    private int score;

    @Column(name = "by_hand")
    private boolean byHand;

    @Column(name = "seed_ratio")
    private double seedRatio;

    @Column(name = "seed_seconds")
    private @Nullable Long seedSeconds;

    private String protocol;

    @SuppressWarnings("NullAway.Init") // filled in by the store
    protected StoredGrab() {}

    StoredGrab(Grab grab, SeedGoal goal) {
        this.correlation = grab.correlation();
        this.titleId = grab.titleId();
        this.titleName = grab.titleName();
        this.slotId = grab.slotId();
        this.itemIds =
                new TreeSet<>(grab.itemIds()).stream().map(Object::toString).collect(Collectors.joining(","));
        this.titleTags = String.join("\n", new TreeSet<>(grab.titleTags()));
        this.releaseName = grab.release().name();
        this.releaseJson = StoredRelease.write(grab.release());
        this.verdictId = grab.verdictId();
        this.score = grab.score();
        this.byHand = grab.byHand();
        this.protocol = grab.release().protocol().name();
        this.seedRatio = goal.ratio();
        this.seedSeconds = seconds(goal);
    }

    /** The same release of another indexer. */
    void comesFrom(DownloadSource source, SeedGoal goal) {
        releaseJson = StoredRelease.write(source.release());
        releaseName = source.release().name();
        protocol = source.release().protocol().name();
        verdictId = source.verdictId() == 0 ? verdictId : source.verdictId();
        seedRatio = goal.ratio();
        seedSeconds = seconds(goal);
    }

    private static @Nullable Long seconds(SeedGoal goal) {
        Duration time = goal.time();
        return time == null ? null : Long.valueOf(time.toSeconds());
    }

    public String correlation() {
        return correlation;
    }

    long titleId() {
        return titleId;
    }

    String titleName() {
        return titleName;
    }

    public long slotId() {
        return slotId;
    }

    /** Those that can be read. */
    public Set<Long> itemIds() {
        return isReadable()
                ? Arrays.stream(itemIds.split(",")).map(Long::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Whether this version can tell for which items it was taken. */
    boolean isReadable() {
        return ITEM_IDS.matcher(itemIds).matches();
    }

    public Set<String> titleTags() {
        return titleTags.isEmpty() ? Set.of() : Set.of(titleTags.split("\n"));
    }

    public String releaseName() {
        return releaseName;
    }

    String releaseJson() {
        return releaseJson;
    }

    long verdictId() {
        return verdictId;
    }

    int score() {
        return score;
    }

    boolean isManual() {
        return byHand;
    }

    public SeedGoal goal() {
        return new SeedGoal(seedRatio, seedSeconds == null ? null : Duration.ofSeconds(seedSeconds));
    }

    /** How it is fetched; as a plain file where it cannot be read. */
    public Protocol protocol() {
        return StoredWord.of(Protocol.class, protocol).orElse(Protocol.DIRECT);
    }
}
