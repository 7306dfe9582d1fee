package org.magpie.pipeline.decide;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.magpie.base.error.Message;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.parse.Parsed;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.pipeline.search.SearchMode;

/** Offers for tests of rules: a monitored film or season that is out, wanted in up to 1080p, with nothing there yet. */
public final class CandidateBuilder {
    public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    public static final Instant OUT = Instant.parse("2001-01-01T00:00:00Z");
    public static final SlotFacts SLOT = new SlotFacts(5, 1, "HD", 1, 1, Path.of("/media"), "");

    private TitleFacts title;
    private List<ItemFacts> items;
    private Parsed parsed;
    private Release release =
            ReleaseBuilder.torrent("Film.2001.1080p.WEB-DL-GRP").release();
    private Profile profile = profile(true, 0, 0, 1, Set.of());
    private int score;
    private double confidence = 1;
    private SearchMode mode = SearchMode.AUTOMATIC;
    private final List<LibraryFile> files = new ArrayList<>();

    private CandidateBuilder(TitleFacts title, List<ItemFacts> items, Parsed parsed) {
        this.title = title;
        this.items = items;
        this.parsed = parsed;
    }

    public static CandidateBuilder film() {
        List<ItemFacts> items = List.of(item(11, ItemDetails.film("Film", null, OUT, 100), true));
        return new CandidateBuilder(title(MediaKind.MOVIE, "Film", true, items, ""), items, Parsed.film("Film", 2001));
    }

    /** A pack of a season with that many episodes, all out. */
    public static CandidateBuilder season(int episodes) {
        List<ItemFacts> items = IntStream.rangeClosed(1, episodes)
                .mapToObj(at -> item(20 + at, ItemDetails.episode("E" + at, 1, at, null, OUT), true))
                .toList();
        return new CandidateBuilder(title(MediaKind.SERIES, "Show", true, items, ""), items, Parsed.episode("Show", 1));
    }

    public static ItemFacts item(long id, ItemDetails details, boolean monitored) {
        return new ItemFacts(id, 1, details, monitored, null);
    }

    public static TitleFacts title(
            MediaKind kind, String name, boolean monitored, List<ItemFacts> items, String originalLanguage) {
        return new TitleFacts(
                1,
                kind,
                name,
                2001,
                Map.of(),
                List.of(),
                monitored,
                45,
                originalLanguage,
                Set.of(),
                List.of(SLOT),
                items);
    }

    public static Profile profile(
            boolean upgrades, int minimumScore, int cutoffScore, int step, Set<String> languages) {
        return new Profile(
                1,
                "HD",
                MediaKind.MOVIE,
                List.of(
                        new Profile.Entry("", List.of(Quality.SDTV), false),
                        new Profile.Entry("", List.of(Quality.WEBDL_480P), true),
                        new Profile.Entry("", List.of(Quality.WEBDL_720P), true),
                        new Profile.Entry("", List.of(Quality.WEBDL_1080P), true),
                        new Profile.Entry("", List.of(Quality.BLURAY_1080P), true),
                        new Profile.Entry("", List.of(Quality.BR_DISK), false)),
                Quality.WEBDL_1080P,
                upgrades,
                minimumScore,
                cutoffScore,
                step,
                Map.of(),
                languages);
    }

    public CandidateBuilder release(ReleaseBuilder changed) {
        this.release = changed.release();
        return this;
    }

    public CandidateBuilder says(Parsed changed) {
        this.parsed = changed;
        return this;
    }

    public CandidateBuilder says(UnaryOperator<Parsed> change) {
        this.parsed = change.apply(parsed);
        return this;
    }

    public CandidateBuilder wantedBy(Profile changed) {
        this.profile = changed;
        return this;
    }

    public CandidateBuilder scored(int changed) {
        this.score = changed;
        return this;
    }

    public CandidateBuilder certain(double changed) {
        this.confidence = changed;
        return this;
    }

    public CandidateBuilder on(SearchMode changed) {
        this.mode = changed;
        return this;
    }

    public CandidateBuilder originallyIn(String language) {
        this.title = title(title.kind(), title.name(), title.monitored(), title.items(), language);
        return this;
    }

    public CandidateBuilder called(String name) {
        this.title = title(title.kind(), name, title.monitored(), title.items(), "");
        return this;
    }

    public CandidateBuilder named(String releaseName) {
        this.release = ReleaseBuilder.torrent(releaseName).release();
        return this;
    }

    public CandidateBuilder tagged(String... tags) {
        this.title = new TitleFacts(
                title.id(),
                title.kind(),
                title.name(),
                title.year(),
                title.ids(),
                title.aliases(),
                title.monitored(),
                title.runtimeMinutes(),
                title.originalLanguage(),
                Set.of(tags),
                title.slots(),
                title.items());
        return this;
    }

    /** The file that the slot got last came from a release of that name. */
    public CandidateBuilder takenFrom(String releaseName) {
        LibraryFile last = files.removeLast();
        FileFacts facts = last.facts();
        files.add(new LibraryFile(
                last.id(),
                last.titleId(),
                last.root(),
                new FileFacts(
                        facts.slotId(),
                        facts.itemIds(),
                        facts.rootId(),
                        facts.path(),
                        facts.bytes(),
                        facts.quality(),
                        facts.revision(),
                        facts.languages(),
                        facts.group(),
                        facts.edition(),
                        facts.info(),
                        releaseName,
                        facts.flags(),
                        facts.score(),
                        facts.sha1(),
                        facts.added())));
        return this;
    }

    public CandidateBuilder unmonitored() {
        this.title = title(title.kind(), title.name(), false, title.items(), "");
        return this;
    }

    public CandidateBuilder items(List<ItemFacts> changed) {
        this.items = changed;
        return this;
    }

    /** The slot has a file of these items. */
    public CandidateBuilder has(Quality quality, Revision revision, int fileScore, String group, Long... itemIds) {
        Set<Long> held = itemIds.length == 0 ? Set.of(items.getFirst().id()) : Set.of(itemIds);
        files.add(new LibraryFile(
                files.size() + 1,
                1,
                Path.of("/media"),
                new FileFacts(
                        5,
                        held,
                        1,
                        "f" + files.size() + ".mkv",
                        1,
                        quality,
                        revision,
                        Set.of(),
                        group,
                        "",
                        null,
                        "",
                        Set.of(),
                        fileScore,
                        null,
                        OUT)));
        return this;
    }

    public CandidateBuilder has(Quality quality) {
        return has(quality, Revision.FIRST, 0, "GRP");
    }

    public SlotCandidate offer() {
        List<Long> ids = items.stream().map(ItemFacts::id).toList();
        int minutes = items.stream()
                .mapToInt(item -> item.details().minutes() > 0 ? item.details().minutes() : title.runtimeMinutes())
                .sum();
        return new SlotCandidate(
                new Candidate(release, parsed.release(), 1, ids, confidence, Message.of("match.by-name", title.name())),
                parsed.release(),
                title,
                SLOT,
                profile,
                items,
                new Score(score, List.of()),
                minutes,
                mode,
                NOW,
                () -> files);
    }
}
