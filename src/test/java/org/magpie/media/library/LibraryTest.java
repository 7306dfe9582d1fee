package org.magpie.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.store.Rows;
import org.magpie.base.text.Texts;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.LibraryChanged;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleDetails;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.file.MediaInfo;
import org.magpie.media.file.RootFolder;
import org.magpie.media.name.TitleName;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.media.title.Item;
import org.magpie.media.title.Slot;
import org.magpie.media.title.Title;
import org.magpie.testing.TestStore;

class LibraryTest {
    private static final Instant NOW = TestStore.noon();
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private TestStore test;
    private Library library;
    private StoredProfiles profiles;
    private RootFolder root;

    @BeforeEach
    void open() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        test = new TestStore(folder.resolve("data"));
        library = new Library(test.store(), clock);
        profiles = new StoredProfiles(test.store(), new LibraryCounters(clock));
        profiles.seed(new Texts(Locale.ENGLISH));
        root = new StoredRootFolders(test.store(), folder.resolve("data"))
                .add(MediaKind.MOVIE, folder.resolve("Movies"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aTitleOfEachKindComesBackAsItWasStored() {
        for (MediaKind kind : MediaKind.values()) {
            long id = add(kind, "The Quiet " + kind, 1);
            TitleFacts facts = library.facts(id).orElseThrow();
            assertThat(facts.kind()).isEqualTo(kind);
            assertThat(facts.name()).isEqualTo("The Quiet " + kind);
            assertThat(facts.items()).hasSize(1);
            assertThat(facts.slots()).singleElement().satisfies(slot -> {
                assertThat(slot.root()).isEqualTo(root.path());
                assertThat(slot.name()).isEqualTo("HD");
            });
        }
        assertThat(library.allNames()).extracting(TitleName::kind).containsExactly(MediaKind.values());
    }

    @Test
    void anItemIsWantedUntilASlotsFileMeetsItsCutoff() {
        long title = add(MediaKind.MOVIE, "Paper Moons", 1);
        ItemFacts item = library.facts(title).orElseThrow().items().getFirst();
        SlotFacts slot = library.facts(title).orElseThrow().slots().getFirst();

        assertThat(library.wantedItems(false, 10)).singleElement().satisfies(wanted -> {
            assertThat(wanted.item().id()).isEqualTo(item.id());
            assertThat(wanted.have()).isNull();
        });

        long poor = test.store().write(unit -> library.addFile(unit, file(slot, item, "a.mkv", Quality.SDTV)));
        assertThat(library.wantedItems(false, 10)).isEmpty();
        assertThat(library.wantedItems(true, 10))
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.have())
                        .isEqualTo(new WantedItem.Have(poor, Quality.SDTV, Revision.FIRST, 0, 1_000)));

        test.store()
                .write(unit ->
                        library.replaceFile(unit, Set.of(poor), file(slot, item, "b.mkv", Quality.BLURAY_1080P)));
        assertThat(library.wantedItems(true, 10)).isEmpty();
        assertThat(library.filesOf(Set.of(item.id()), slot.id()))
                .singleElement()
                .satisfies(
                        file -> assertThat(file.place()).isEqualTo(root.path().resolve("b.mkv")));
    }

    @Test
    void eachSlotWantsItsOwnFile() {
        long title = add(MediaKind.MOVIE, "Two Ways Home", 2);
        TitleFacts facts = library.facts(title).orElseThrow();
        ItemFacts item = facts.items().getFirst();
        test.store()
                .write(unit ->
                        library.addFile(unit, file(facts.slots().getFirst(), item, "hd.mkv", Quality.BLURAY_1080P)));

        assertThat(library.wantedItemsOf(title, false))
                .extracting(wanted -> wanted.slot().name())
                .containsExactly("4K");
    }

    @Test
    void whatIsNotMonitoredOrNotOutYetIsNotWanted() {
        long title = add(MediaKind.SERIES, "Harbour Lights", 1);
        test.store().change(unit -> {
            insert(unit.session(), title, ItemDetails.episode("Later", 1, 2, null, NOW.plusSeconds(60)), true);
            insert(unit.session(), title, ItemDetails.episode("Never", 1, 3, null, null), true);
            insert(unit.session(), title, ItemDetails.episode("Not this", 1, 4, null, YESTERDAY), false);
            library.changed(unit, Set.of(title));
        });

        assertThat(library.wantedItems(true, 10))
                .extracting(wanted -> wanted.item().details().number())
                .containsExactly(0);
    }

    @Test
    void whatNobodyLookedForComesFirst() {
        long first = add(MediaKind.MOVIE, "One", 1);
        long second = add(MediaKind.MOVIE, "Two", 1);
        test.store()
                .change(unit -> library.markSearched(
                        unit,
                        Set.of(library.facts(first)
                                .orElseThrow()
                                .items()
                                .getFirst()
                                .id())));

        assertThat(library.wantedItems(false, 10))
                .extracting(wanted -> wanted.item().titleId())
                .containsExactly(second, first);
        assertThat(library.facts(first).orElseThrow().items().getFirst().lastSearched())
                .isEqualTo(NOW);
    }

    @Test
    void aFileOfTwoEpisodesServesBoth() {
        long title = add(MediaKind.SERIES, "Harbour Lights", 1);
        test.store().change(unit -> {
            insert(unit.session(), title, ItemDetails.episode("Second", 1, 2, null, YESTERDAY), true);
            library.changed(unit, Set.of(title));
        });
        TitleFacts facts = library.facts(title).orElseThrow();
        SlotFacts slot = facts.slots().getFirst();
        Set<Long> both = Set.of(facts.items().get(0).id(), facts.items().get(1).id());
        FileFacts one = file(slot, facts.items().getFirst(), "both.mkv", Quality.BLURAY_1080P);
        test.store()
                .write(unit -> library.addFile(
                        unit,
                        new FileFacts(
                                one.slotId(),
                                both,
                                one.rootId(),
                                one.path(),
                                one.bytes(),
                                one.quality(),
                                one.revision(),
                                one.languages(),
                                one.group(),
                                one.edition(),
                                one.info(),
                                one.releaseName(),
                                one.flags(),
                                one.score(),
                                one.sha1(),
                                one.added())));

        assertThat(library.wantedItemsOf(title, true)).isEmpty();
        assertThat(library.filesOfTitle(title))
                .singleElement()
                .satisfies(file -> assertThat(file.facts().itemIds()).isEqualTo(both));
    }

    @Test
    void addingTheSamePathAgainAddsNothing() {
        long title = add(MediaKind.MOVIE, "Once", 1);
        TitleFacts facts = library.facts(title).orElseThrow();
        FileFacts file = file(facts.slots().getFirst(), facts.items().getFirst(), "once.mkv", Quality.DVD);

        long first = test.store().write(unit -> library.addFile(unit, file));
        long again = test.store().write(unit -> library.addFile(unit, file));

        assertThat(again).isEqualTo(first);
        assertThat(library.filesOfTitle(title)).hasSize(1);
    }

    @Test
    void whatAFileIsComesBackWhole() {
        long title = add(MediaKind.MOVIE, "Whole", 1);
        TitleFacts facts = library.facts(title).orElseThrow();
        FileFacts file = new FileFacts(
                facts.slots().getFirst().id(),
                Set.of(facts.items().getFirst().id()),
                root.id(),
                "Whole (2001)/Whole (2001) Bluray-1080p.mkv",
                52_428_800,
                Quality.BLURAY_1080P,
                new Revision(2, 1, true),
                Set.of("English", "French"),
                "GROUP",
                "Director's Cut",
                new MediaInfo(
                        "matroska",
                        "h264",
                        1920,
                        1080,
                        8,
                        "DV HDR10",
                        "left_right",
                        23.976,
                        "aac",
                        "LC",
                        5.1,
                        new MediaInfo.Sound(192, 16, 48_000),
                        5_400.5,
                        List.of("English"),
                        List.of()),
                "Whole.2001.1080p.BluRay-GROUP",
                Set.of("freeleech"),
                25,
                "0123456789012345678901234567890123456789",
                NOW);
        long id = test.store().write(unit -> library.addFile(unit, file));

        assertThat(library.file(id).orElseThrow().facts()).isEqualTo(file);
        assertThat(library.fileAt(root.id(), file.path()).orElseThrow().id()).isEqualTo(id);

        Optional<LibraryFile> removed = test.store().write(unit -> library.removeFile(unit, id));
        assertThat(removed).isPresent();
        assertThat(library.file(id)).isEmpty();
        Optional<LibraryFile> again = test.store().write(unit -> library.removeFile(unit, id));
        assertThat(again).isEmpty();
        assertThat(library.wantedItemsOf(title, false)).hasSize(1);
    }

    @Test
    void aChangeThatIsRolledBackIsNeitherStoredNorTold() {
        long title = add(MediaKind.MOVIE, "Undone", 1);
        TitleFacts facts = library.facts(title).orElseThrow();
        int told = test.told(LibraryChanged.class).size();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> test.store()
                        .change(unit -> {
                            library.addFile(
                                    unit,
                                    file(facts.slots().getFirst(), facts.items().getFirst(), "x.mkv", Quality.DVD));
                            throw new IllegalStateException("power cut");
                        })))
                .hasMessage("power cut");

        assertThat(library.filesOfTitle(title)).isEmpty();
        assertThat(library.wantedItemsOf(title, false)).hasSize(1);
        assertThat(test.told(LibraryChanged.class)).hasSize(told);
    }

    private long add(MediaKind kind, String name, int slots) {
        return test.store().write(unit -> {
            Title title = Title.of(kind, name, Provenance.HAND, NOW);
            title.learn(TitleDetails.named(name, 2001), NOW);
            unit.session().insert(title);
            long profile = profiles.of(MediaKind.MOVIE).getFirst().id();
            for (int at = 0; at < slots; at++) {
                unit.session().insert(new Slot(title.id(), at, at == 0 ? "HD" : "4K", profile, root.id(), ""));
            }
            insert(
                    unit.session(),
                    title.id(),
                    ItemDetails.film(name, LocalDate.of(2001, 1, 1), YESTERDAY, 90),
                    true,
                    kind);
            new Rows(unit.session())
                    .change(
                            "insert into title_ids (title_id, source, external_id) values (?, ?, ?)",
                            title.id(),
                            "imdb",
                            name);
            library.changed(unit, Set.of(title.id()));
            return title.id();
        });
    }

    private static void insert(
            org.hibernate.StatelessSession session, long title, ItemDetails details, boolean monitored) {
        insert(session, title, details, monitored, MediaKind.SERIES);
    }

    private static void insert(
            org.hibernate.StatelessSession session,
            long title,
            ItemDetails details,
            boolean monitored,
            MediaKind kind) {
        session.insert(Item.of(kind, title, details, monitored));
    }

    private FileFacts file(SlotFacts slot, ItemFacts item, String path, Quality quality) {
        return new FileFacts(
                slot.id(),
                Set.of(item.id()),
                slot.rootId(),
                path,
                1_000,
                quality,
                Revision.FIRST,
                Set.of(),
                "",
                "",
                null,
                "",
                Set.of(),
                0,
                null,
                NOW);
    }

    @Test
    void idsAreFoundAgain() {
        long title = add(MediaKind.MOVIE, "Known", 1);
        assertThat(library.titleByExternalId(MediaKind.MOVIE, "imdb", "Known")).contains(title);
        assertThat(library.titleByExternalId(MediaKind.SERIES, "imdb", "Known")).isEmpty();
        assertThat(library.facts(title).orElseThrow().ids()).isEqualTo(Map.of("imdb", "Known"));
    }
}
