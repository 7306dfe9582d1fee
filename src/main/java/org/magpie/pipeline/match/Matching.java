package org.magpie.pipeline.match;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.name.TitleForms;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what of the library a release would bring. Without state of its own; safe for any number of threads.
 */
public final class Matching {
    private static final Logger LOG = LoggerFactory.getLogger(Matching.class);

    /** Below this nothing is taken without a person. */
    public static final double AUTOMATIC = 0.85;

    private static final double OWN_YEAR = 0.9;

    private final ReleaseReader reader;
    private final Supplier<TitleIndex> index;
    private final Function<Set<Long>, List<TitleFacts>> facts;
    private final Function<Set<Long>, Map<Long, EpisodeNumbering>> scene;

    /**
     * @param index as fresh as it should be
     * @param facts reads titles by id; those that are gone are left out
     */
    public Matching(ReleaseReader reader, Supplier<TitleIndex> index, Function<Set<Long>, List<TitleFacts>> facts) {
        this(reader, index, facts, titles -> Map.of());
    }

    /**
     * @param index as fresh as it should be
     * @param facts reads titles by id; those that are gone are left out
     * @param scene where releases number the episodes of these titles otherwise
     */
    public Matching(
            ReleaseReader reader,
            Supplier<TitleIndex> index,
            Function<Set<Long>, List<TitleFacts>> facts,
            Function<Set<Long>, Map<Long, EpisodeNumbering>> scene) {
        this.reader = reader;
        this.index = index;
        this.facts = facts;
        this.scene = scene;
    }

    /** What came of one go, with the facts of every title that was found, so that the next step need not read them again. */
    public record Matched(List<Candidate> candidates, Map<Long, TitleFacts> titles) {
        public Matched {
            candidates = List.copyOf(candidates);
            titles = Map.copyOf(titles);
        }
    }

    /** What a name, such as that of a file, would bring, whatever the kind. */
    public Candidate recognise(String name) {
        return match(List.of(offered(name, null))).candidates().getFirst();
    }

    /** What a name that is known to be of a kind would bring. */
    Candidate recognise(String name, MediaKind kind) {
        return match(List.of(offered(name, kind))).candidates().getFirst();
    }

    /**
     * What of a title a name that is known to be of it holds.
     *
     * @param parsed the name, read by the grammar of the title's kind
     */
    public Held held(ParsedRelease parsed, TitleFacts title) {
        return held(List.of(parsed), title).getFirst();
    }

    private static Held held(ParsedRelease parsed, TitleFacts title, EpisodeNumbering numbering) {
        Optional<SeasonWords> season = parsed.titles().stream()
                .flatMap(name -> SeasonWords.of(name).stream())
                .filter(words -> TitleForms.isSame(words.name(), title.name()))
                .findFirst();
        ItemMatching.Items items = ItemMatching.of(parsed, title, numbering, season);
        return new Held(Set.copyOf(items.ids()), items.certainty() >= AUTOMATIC, items.problem());
    }

    /** {@link #held(ParsedRelease, TitleFacts)} of many names of one title, in their order. */
    public List<Held> held(List<ParsedRelease> names, TitleFacts title) {
        EpisodeNumbering numbering = scene.apply(Set.of(title.id())).getOrDefault(title.id(), EpisodeNumbering.NONE);
        return names.stream().map(parsed -> held(parsed, title, numbering)).toList();
    }

    /**
     * Finds the title of the library that a name, a year and ids speak of, without regard to items.
     *
     * @param names every way in which the name may be meant
     * @param year null where none is stated
     */
    public Named title(MediaKind kind, List<String> names, @Nullable Integer year, Map<String, String> ids) {
        ParsedRelease said = new ParsedRelease(
                kind,
                names.getFirst(),
                names,
                year,
                ParsedRelease.Numbers.NONE,
                Quality.unknown(kind),
                Revision.FIRST,
                Set.of(),
                null,
                null,
                "",
                null,
                ids,
                null);
        TitleMatching titles = new TitleMatching(index.get());
        AliasMatch found = titles.recognise(said, ids, 0);
        boolean isSure = found.titleId() != 0
                && found.confidence() >= AUTOMATIC
                && !found.because().key().equals(TitleMatching.SIMILAR_KEY);
        return new Named(
                found.titleId(),
                found.confidence(),
                found.because(),
                isSure || index.get().size() == 0
                        ? List.of()
                        : titles.weigh(said, ids, 0).titles());
    }

    /**
     * A title that a name speaks of.
     *
     * @param titleId 0 where none fits, or several do
     * @param confidence 0 to 1
     * @param weighed what it may be, where it is not sure
     */
    public record Named(long titleId, double confidence, Message because, List<NameExplanation.WeighedTitle> weighed) {
        /** Whether nobody need be asked. */
        public boolean isCertain() {
            return titleId != 0 && confidence >= AUTOMATIC && !isMerelySimilar();
        }

        /** Whether the name is only nearly that of a title, so that it may be another one's. */
        public boolean isMerelySimilar() {
            return because.key().equals(TitleMatching.SIMILAR_KEY);
        }
    }

    /**
     * Items that a name holds.
     *
     * @param certain whether nobody need be asked
     * @param problem why there are none, or why they are not certain; empty where there is nothing to say
     */
    public record Held(Set<Long> itemIds, boolean certain, Optional<Message> problem) {}

    private static Release offered(String name, @Nullable MediaKind kind) {
        return new Release(
                0,
                "",
                name,
                name,
                kind,
                Protocol.DIRECT,
                URI.create("http://127.0.0.1/"),
                null,
                -1,
                Instant.EPOCH,
                -1,
                -1,
                null,
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null);
    }

    /** What a release calls its title; empty where its name cannot be read or says none. */
    public Optional<String> nameIn(String release, MediaKind kind) {
        return reader.read(release, kind)
                .map(parsed -> Objects.requireNonNullElse(parsed.creator(), parsed.title()))
                .filter(name -> !name.isBlank());
    }

    /** Matches releases that nobody asked for, such as the newest of an indexer. */
    public Matched match(List<Release> releases) {
        return match(releases, null, 0);
    }

    /** Matches what a search for one title brought. */
    public Matched match(List<Release> releases, Query query) {
        return match(releases, query.kind(), query.titleId());
    }

    private Matched match(List<Release> releases, @Nullable MediaKind kind, long lookedFor) {
        TitleIndex known = index.get();
        TitleMatching titles = new TitleMatching(known);
        List<Half> halves = releases.stream()
                .map(release -> {
                    List<MediaKind> kinds = kinds(release, kind);
                    return half(release, kinds, lookedFor, titles).with(kinds, creators(release, kinds, known));
                })
                .toList();
        Set<Long> ids = new HashSet<>();
        halves.forEach(half -> {
            ids.addAll(half.creators());
            if (half.title().titleId() != 0) {
                ids.add(half.title().titleId());
            }
        });
        Map<Long, TitleFacts> found = new HashMap<>();
        if (!ids.isEmpty()) {
            facts.apply(ids).forEach(title -> found.put(title.id(), title));
        }
        Map<Long, EpisodeNumbering> numbered = ids.isEmpty() ? Map.of() : scene.apply(ids);
        KnownWorks works = new KnownWorks(reader, found::get);
        List<Candidate> candidates = new ArrayList<>(halves.size());
        halves.forEach(half -> {
            long id = half.title().titleId();
            Candidate read = whole(half, found.get(id), numbered.getOrDefault(id, EpisodeNumbering.NONE));
            candidates.add(byKnownWork(half, read, works));
        });
        return new Matched(candidates, found);
    }

    /** The artists or authors of the library whose names a release may hold. */
    private static Set<Long> creators(Release release, List<MediaKind> kinds, TitleIndex known) {
        Set<Long> creators = new TreeSet<>();
        kinds.forEach(each -> creators.addAll(known.creatorsIn(each, release.name())));
        return creators;
    }

    /** What the library's works say of a name, where the grammar alone did not find one of them. */
    private static Candidate byKnownWork(Half half, Candidate read, KnownWorks works) {
        if (half.creators().isEmpty() || (read.isMatched() && read.confidence() >= AUTOMATIC)) {
            return read;
        }
        return half.kinds().stream()
                .flatMap(each -> works.find(half.release().name(), each, half.creators()).stream())
                .findFirst()
                .map(found -> new Candidate(
                        half.release(),
                        found.parsed(),
                        found.title().id(),
                        found.items().ids(),
                        found.confidence(),
                        found.because()))
                .orElse(read);
    }

    /**
     * A release of which the title is known and the items are not yet.
     *
     * @param kinds as which it is tried
     * @param creators the artists or authors whose names stand in the release's
     */
    private record Half(
            Release release,
            @Nullable ParsedRelease parsed,
            AliasMatch title,
            List<MediaKind> kinds,
            Set<Long> creators) {
        Half(Release release, @Nullable ParsedRelease parsed, AliasMatch title) {
            this(release, parsed, title, List.of(), Set.of());
        }

        Half with(List<MediaKind> tried, Set<Long> known) {
            return new Half(release, parsed, title, tried, known);
        }
    }

    /** A name over which a reader stumbles costs that release alone, not the search or the feed that it came in. */
    @SuppressWarnings("IllegalCatch") // names come from strangers, and some expression may run out of stack over one
    private Half half(Release release, List<MediaKind> kinds, long lookedFor, TitleMatching titles) {
        try {
            return read(release, kinds, lookedFor, titles);
        } catch (RuntimeException | StackOverflowError bug) {
            return unreadable(release, bug);
        }
    }

    private static Half unreadable(Release release, Throwable bug) {
        LOG.error("{} could not be read ({})", release.name(), ErrorCode.of(bug), bug);
        return unreadable(release);
    }

    private static Half unreadable(Release release) {
        return new Half(release, null, AliasMatch.none(Message.of("match.unreadable")));
    }

    private Half read(Release release, List<MediaKind> kinds, long lookedFor, TitleMatching titles) {
        Half best = unreadable(release);
        for (MediaKind each : kinds) {
            Optional<ParsedRelease> parsed = reader.read(release.name(), each);
            if (parsed.isEmpty()) {
                continue;
            }
            AliasMatch title = titles.recognise(parsed.get(), release.ids(), lookedFor);
            if (best.parsed() == null || title.confidence() > best.title().confidence()) {
                best = new Half(release, parsed.get(), title);
            }
        }
        return best;
    }

    /** What was looked for decides, then what the indexer says; where nobody says, a name with episode numbers is of a series. */
    private List<MediaKind> kinds(Release release, @Nullable MediaKind lookedFor) {
        if (lookedFor != null) {
            return List.of(lookedFor);
        }
        return kindsOf(release.name(), release.kind());
    }

    /** The kinds as which a name is tried, in this order: what somebody said, else what the name itself says. */
    List<MediaKind> kindsOf(String name, @Nullable MediaKind said) {
        return said != null ? List.of(said) : new NameKinds(reader).of(name);
    }

    @SuppressWarnings("IllegalCatch") // as above
    private static Candidate whole(Half half, @Nullable TitleFacts title, EpisodeNumbering scene) {
        try {
            return withItems(half, title, scene);
        } catch (RuntimeException | StackOverflowError bug) {
            return withItems(unreadable(half.release(), bug), null, scene);
        }
    }

    private static Candidate withItems(Half half, @Nullable TitleFacts title, EpisodeNumbering scene) {
        ParsedRelease parsed = half.parsed();
        AliasMatch found = half.title();
        if (parsed == null || title == null) {
            return new Candidate(half.release(), parsed, 0, List.of(), 0, found.because());
        }
        found = withOwnYears(found, title);
        ItemMatching.Items items = ItemMatching.of(parsed, title, scene, found.seasonWords());
        return new Candidate(
                half.release(),
                parsed,
                title.id(),
                items.ids(),
                found.confidence() * items.certainty(),
                items.problem().orElse(found.because()));
    }

    /** A film that was in cinemas in the neighbouring year is that film: its source only counts from another country's day. */
    private static AliasMatch withOwnYears(AliasMatch found, TitleFacts title) {
        Integer year = found.year();
        boolean isOwn = year != null
                && title.kind() == MediaKind.MOVIE
                && title.items().stream()
                        .map(item -> item.details().cinemaDate())
                        .anyMatch(date -> date != null && date.getYear() == year);
        return isOwn
                ? new AliasMatch(
                        found.titleId(),
                        OWN_YEAR,
                        Message.of("match.by-name-and-year", title.name() + " (" + title.year() + ")"))
                : found;
    }
}
