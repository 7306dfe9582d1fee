package org.magpie.insight.read;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.catalog.Credit;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.TitlePage;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles;
import org.magpie.media.title.Title;
import org.magpie.media.title.TitleRepository_;

/** Puts together what the page of one title shows. */
final class TitlePages {
    private final Store store;
    private final Library library;
    private final Profiles profiles;
    private final PendingDownloads pending;
    private final Instant now;

    TitlePages(Store store, Library library, Profiles profiles, PendingDownloads pending, Instant now) {
        this.store = store;
        this.library = library;
        this.profiles = profiles;
        this.pending = pending;
        this.now = now;
    }

    Optional<TitlePage> page(LibraryRow row) {
        Optional<Title> title = store.read(session -> new TitleRepository_(session).find(row.id()));
        Optional<TitleFacts> facts = library.facts(row.id());
        if (title.isEmpty() || facts.isEmpty()) {
            return Optional.empty(); // taken out of the library just now
        }
        List<LibraryFile> files = library.filesOfTitle(row.id());
        return Optional.of(new TitlePage(
                row,
                title.get().overview(),
                title.get().minutes(),
                title.get().rating(),
                title.get().genres(),
                title.get().status(),
                title.get().network(),
                new TreeMap<>(facts.get().ids()),
                facts.get().slots().stream()
                        .map(slot -> slot(slot, facts.get(), files))
                        .toList(),
                items(facts.get(), files),
                credits(row.id())));
    }

    private List<Credit> credits(long titleId) {
        return store.read(session -> new Rows(session)
                .list(
                        "select part, author, license, page from title_credit where title_id = ? order by part",
                        row -> new Credit(
                                Credit.Part.valueOf(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4) == null ? null : URI.create(row.getString(4))),
                        titleId));
    }

    private TitlePage.SlotRow slot(SlotFacts slot, TitleFacts facts, List<LibraryFile> files) {
        Optional<Profile> profile = profiles.find(slot.profileId());
        Map<Long, List<LibraryFile>> byItem = new HashMap<>();
        files.stream()
                .filter(file -> file.facts().slotId() == slot.id())
                .forEach(file -> file.facts()
                        .itemIds()
                        .forEach(item -> byItem.computeIfAbsent(item, id -> new ArrayList<>())
                                .add(file)));
        List<ItemFacts> wanted = facts.items().stream()
                .filter(item -> item.monitored() && item.isAvailableAt(now))
                .toList();
        boolean satisfied = wanted.stream()
                .allMatch(item ->
                        byItem.getOrDefault(item.id(), List.of()).stream().anyMatch(file -> isEnough(profile, file)));
        return new TitlePage.SlotRow(
                slot.id(),
                slot.name(),
                slot.profileId(),
                profile.map(Profile::name).orElse(""),
                slot.rootId(),
                slot.root().resolve(slot.folder()).toString(),
                have(facts, byItem, wanted),
                satisfied);
    }

    private static boolean isEnough(Optional<Profile> profile, LibraryFile file) {
        return profile.map(each ->
                        each.isEnough(file.facts().quality(), file.facts().score()))
                .orElse(true);
    }

    /** The quality where there is one item only, else how many of those that are wanted or there. */
    private static String have(TitleFacts facts, Map<Long, List<LibraryFile>> byItem, List<ItemFacts> wanted) {
        if (byItem.isEmpty()) {
            return "";
        }
        if (facts.items().size() == 1) {
            return quality(facts.kind(), byItem.values().iterator().next().getFirst());
        }
        TreeSet<Long> counted = new TreeSet<>(byItem.keySet());
        wanted.forEach(item -> counted.add(item.id()));
        return byItem.size() + " / " + counted.size();
    }

    private List<TitlePage.ItemRow> items(TitleFacts facts, List<LibraryFile> files) {
        Map<Long, List<TitlePage.FileRow>> rows = new HashMap<>();
        Map<String, String> scores = store.read(session -> new VerdictRows(session).scoresOfGrabbed(facts.id()));
        Map<Long, Instant> missing = missing(facts.id());
        for (LibraryFile file : files) {
            TitlePage.FileRow row = file(facts, file, scores, missing);
            file.facts()
                    .itemIds()
                    .forEach(item ->
                            rows.computeIfAbsent(item, id -> new ArrayList<>()).add(row));
        }
        Map<Long, Integer> standings = store.read(session -> {
            Map<Long, Integer> read = new HashMap<>();
            new Rows(session)
                    .each(
                            "select id, standing from item where title_id = ?",
                            row -> read.put(row.getLong(1), row.getInt(2)),
                            facts.id());
            return read;
        });
        List<TitlePage.ItemRow> items = new ArrayList<>();
        for (ItemFacts item : facts.items()) {
            ItemDetails details = item.details();
            List<TitlePage.FileRow> own = rows.getOrDefault(item.id(), List.of());
            ItemStatus standing = new ItemStatus(
                    details.available(),
                    item.monitored() && facts.monitored(),
                    Objects.requireNonNullElse(standings.get(item.id()), 0),
                    own.size(),
                    pending.items().contains(item.id()));
            items.add(new TitlePage.ItemRow(
                    item.id(),
                    details.season(),
                    details.number(),
                    details.name(),
                    details.releaseDate(),
                    item.monitored(),
                    isGone(own) ? TitlePage.ItemState.GONE : standing.state(now),
                    own));
        }
        return items;
    }

    private static boolean isGone(List<TitlePage.FileRow> files) {
        return !files.isEmpty() && files.stream().allMatch(file -> file.missingSince() != null);
    }

    /** Files that are no longer in their places, and since when. */
    private Map<Long, Instant> missing(long titleId) {
        return store.read(session -> {
            Map<Long, Instant> missing = new HashMap<>();
            new Rows(session)
                    .each(
                            "select id, missing_since from media_file where title_id = ? and missing_since is not null",
                            row -> missing.put(row.getLong(1), row.getObject(2, Instant.class)),
                            titleId);
            return missing;
        });
    }

    private static TitlePage.FileRow file(
            TitleFacts facts, LibraryFile file, Map<String, String> scores, Map<Long, Instant> missing) {
        return new TitlePage.FileRow(
                file.id(),
                file.facts().slotId(),
                facts.slot(file.facts().slotId()).map(SlotFacts::name).orElse(""),
                file.place().toString(),
                file.facts().bytes(),
                quality(facts.kind(), file),
                file.facts().languages().stream().sorted().collect(Collectors.joining(", ")),
                file.facts().releaseName(),
                file.facts().added(),
                file.facts().score(),
                scores.getOrDefault(file.facts().releaseName(), ""),
                file.facts().info(),
                missing.get(file.id()));
    }

    private static String quality(MediaKind kind, LibraryFile file) {
        return file.facts().quality().displayName(kind);
    }
}
