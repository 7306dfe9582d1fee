package org.magpie.upkeep.scan;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.catalog.NewTitle;
import org.magpie.catalog.SourceTitle;
import org.magpie.catalog.TitleAdoption;
import org.magpie.media.ItemDetails;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleDetails;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.media.library.Library.NewFile;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.layout.FoundFile;
import org.magpie.pipeline.importing.layout.TitleGroup;
import org.magpie.pipeline.importing.layout.TitleGroup.Member;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.parse.ParsedRelease;

/**
 * Takes groups of files into the library where they lie: titles that are new, their items, and the files under the names that they have. A
 * title and its files are stored in one unit of work, and what stands there already is left out, so that a scan that was cut short goes on
 * without doubling anything. Belongs to one thread.
 */
final class Adoption {
    /** Sets a title's slots apart from those of other titles that a unit of work takes in. */
    private static final int ROWS_OF_TITLE = 6;

    private final Store store;
    private final Library library;
    private final TitleAdoption titles;
    private final HeldItems held;
    private final TitleLayout layout;
    private final Clock clock;
    private final long rootId;
    private final long profileId;
    private final boolean monitored;
    private final Map<String, Long> ownFolders;
    private final @Nullable ScanJournal journal;
    private final List<ScanRows.Waiting> waiting = new ArrayList<>();
    private final List<Plan> planned = new ArrayList<>();
    private int plannedRows;
    private int newTitles;
    private int newFiles;

    Adoption(
            Store store,
            Library library,
            TitleAdoption titles,
            Matching matching,
            TitleLayout layout,
            Clock clock,
            long rootId,
            long profileId,
            boolean monitored,
            Map<String, Long> ownFolders,
            @Nullable ScanJournal journal) {
        this.store = store;
        this.library = library;
        this.titles = titles;
        this.held = new HeldItems(matching, layout);
        this.layout = layout;
        this.clock = clock;
        this.rootId = rootId;
        this.profileId = profileId;
        this.monitored = monitored;
        this.ownFolders = ownFolders;
        this.journal = journal;
    }

    /**
     * A group and what it is.
     *
     * @param titleId 0 for a title that is new
     * @param request what is to be added; null for a title of the library
     */
    private record Plan(
            TitleGroup group,
            long titleId,
            @Nullable NewTitle request,
            @Nullable SourceTitle described) {
        boolean isOfSource() {
            return request != null && request.source() != null;
        }

        /** Whether its items are made of what its files are called. */
        boolean isMadeOfFiles() {
            return request != null && request.source() == null;
        }
    }

    /** Files that were found to be of no item, or of none for sure. */
    List<ScanRows.Waiting> waiting() {
        return waiting;
    }

    int newTitles() {
        return newTitles;
    }

    int newFiles() {
        return newFiles;
    }

    /** Plans to take files of a title of the library. */
    void known(TitleGroup group, long titleId) {
        plan(new Plan(group, titleId, null, null), group.files().size() * 3);
    }

    /** Plans to add a title of which no more is known than its names say; false where these do not tell what the files hold. */
    boolean named(TitleGroup group, Verdict.Named verdict) {
        List<ItemDetails> items = held.made(group, withoutComma(verdict.clue().name()), clock.instant());
        if (items.isEmpty()) {
            return false;
        }
        String name = withoutComma(verdict.clue().name());
        Integer year = verdict.clue().year();
        NewTitle request = request(group, name, year, null, null, group.ids());
        SourceTitle described =
                new SourceTitle(TitleDetails.named(name, year == null ? 0 : year), group.ids(), List.of(), items);
        plan(
                new Plan(group, 0, request, described),
                ROWS_OF_TITLE + items.size() + group.files().size() * 3);
        return true;
    }

    /** Asks the source of a title everything of it and plans to add it. */
    void sourced(TitleGroup group, Verdict.Sourced verdict) {
        NewTitle request = request(
                group,
                verdict.title().name(),
                verdict.title().year(),
                verdict.title().source(),
                verdict.title().sourceId(),
                verdict.title().ids());
        SourceTitle described = titles.describe(request);
        plan(
                new Plan(group, 0, request, described),
                ROWS_OF_TITLE + described.items().size() + group.files().size() * 3);
    }

    private NewTitle request(
            TitleGroup group,
            String name,
            @Nullable Integer year,
            @Nullable String source,
            @Nullable String sourceId,
            Map<String, String> ids) {
        return new NewTitle(
                group.kind(),
                name,
                year,
                source,
                sourceId,
                ids,
                List.of(),
                monitored ? NewTitle.Monitoring.ALL : NewTitle.Monitoring.NONE,
                List.of(new NewTitle.NewSlot("", profileId, rootId)),
                Set.of(),
                NewTitle.Provenance.SCAN);
    }

    private void plan(Plan plan, int rows) {
        if (plannedRows + rows > Chunks.ROWS) {
            flush();
        }
        planned.add(plan);
        plannedRows += rows;
    }

    /** Carries out what is planned. */
    void flush() {
        if (planned.isEmpty()) {
            return;
        }
        List<Plan> plans = List.copyOf(planned);
        planned.clear();
        plannedRows = 0;
        List<ScanRows.Waiting> unclear = new ArrayList<>();
        Map<String, Long> folders = new HashMap<>();
        Set<Long> added = new HashSet<>();
        int[] files = new int[1];
        if (journal != null) {
            journal.open();
        }
        store.change(unit -> {
            // Tried again from the start should the unit fail.
            unclear.clear();
            folders.clear();
            added.clear();
            files[0] = write(unit, plans, unclear, folders, added);
        });
        ownFolders.putAll(folders);
        waiting.addAll(unclear);
        newTitles += added.size();
        newFiles += files[0];
        if (plans.stream().anyMatch(Plan::isOfSource)) {
            added.forEach(titles::picture);
        }
    }

    private int write(
            UnitOfWork unit,
            List<Plan> plans,
            List<ScanRows.Waiting> unclear,
            Map<String, Long> folders,
            Set<Long> added) {
        Map<Plan, Long> titleOf = new LinkedHashMap<>();
        for (Plan plan : plans) {
            titleOf.put(plan, plan.titleId() == 0 ? title(unit, plan, added) : plan.titleId());
        }
        titleOf.forEach((plan, titleId) -> complete(unit, plan.group(), titleId, added));
        List<SlotRoots.Followed> followed = SlotRoots.follow(unit, new TreeSet<>(titleOf.values()), rootId);
        Map<Long, TitleFacts> facts = new HashMap<>();
        library.facts(unit, new HashSet<>(titleOf.values())).forEach(title -> facts.put(title.id(), title));
        Set<String> there = there(unit, plans);
        List<NewFile> files = new ArrayList<>();
        Map<Long, String> homes = new TreeMap<>();
        titleOf.forEach((plan, titleId) -> {
            TitleFacts title = facts.get(titleId);
            if (title != null && !title.slots().isEmpty()) {
                SlotFacts slot = slot(title, plan.group().folder());
                boolean isOwn = added.contains(titleId) && plan.isMadeOfFiles();
                files(plan.group(), title, slot, isOwn, there, files, unclear);
                home(plan.group(), slot, folders, homes);
            }
        });
        library.addFiles(unit, files);
        new HistoryLog(clock)
                .writeAll(
                        unit,
                        facts.values().stream()
                                .filter(title -> added.contains(title.id()))
                                .map(title -> new HistoryEntry(
                                        HistoryEntry.Type.ADDED,
                                        WorkContext.current().correlation(),
                                        title.id(),
                                        Set.of(),
                                        0,
                                        "",
                                        Message.of("history.added", title.name())))
                                .toList());
        new Rows(unit.session())
                .batch(
                        "update slot set folder = ? where id = ? and folder = ''",
                        homes.entrySet().stream().map(home -> Rows.row(home.getValue(), home.getKey())));
        if (journal != null) {
            journal.followed(unit, followed);
            journal.taken(unit, added, files, homes);
        }
        library.changed(unit, facts.keySet());
        return files.size();
    }

    /** A series of which no source tells has the episodes that its files have: a new one would wait for ever otherwise. */
    private void complete(UnitOfWork unit, TitleGroup group, long titleId, Set<Long> added) {
        if (!layout.isOneItem() && !added.contains(titleId)) {
            List<Long> items = titles.complete(unit, titleId, held.made(group, "", clock.instant()));
            if (journal != null) {
                journal.completed(unit, titleId, items);
            }
        }
    }

    private long title(UnitOfWork unit, Plan plan, Set<Long> added) {
        NewTitle request = Objects.requireNonNull(plan.request());
        SourceTitle described = Objects.requireNonNull(plan.described());
        Optional<Long> twin = titles.twin(unit, request, described);
        if (twin.isPresent()) {
            return twin.get();
        }
        long id = titles.adopt(unit, request, described);
        added.add(id);
        return id;
    }

    /** Paths that something has filed since the folder was looked through. */
    private Set<String> there(UnitOfWork unit, List<Plan> plans) {
        Object[] paths = plans.stream()
                .flatMap(plan -> plan.group().files().stream())
                .map(member -> member.file().path())
                .toArray();
        return new HashSet<>(new Rows(unit.session())
                .list(
                        "select file.path from unnest(?) as told (path) join media_file file"
                                + " on file.path = told.path and file.root_id = ?",
                        row -> row.getString(1),
                        paths,
                        rootId));
    }

    private SlotFacts slot(TitleFacts title, String folder) {
        return title.slots().stream()
                .filter(slot -> slot.rootId() == rootId && slot.folder().equals(folder))
                .findFirst()
                .or(() -> title.slots().stream()
                        .filter(slot -> slot.rootId() == rootId)
                        .findFirst())
                .orElse(title.slots().getFirst());
    }

    private void home(TitleGroup group, SlotFacts slot, Map<String, Long> folders, Map<Long, String> homes) {
        String key = group.folder().toLowerCase(Locale.ROOT);
        boolean isFree = group.isOwnFolder()
                && !key.isEmpty()
                && slot.rootId() == rootId
                && slot.folder().isEmpty()
                && !ownFolders.containsKey(key)
                && !folders.containsKey(key)
                && !homes.containsKey(slot.id());
        if (isFree) {
            homes.put(slot.id(), group.folder());
            folders.put(key, slot.titleId());
        }
    }

    private void files(
            TitleGroup group,
            TitleFacts title,
            SlotFacts slot,
            boolean isMadeOfThem,
            Set<String> there,
            List<NewFile> files,
            List<ScanRows.Waiting> unclear) {
        List<Member> fresh = group.files().stream()
                .filter(member -> !there.contains(member.file().path()))
                .toList();
        List<Matching.Held> read =
                isMadeOfThem && !layout.isOneItem() ? HeldItems.numbered(fresh, title) : held.of(fresh, title);
        for (int at = 0; at < fresh.size(); at++) {
            Member member = fresh.get(at);
            Matching.Held items = read.get(at);
            if (!items.certain() || items.itemIds().isEmpty()) {
                FoundFile file = member.file();
                unclear.add(new ScanRows.Waiting(
                        file.path(),
                        1,
                        file.bytes(),
                        items.problem().orElse(Message.of("scan.reason.no-item", title.name())),
                        List.of(new LibraryScan.Candidate(title.id(), "", title.name(), title.year(), 0.5)),
                        null));
            } else {
                files.add(file(member, title, slot, items.itemIds()));
            }
        }
    }

    NewFile file(Member member, TitleFacts title, SlotFacts slot, Set<Long> items) {
        FoundFile file = member.file();
        ParsedRelease parsed = member.parsed();
        Quality said = parsed == null ? Quality.unknown(title.kind()) : parsed.quality();
        Quality quality = file.isDisc() ? layout.discQuality(file.name()) : said;
        boolean isRelease = parsed != null && parsed.group() != null;
        FileFacts facts = new FileFacts(
                slot.id(),
                items,
                rootId,
                file.path(),
                file.bytes(),
                quality,
                parsed == null ? Revision.FIRST : parsed.revision(),
                parsed == null ? Set.of() : parsed.languages(),
                parsed == null || parsed.group() == null ? "" : parsed.group(),
                parsed == null ? "" : parsed.edition(),
                null,
                isRelease ? file.stem() : "",
                Set.of(),
                0,
                null,
                clock.instant());
        return new NewFile(title.id(), facts, file.key(), Instant.ofEpochMilli(file.modified()));
    }

    /** "Lamp, The" stands on shelves; it is called "The Lamp". */
    private static String withoutComma(String name) {
        int comma = name.lastIndexOf(", ");
        if (comma > 0) {
            String article = name.substring(comma + 2);
            if (Set.of("the", "a", "an", "der", "die", "das", "le", "la", "les")
                    .contains(article.toLowerCase(Locale.ROOT))) {
                return article + " " + name.substring(0, comma);
            }
        }
        return name;
    }
}
