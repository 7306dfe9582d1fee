package org.magpie.catalog.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.job.StoredJobs;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Rows;
import org.magpie.base.undo.StoredUndo;
import org.magpie.catalog.Catalog;
import org.magpie.catalog.DiskArtwork;
import org.magpie.catalog.NewTitle;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.NamingFacts;
import org.magpie.media.SeriesType;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.name.TitleName;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.magpie.pipeline.importing.recycle.RecycledFiles;
import org.magpie.provider.ProviderException;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.testing.TestLibrary;
import org.magpie.testing.TestStore;

class LibraryCatalogTest {
    private static final Instant NOW = TestStore.noon();
    private static final Instant PAST = NOW.minus(Duration.ofDays(30));
    private static final Instant LATER = NOW.plus(Duration.ofDays(30));

    @TempDir
    Path folder;

    private TestLibrary test;
    private StoredJobs jobs;
    private StoredProviders providers;
    private Http http;
    private LibraryCatalog catalog;
    private final FakeSource source = new FakeSource();
    private final FakeRemoval removal = new FakeRemoval();

    @BeforeEach
    void open() {
        List<Class<?>> more = new ArrayList<>(StoredJobs.ENTITIES);
        more.addAll(StoredProviders.ENTITIES);
        test = new TestLibrary(folder, more.toArray(Class<?>[]::new));
        http = new Http("Magpie test");
        jobs = new StoredJobs(test.store(), test.test().events(), test.clock());
        providers =
                new StoredProviders(test.store(), new Vault(new byte[32]), test.clock(), List.of(new FakePlug(source)));
        catalog = new LibraryCatalog(
                test.store(),
                test.library(),
                providers,
                test.profiles(),
                test.roots(),
                jobs,
                new DiskArtwork(test.store(), http, Call::get, folder.resolve("artwork"), 1_000_000),
                removal,
                test.clock());
    }

    @AfterEach
    void close() {
        jobs.close();
        providers.close();
        http.close();
        test.close();
    }

    @Test
    void aFilmMadeByHandIsWantedAtOnceWithoutAnySource() {
        long id = catalog.add(byHand(MediaKind.MOVIE, "Paper Moons (1974)", null, List.of()));

        TitleFacts facts = test.library().facts(id).orElseThrow();
        assertThat(facts.name()).isEqualTo("Paper Moons");
        assertThat(facts.year()).isEqualTo(1974);
        assertThat(test.library().wantedItemsOf(id, false)).hasSize(1);
        assertThat(history(id)).containsExactly("ADDED");
    }

    @Test
    void aFilmHasNoEpisodesToCount() {
        long id = catalog.add(byHand(MediaKind.MOVIE, "Paper Moons", 1974, List.of()));
        assertThatThrownBy(() -> catalog.chooseSeriesType(id, SeriesType.DAILY)).isInstanceOf(UserException.class);
    }

    @Test
    void aFilmOfAYearToComeIsNotWantedYet() {
        long id = catalog.add(byHand(MediaKind.MOVIE, "Tomorrow", 2031, List.of()));
        assertThat(test.library().wantedItemsOf(id, false)).isEmpty();
    }

    @Test
    void aSeriesMadeByHandHasItsSeasonsAndEpisodes() {
        long id = catalog.add(byHand(MediaKind.SERIES, "Harbour", 2001, List.of(2, 3)));

        assertThat(test.library().facts(id).orElseThrow().items())
                .extracting(
                        item -> item.details().season() + "x" + item.details().number())
                .containsExactly("1x1", "1x2", "2x1", "2x2", "2x3");
    }

    @Test
    void whatIsThereAlreadyIsNotAddedTwice() {
        catalog.add(byHand(MediaKind.MOVIE, "The Bridge", 1999, List.of()));
        assertThatThrownBy(() -> catalog.add(byHand(MediaKind.MOVIE, "the bridge", 1999, List.of())))
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.key()).isEqualTo("catalog.there-already"));
        catalog.add(byHand(MediaKind.MOVIE, "The Bridge", 2009, List.of()));

        catalog.add(fromSource(NewTitle.Monitoring.ALL));
        assertThatThrownBy(() -> catalog.add(fromSource(NewTitle.Monitoring.ALL)))
                .isInstanceOf(UserException.class);
    }

    @Test
    void aTitleNeedsANameAProfileAndAFolderOfItsKind() {
        assertThatThrownBy(() -> catalog.add(byHand(MediaKind.MOVIE, "  ", 1999, List.of())))
                .isInstanceOf(UserException.class);
        assertThatThrownBy(() -> catalog.add(byHand(MediaKind.MOVIE, "x".repeat(4_000), 1999, List.of())))
                .isInstanceOf(UserException.class);
        long musicProfile = test.profile(MediaKind.MUSIC).id();
        long movieRoot = test.root(MediaKind.MOVIE).id();
        assertThatThrownBy(() -> catalog.add(with(new NewTitle.NewSlot("HD", musicProfile, movieRoot))))
                .isInstanceOf(UserException.class);
        assertThatThrownBy(() -> catalog.add(with(
                        new NewTitle.NewSlot("HD", test.profile(MediaKind.MOVIE).id(), 999))))
                .isInstanceOf(UserException.class);
        assertThat(test.library().allNames()).isEmpty();
    }

    @Test
    void aTitleFromASourceComesWithItsIdsAliasesAndEpisodes() {
        long id = catalog.add(fromSource(NewTitle.Monitoring.ALL));

        TitleFacts facts = test.library().facts(id).orElseThrow();
        assertThat(facts.name()).isEqualTo("Harbour Lights");
        assertThat(facts.ids()).isEqualTo(Map.of("fake", "41", "imdb", "tt0000041"));
        assertThat(facts.aliases()).containsExactly("Hafenlichter");
        assertThat(facts.tags()).containsExactly("family");
        assertThat(monitored(facts)).containsExactly("1x1", "1x2", "2x1", "2x2");
    }

    @Test
    void whichEpisodesAreWantedAtFirstIsThePersonsChoice() {
        assertThat(monitoredWith(NewTitle.Monitoring.FUTURE)).containsExactly("2x2");
        assertThat(monitoredWith(NewTitle.Monitoring.FIRST_SEASON)).containsExactly("1x1", "1x2");
        assertThat(monitoredWith(NewTitle.Monitoring.LATEST_SEASON)).containsExactly("2x1", "2x2");
        assertThat(monitoredWith(NewTitle.Monitoring.NONE)).isEmpty();
    }

    @Test
    void aRefreshTakesWhatIsNewAndKeepsWhatAPersonSet() {
        long id = catalog.add(fromSource(NewTitle.Monitoring.ALL));
        ItemFacts first = test.library().facts(id).orElseThrow().items().get(1);
        catalog.monitorItems(Set.of(first.id()), false);
        source.items = List.of(
                FakeSource.episode("e1", 1, 1, "Renamed", PAST),
                FakeSource.episode("e2", 1, 2, "Two", PAST),
                FakeSource.episode("e3", 2, 1, "Three", PAST),
                FakeSource.episode("e9", 3, 1, "New season", LATER));

        catalog.refresh(id);

        TitleFacts after = test.library().facts(id).orElseThrow();
        assertThat(after.items())
                .extracting(item -> item.details().name())
                .containsExactly("Renamed", "Two", "Three", "New season");
        assertThat(after.items().get(0).id()).isEqualTo(first.id());
        assertThat(monitored(after)).containsExactly("1x2", "2x1", "3x1");
    }

    @Test
    void whatNamesOfFilesNeedIsKeptAndFollowsTheSource() {
        long id = catalog.add(fromSource(NewTitle.Monitoring.ALL));
        assertThat(test.library().facts(id).orElseThrow().naming()).isEqualTo(source.naming);
        assertThat(test.library().names(Set.of(id)))
                .extracting(TitleName::country)
                .contains("GB");

        source.naming = new NamingFacts("Hafen", Map.of("French", "Le Port"), "", "", "US", SeriesType.STANDARD);
        catalog.refresh(id);

        assertThat(test.library().facts(id).orElseThrow().naming()).isEqualTo(source.naming);
    }

    @Test
    void theSeriesTypeThatAPersonChoseSurvivesARefreshUntilItIsTakenBack() {
        long id = catalog.add(fromSource(NewTitle.Monitoring.ALL));
        assertThat(catalog.seriesType(id)).isEmpty();

        catalog.chooseSeriesType(id, SeriesType.ANIME);
        catalog.refresh(id);
        assertThat(catalog.seriesType(id)).contains(SeriesType.ANIME);
        assertThat(test.library().facts(id).orElseThrow().naming()).isEqualTo(source.naming.with(SeriesType.ANIME));

        catalog.chooseSeriesType(id, null);
        assertThat(catalog.seriesType(id)).isEmpty();
        assertThat(test.library().facts(id).orElseThrow().naming()).isEqualTo(source.naming);
    }

    @Test
    void aRefreshKeepsAnEpisodeThatHasAFileThoughTheSourceDroppedIt() {
        long id = catalog.add(fromSource(NewTitle.Monitoring.ALL));
        TitleFacts facts = test.library().facts(id).orElseThrow();
        ItemFacts last = facts.items().getLast();
        addFile(facts.slots().getFirst(), last, "kept.mkv");
        source.items = List.of(
                FakeSource.episode("e1", 1, 1, "One", PAST),
                FakeSource.episode("e2", 1, 2, "Two", PAST),
                FakeSource.episode("e3", 2, 1, "Three", PAST));

        catalog.refresh(id);

        assertThat(test.library().facts(id).orElseThrow().items())
                .extracting(ItemFacts::id)
                .contains(last.id())
                .hasSize(4);
    }

    @Test
    void aSourceThatFailsIsNamedBesideWhatTheOthersFound() {
        source.failure = new ProviderException.Unreachable(Message.of("provider.error.server", "Fake", "500"), null);
        Catalog.Lookup lookup = catalog.lookup(MediaKind.SERIES, "harbour");
        assertThat(lookup.titles()).isEmpty();
        assertThat(lookup.failures())
                .containsExactly(new Catalog.Failure("plug.fake", Message.of("provider.error.server", "Fake", "500")));

        // It is paused now; that is told too, or it would look as if it knew nothing.
        assertThat(catalog.lookup(MediaKind.SERIES, "harbour").failures()).hasSize(1);
        assertThat(catalog.lookup(MediaKind.MOVIE, "harbour").titles()).isEmpty();
    }

    @Test
    void whatIsFoundIsMarkedWhenItIsInTheLibrary() {
        assertThat(catalog.lookup(MediaKind.SERIES, "harbour").titles())
                .singleElement()
                .satisfies(found -> assertThat(found.titleId()).isZero());
        long id = catalog.add(fromSource(NewTitle.Monitoring.NONE));
        assertThat(catalog.lookup(MediaKind.SERIES, "imdb:tt0000041").titles())
                .singleElement()
                .satisfies(found -> assertThat(found.titleId()).isEqualTo(id));
        assertThat(catalog.lookup(MediaKind.SERIES, " ").titles()).isEmpty();
    }

    @Test
    void slotsAreAddedChangedAndRemovedButTheLastOneStays() {
        long id = catalog.add(byHand(MediaKind.MOVIE, "Two", 2001, List.of()));
        long first = test.library().facts(id).orElseThrow().slots().getFirst().id();
        long profile = test.profiles().of(MediaKind.MOVIE).get(1).id();
        long root = test.root(MediaKind.MOVIE).id();

        long second = catalog.addSlot(id, new NewTitle.NewSlot("4K", profile, root));
        assertThat(test.library().wantedItemsOf(id, false)).hasSize(2);
        assertThatThrownBy(() -> catalog.editSlot(second, "HD", profile, root)).isInstanceOf(UserException.class);
        catalog.editSlot(second, "Best", profile, root);
        assertThat(test.library().facts(id).orElseThrow().slots())
                .extracting(SlotFacts::name)
                .containsExactly("HD", "Best");

        catalog.removeSlot(first);
        assertThatThrownBy(() -> catalog.removeSlot(second)).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> test.profiles().delete(profile)).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> test.roots().remove(root)).isInstanceOf(UserException.class);
    }

    @Test
    void aRemovedTitleTakesItsFilesAlongWhenAskedTo() {
        long id = catalog.add(byHand(MediaKind.MOVIE, "Gone", 2001, List.of()));
        TitleFacts facts = test.library().facts(id).orElseThrow();
        addFile(facts.slots().getFirst(), facts.items().getFirst(), "Gone/gone.mkv");

        catalog.remove(Set.of(id), true);

        assertThat(removal.removed)
                .containsExactly(test.root(MediaKind.MOVIE).path().resolve("Gone/gone.mkv"));
        assertThat(test.library().facts(id)).isEmpty();
        assertThat(history(id)).containsExactly("ADDED", "REMOVED");
        long left = test.store().read(session -> new Rows(session).number("select count(*) from media_file"));
        assertThat(left).isZero();
    }

    @Test
    void aTitleStaysWhenItsFilesCannotBeTakenAway() {
        long id = catalog.add(byHand(MediaKind.MOVIE, "Stays", 2001, List.of()));
        TitleFacts facts = test.library().facts(id).orElseThrow();
        addFile(facts.slots().getFirst(), facts.items().getFirst(), "stays.mkv");
        removal.refuses = true;

        assertThatThrownBy(() -> catalog.remove(Set.of(id), true)).isInstanceOf(DiskException.class);

        assertThat(test.library().filesOfTitle(id)).hasSize(1);
    }

    @Test
    void oneFileIsDeletedIntoTheRecycleFolderAndComesBackByUndo() throws IOException {
        LibraryCatalog real = withDisk();
        long id = real.add(byHand(MediaKind.MOVIE, "Gone", 2001, List.of()));
        TitleFacts facts = test.library().facts(id).orElseThrow();
        Path place = test.root(MediaKind.MOVIE).path().resolve("Gone/gone.mkv");
        Files.createDirectories(place.getParent());
        Files.writeString(place, "film");
        addFile(facts.slots().getFirst(), facts.items().getFirst(), "Gone/gone.mkv");
        LibraryFile file = test.library().filesOfTitle(id).getFirst();

        real.removeFiles(Set.of(file.id()));
        assertThat(place).doesNotExist();
        assertThat(test.library().filesOfTitle(id)).isEmpty();
        assertThat(history(id)).containsExactly("ADDED", "FILE_DELETED");

        StoredUndo undo = new StoredUndo(test.store(), test.clock());
        real.undoneBy(undo);
        undo.undo(undo.recent(1).getFirst().id());
        assertThat(place).hasContent("film");
        assertThat(test.library().filesOfTitle(id)).containsExactly(file);
    }

    @Test
    void aFileThatCannotBeDeletedStaysInTheLibraryAndLeavesNothingToUndo() {
        long id = catalog.add(byHand(MediaKind.MOVIE, "Stays", 2001, List.of()));
        TitleFacts facts = test.library().facts(id).orElseThrow();
        addFile(facts.slots().getFirst(), facts.items().getFirst(), "stays.mkv");
        removal.refuses = true;
        long file = test.library().filesOfTitle(id).getFirst().id();
        assertThatThrownBy(() -> catalog.removeFiles(Set.of(file))).isInstanceOf(DiskException.class);
        assertThat(test.library().filesOfTitle(id)).hasSize(1);
    }

    @Test
    void aFileOfTheWrongTitleIsGivenToTheRightOneAndBackByUndo() {
        long wrong = catalog.add(byHand(MediaKind.MOVIE, "Wrong", 2001, List.of()));
        long right = catalog.add(byHand(MediaKind.MOVIE, "Right", 2002, List.of()));
        TitleFacts before = test.library().facts(wrong).orElseThrow();
        TitleFacts after = test.library().facts(right).orElseThrow();
        addFile(before.slots().getFirst(), before.items().getFirst(), "Wrong/film.mkv");
        LibraryFile file = test.library().filesOfTitle(wrong).getFirst();

        catalog.assignFile(
                file.id(),
                after.slots().getFirst().id(),
                Set.of(after.items().getFirst().id()));
        assertThat(test.library().filesOfTitle(wrong)).isEmpty();
        assertThat(test.library().filesOfTitle(right))
                .singleElement()
                .satisfies(now -> assertThat(now.place()).isEqualTo(file.place()));

        StoredUndo undo = new StoredUndo(test.store(), test.clock());
        catalog.undoneBy(undo);
        undo.undo(undo.recent(1).getFirst().id());
        assertThat(test.library().filesOfTitle(right)).isEmpty();
        assertThat(test.library().filesOfTitle(wrong)).containsExactly(file);
    }

    @Test
    void aFileOfOneEpisodeIsGivenToAnotherOfTheSameSeries() {
        long id = catalog.add(byHand(MediaKind.SERIES, "Series", 2001, List.of(3)));
        TitleFacts series = test.library().facts(id).orElseThrow();
        addFile(series.slots().getFirst(), series.items().getFirst(), "Series/e1.mkv");
        LibraryFile file = test.library().filesOfTitle(id).getFirst();
        test.store()
                .change(unit -> new Rows(unit.session())
                        .change("update media_file set file_key = 'k', edges = 'e' where id = ?", file.id()));
        long second = series.items().get(1).id();
        catalog.assignFile(file.id(), series.slots().getFirst().id(), Set.of(second));
        LibraryFile now = test.library().filesOfTitle(id).getFirst();
        assertThat(now.facts().itemIds()).containsExactly(second);
        String known = test.store()
                .read(session -> new Rows(session)
                        .first(
                                "select file_key || edges from media_file where id = ?",
                                row -> row.getString(1),
                                now.id()))
                .orElseThrow();
        assertThat(known).as("what it is known again by").isEqualTo("ke");
    }

    @Test
    void aFileIsNotGivenToAnItemOfAnotherTitle() {
        long one = catalog.add(byHand(MediaKind.MOVIE, "One", 2001, List.of()));
        long other = catalog.add(byHand(MediaKind.MOVIE, "Other", 2002, List.of()));
        TitleFacts first = test.library().facts(one).orElseThrow();
        TitleFacts second = test.library().facts(other).orElseThrow();
        addFile(first.slots().getFirst(), first.items().getFirst(), "One/film.mkv");
        LibraryFile file = test.library().filesOfTitle(one).getFirst();
        assertThatThrownBy(() -> catalog.assignFile(
                        file.id(),
                        second.slots().getFirst().id(),
                        Set.of(first.items().getFirst().id())))
                .isInstanceOf(UserException.class);
        assertThat(test.library().filesOfTitle(one)).containsExactly(file);
    }

    private LibraryCatalog withDisk() {
        return new LibraryCatalog(
                test.store(),
                test.library(),
                providers,
                test.profiles(),
                test.roots(),
                jobs,
                new DiskArtwork(test.store(), http, Call::get, folder.resolve("artwork"), 1_000_000),
                new RecycleFolder(new RecycledFiles(test.store(), test.clock())),
                test.clock());
    }

    @Test
    void aFilmIsMonitoredTogetherWithItsMovie() {
        long id = catalog.add(byHand(MediaKind.MOVIE, "On and off", 2001, List.of()));
        catalog.monitorTitle(id, false);
        assertThat(test.library().wantedItemsOf(id, false)).isEmpty();
        catalog.monitorTitle(id, true);
        assertThat(test.library().wantedItemsOf(id, false)).hasSize(1);
    }

    private List<String> monitoredWith(NewTitle.Monitoring monitoring) {
        long id = catalog.add(fromSource(monitoring));
        List<String> monitored = monitored(test.library().facts(id).orElseThrow());
        catalog.remove(Set.of(id), false);
        return monitored;
    }

    private static List<String> monitored(TitleFacts facts) {
        return facts.items().stream()
                .filter(ItemFacts::monitored)
                .map(item -> item.details().season() + "x" + item.details().number())
                .toList();
    }

    private List<String> history(long title) {
        return test.store()
                .read(session -> new Rows(session)
                        .list(
                                "select what from history where title_id = ? order by id",
                                row -> row.getString(1),
                                title));
    }

    private void addFile(SlotFacts slot, ItemFacts item, String path) {
        FileFacts file = new FileFacts(
                slot.id(),
                Set.of(item.id()),
                slot.rootId(),
                path,
                10,
                Quality.DVD,
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
        test.store().change(unit -> test.library().addFile(unit, file));
    }

    private NewTitle byHand(MediaKind kind, String name, @Nullable Integer year, List<Integer> seasons) {
        NewTitle.NewSlot slot = new NewTitle.NewSlot(
                "HD", test.profile(kind).id(), test.root(kind).id());
        return new NewTitle(
                kind,
                name,
                year,
                null,
                null,
                Map.of(),
                seasons,
                NewTitle.Monitoring.ALL,
                List.of(slot),
                Set.of(),
                NewTitle.Provenance.HAND);
    }

    private NewTitle with(NewTitle.NewSlot slot) {
        return new NewTitle(
                MediaKind.MOVIE,
                "Slots",
                2001,
                null,
                null,
                Map.of(),
                List.of(),
                NewTitle.Monitoring.ALL,
                List.of(slot),
                Set.of(),
                NewTitle.Provenance.HAND);
    }

    private NewTitle fromSource(NewTitle.Monitoring monitoring) {
        NewTitle.NewSlot slot = new NewTitle.NewSlot(
                "HD",
                test.profile(MediaKind.SERIES).id(),
                test.root(MediaKind.SERIES).id());
        return new NewTitle(
                MediaKind.SERIES,
                "Harbour",
                null,
                "fake",
                "41",
                Map.of(),
                List.of(),
                monitoring,
                List.of(slot),
                Set.of("family"),
                NewTitle.Provenance.HAND);
    }
}
