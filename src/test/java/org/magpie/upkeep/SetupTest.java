package org.magpie.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.StoredPreferences;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.StoredFormat;
import org.magpie.media.format.StoredFormats;
import org.magpie.media.library.LibraryCounters;
import org.magpie.media.library.StoredProfiles;
import org.magpie.media.library.StoredRootFolders;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleaseProfile;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.download.place.PlaceMapping;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.pipeline.importing.players.FilmNfo;
import org.magpie.pipeline.importing.players.PlayerChoices;
import org.magpie.pipeline.importing.players.PlayerDialect;
import org.magpie.pipeline.importing.players.PlayerSettings;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.indexer.newznab.Torznab;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.UnlimitedCalls;
import org.magpie.provider.stored.StoredProviders;
import org.magpie.testing.FakeClient;
import org.magpie.testing.TestStore;

class SetupTest {
    private static final char[] WORDS = "four quiet words here".toCharArray();

    @TempDir
    private Path folder;

    private TestMagpie here;
    private TestMagpie there;

    @BeforeEach
    void open() {
        here = new TestMagpie(folder.resolve("here"));
        there = new TestMagpie(folder.resolve("there"));
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void carriesFoldersProfilesAndPlugsToAnotherMagpie() {
        here.folders.add(MediaKind.MOVIE, folder.resolve("Films"));
        Profile changed =
                here.profiles.save(renamed(here.profiles.of(MediaKind.MOVIE).getFirst(), "Mine"));
        here.addTorznab("Tracker", "s3cret-key");

        there.apply(here.export(WORDS), WORDS);

        assertThat(there.folders.all()).extracting(known -> known.path()).containsExactly(folder.resolve("Films"));
        assertThat(there.profiles.all()).extracting(Profile::name).contains("Mine");
        assertThat(there.profiles.of(MediaKind.MOVIE))
                .filteredOn(profile -> profile.name().equals("Mine"))
                .singleElement()
                .satisfies(copy -> assertThat(copy.entries()).isEqualTo(changed.entries()));
        assertThat(there.torznab("Tracker").site().key()).isEqualTo(new Secret("s3cret-key"));
    }

    @Test
    void carriesWhatIsWrittenForPlayers() {
        RootFolder films = here.folders.add(MediaKind.MOVIE, folder.resolve("Films"));
        here.folders.add(MediaKind.SERIES, folder.resolve("Series"));
        PlayerSettings chosen = new PlayerSettings(PlayerDialect.JELLYFIN, true, false, FilmNfo.MOVIE);
        here.store.store().change(unit -> new PlayerChoices(here.store.store()).choose(unit, films.id(), chosen));

        there.apply(here.export(null), null);
        there.apply(here.export(null), null);

        long copy = there.folders.all().stream()
                .filter(each -> each.kind() == MediaKind.MOVIE)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(new PlayerChoices(there.store.store()).all()).isEqualTo(Map.of(copy, chosen));
        assertThat(there.validate(
                        "{\"magpie\":1,\"folders\":[{\"kind\":\"MUSIC\",\"path\":\"%s\",\"players\":{\"nfo\":true}}]}"
                                .formatted(folder.resolve("Music")),
                        null))
                .singleElement()
                .satisfies(problem ->
                        assertThat(new Texts(Locale.ENGLISH).say(problem)).contains("films and series only"));
    }

    @Test
    void carriesCustomFormatsAndWhatTheGuideSaidOfThem() {
        CustomFormat guide = format("lantern");
        here.formats.save(new StoredFormat(
                0, MediaKind.SERIES, format("mine"), new StoredFormat.Origin("id-1", guide, Map.of("default", 5))));
        here.formats.save(new StoredFormat(0, MediaKind.MOVIE, format("own"), null));

        String document = here.export(null);
        there.apply(document, null);
        there.apply(document, null);

        assertThat(there.formats.all())
                .hasSize(2)
                .allSatisfy(copy -> assertThat(here.formats.all()).anySatisfy(format -> {
                    assertThat(copy.kind()).isEqualTo(format.kind());
                    assertThat(copy.format()).isEqualTo(format.format());
                    assertThat(copy.origin()).isEqualTo(format.origin());
                }));
        assertThat(there.formats.of(MediaKind.SERIES).getFirst().isChanged()).isTrue();
    }

    @Test
    void refusesACustomFormatThatCannotBeUsed() {
        here.formats.save(new StoredFormat(0, MediaKind.MOVIE, format("fine"), null));
        String broken = here.export(null).replace("\"fine\"", "\"(unclosed\"");

        assertThat(there.validate(broken, null))
                .singleElement()
                .satisfies(problem -> assertThat(new Texts(Locale.ENGLISH).say(problem))
                        .contains("Lantern")
                        .contains("(unclosed"));
        assertThat(there.formats.all()).isEmpty();
    }

    private static CustomFormat format(String pattern) {
        return new CustomFormat(
                "Lantern",
                true,
                List.of(new CustomFormat.Specification("s", CustomFormat.Subject.TITLE, pattern, false, true, false)));
    }

    @Test
    void carriesWordsAndWaitsToAnotherMagpieAndNamesTheirIndexer() {
        here.addTorznab("Tracker", "s3cret-key");
        there.addTorznab("Other", "x");
        long tracker =
                here.providers.definitions(ProviderKind.INDEXER).getFirst().id();
        ReleaseProfile words = here.words.save(new ReleaseProfile(
                0,
                "Words",
                true,
                List.of("remux"),
                List.of("cam"),
                List.of(new ReleaseProfile.Preferred("x265", -5)),
                Set.of("freeleech"),
                Set.of("anime"),
                tracker));
        DelayProfile wait = here.waits.save(new DelayProfile(
                0, 0, "Wait", true, Protocol.USENET, Map.of(Protocol.TORRENT, 60), Set.of(), true, 10, Set.of()));

        there.apply(here.export(null), null);
        there.apply(here.export(null), null);

        assertThat(there.waits.all()).singleElement().satisfies(copy -> {
            assertThat(copy.minutes()).isEqualTo(wait.minutes());
            assertThat(copy.preferred()).isEqualTo(Protocol.USENET);
        });
        assertThat(there.words.all()).singleElement().satisfies(copy -> {
            assertThat(copy.preferred()).isEqualTo(words.preferred());
            assertThat(there.providers.definition(copy.indexerId()))
                    .hasValueSatisfying(indexer -> assertThat(indexer.name()).isEqualTo("Tracker"));
        });
    }

    @Test
    void namesAnUnknownWordOrFieldAndWhatMayStandThere() {
        assertThat(there.validate("{\"magpie\":1,\n\"folders\":[{\"kind\":\"opera\",\"path\":\"/x\"}]}", null))
                .singleElement()
                .satisfies(problem -> assertThat(new Texts(Locale.ENGLISH).say(problem))
                        .contains("Line 2, column 13", "opera", "MOVIE"));
        assertThat(there.validate("{\"magpie\":1,\n\"profiles\":[{\"minimumScore\":99999999999}]}", null))
                .extracting(Message::key)
                .containsExactly("setup.wrong-kind");
        assertThat(there.validate("{\"magpie\":1,\"folder\":[]}", null))
                .singleElement()
                .satisfies(problem ->
                        assertThat(new Texts(Locale.ENGLISH).say(problem)).contains("“folder”", "folders"));
    }

    @Test
    void refusesWordsThatAskForNothing() {
        assertThat(said("{\"magpie\":1,\"wishes\":{\"words\":[{\"name\":\"Empty\",\"enabled\":true}]}}"))
                .contains("Line 1, column 32", "Empty");
    }

    @Test
    void leavesSecretsOutUnlessTheyAreAskedFor() {
        here.addTorznab("Tracker", "s3cret-key");

        String plain = here.export(null);
        String locked = here.export(WORDS);

        assertThat(plain).doesNotContain("s3cret-key").doesNotContain("\"secrets\"");
        assertThat(locked).doesNotContain("s3cret-key").contains("\"secrets\"");
    }

    @Test
    void keepsTheSecretThatIsStoredWhenTheDocumentHasNone() {
        here.addTorznab("Tracker", "s3cret-key");

        here.apply(here.export(null), null);

        assertThat(here.torznab("Tracker").site().key()).isEqualTo(new Secret("s3cret-key"));
        assertThat(here.providers.definitions(ProviderKind.INDEXER))
                .filteredOn(known -> known.name().equals("Tracker"))
                .hasSize(1);
    }

    @Test
    void saysThatAPassphraseIsWrongAndChangesNothing() {
        here.folders.add(MediaKind.MOVIE, folder.resolve("Films"));
        here.addTorznab("Tracker", "s3cret-key");
        String document = here.export(WORDS);

        assertThatThrownBy(() -> there.apply(document, "other words".toCharArray()))
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.key()).isEqualTo("setup.passphrase"));
        assertThat(there.folders.all()).isEmpty();
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        List<Message> problems = here.validate("""
                {"magpie": 1,
                 "folders": [{"kind": "MOVIE", "path": "relative/films"}, {"path": "/films"}],
                 "profiles": [{"name": "Broken", "kind": "MOVIE", "entries": [], "cutoff": "BLURAY_1080P"}],
                 "plugs": [{"plug": "teleport", "name": "x"}]}
                """, null);

        assertThat(problems)
                .extracting(problem -> ((Message) problem.arguments().get(2)).key())
                .containsExactly(
                        "setup.entry", "setup.folder.incomplete", "setup.profile.cutoff", "setup.plug.unknown");
    }

    @Test
    void takesADocumentWholeOrNotAtAllAndFindsOutBeforehand() {
        Path good = folder.resolve("films");
        String document = """
                {"magpie": 1,
                 "folders": [{"kind": "MOVIE", "path": "%s"}, {"kind": "MOVIE", "path": "/proc/nope/x"}],
                 "sizes": {"MOVIE": {"BLURAY_1080P": {"minimum": 1, "preferred": 2, "maximum": 3}}},
                 "plugs": [{"plug": "torznab", "name": "T", "settings": {"address": "http://127.0.0.1:9/x"}}],
                 "preferences": {"decide.pack-percent": "70"}}
                """.formatted(good);
        assertThat(there.validate(document, null))
                .singleElement()
                .satisfies(problem ->
                        assertThat(new Texts(Locale.ENGLISH).say(problem)).contains("/proc/nope/x"));
        assertThatThrownBy(() -> there.apply(document, null))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("/proc/nope/x");
        assertThat(there.folders.all()).isEmpty();
        assertThat(good).doesNotExist();
        assertThat(there.providers.definitions(ProviderKind.INDEXER)).isEmpty();
        assertThat(there.profiles.ownBounds()).isEmpty();
        assertThat(there.preferences.get("decide.pack-percent")).isEmpty();

        String mended = document.replace(", {\"kind\": \"MOVIE\", \"path\": \"/proc/nope/x\"}", "");
        assertThat(there.validate(mended, null)).isEmpty();
        assertThat(good).doesNotExist();
        there.apply(mended, null);
        assertThat(good).isDirectory();
        assertThat(there.providers.definitions(ProviderKind.INDEXER)).hasSize(1);
        assertThat(there.preferences.get("decide.pack-percent")).contains("70");
    }

    @Test
    void findsOutThatOneFolderIsInsideAnother() {
        assertThat(there.validate(
                        "{\"magpie\":1,\"folders\":[{\"kind\":\"MOVIE\",\"path\":\"%s/m\"},{\"kind\":\"MOVIE\",\"path\":\"%s/m/tv\"}]}"
                                .formatted(folder, folder),
                        null))
                .singleElement()
                .satisfies(problem ->
                        assertThat(new Texts(Locale.ENGLISH).say(problem)).contains("/m/tv"));
    }

    @Test
    void carriesTagsSizesAndPreferences() {
        here.addTorznab("Tracker", "s3cret-key");
        here.providers.save(
                here.providers.definitions(ProviderKind.INDEXER).getFirst().withTags(Set.of("anime", "kids")));
        here.profiles.saveBounds(Quality.BLURAY_1080P, MediaKind.MOVIE, new SizeBounds(7, 8, 9));
        here.preferences.set("naming.movie.file", "{Movie Title} x");
        here.preferences.set("download.stuck.strikes", "5");
        here.preferences.set("appearance.theme", "dark");

        there.apply(here.export(null), null);

        assertThat(there.providers.definitions(ProviderKind.INDEXER).getFirst().tags())
                .containsExactlyInAnyOrder("anime", "kids");
        assertThat(there.profiles.bounds(Quality.BLURAY_1080P, MediaKind.MOVIE)).isEqualTo(new SizeBounds(7, 8, 9));
        assertThat(there.preferences.get("naming.movie.file")).contains("{Movie Title} x");
        assertThat(there.preferences.get("download.stuck.strikes")).contains("5");
        assertThat(there.preferences.get("appearance.theme")).isEmpty();
    }

    @Test
    void masksTheKeysInAddressesUnlessTheyAreAskedFor() {
        String address = "http://user1:hunter2@127.0.0.1:9/api/0123456789abcdef0123?t=search&passkey=topsecret42";
        here.providers.save(here.providers.read(0, "torznab", "T", true, 25, Map.of("address", address, "key", "k")));

        String plain = here.export(null);
        assertThat(plain)
                .doesNotContain("hunter2", "topsecret42", "0123456789abcdef")
                .contains("http://***@127.0.0.1:9/api/***?t=search&passkey=***");
        assertThat(there.validate(plain, null))
                .singleElement()
                .satisfies(problem ->
                        assertThat(new Texts(Locale.ENGLISH).say(problem)).contains("T", "***"));
        here.apply(plain, null);
        assertThat(here.torznab("T").site().address()).isEqualTo(address);

        String locked = here.export(WORDS);
        assertThat(locked).doesNotContain("hunter2", "topsecret42", "0123456789abcdef");
        there.apply(locked, WORDS);
        assertThat(there.torznab("T").site().address()).isEqualTo(address);
    }

    @Test
    void saysWhichLockedSecretsWereLeftAlone() {
        here.addTorznab("Trackers/all", "s3cret-key");
        String locked = here.export(WORDS);

        assertThat(there.apply(locked, null)).containsExactly(new LockedSecret("Trackers/all", "key"));
        assertThat(there.apply(locked, WORDS)).isEmpty();
        assertThat(there.apply(here.export(null), null)).isEmpty();
    }

    @Test
    void writesYamlThatGivesBackTheSameSetUp() {
        here.folders.add(MediaKind.MOVIE, folder.resolve("Films: new # \"best\""));
        List<String> odd =
                List.of("no", "~", "null", "0x1F", "1e3", "12:30", "- a", "#x", "a: b", "{x}", "*x", "&x", "!x", "%x");
        odd.forEach(name -> here.addTorznab(name, "k"));
        here.preferences.set("naming.movie.file", "${Movie Title} $${x");

        String yaml = here.setup.export(SetupForm.YAML, null);
        assertThat(yaml).startsWith("magpie: 1\n");
        there.apply(yaml, null);

        assertThat(there.setup.export(SetupForm.YAML, null)).isEqualTo(yaml);
        assertThat(there.folders.all())
                .extracting(known -> known.path())
                .containsExactly(folder.resolve("Films: new # \"best\""));
        assertThat(there.providers.definitions(ProviderKind.INDEXER))
                .extracting(Definition::name)
                .containsAll(odd);
        assertThat(there.preferences.get("naming.movie.file")).contains("${Movie Title} $${x");
    }

    @Test
    void saysWhereInTheTextSomethingIsWrong() {
        String yaml = """
                # mine
                magpie: 1
                folders:
                - kind: MOVIE
                  path: /srv/m
                - kind: MOVIE
                  path: films
                plugs:
                - plug: torznab
                  name: T
                  settings:
                    adress: x
                """;
        assertThat(there.validate(yaml, null))
                .extracting(new Texts(Locale.ENGLISH)::say)
                .satisfiesExactly(
                        relative -> assertThat(relative)
                                .startsWith("Line 6, column 3")
                                .contains("films"),
                        plug -> assertThat(plug).startsWith("Line 9, column 3").contains("adress"));
        assertThat(said("magpie: 1\nfolders:\n- kind: MOVIE\n  path: /x\n  paht: /y\n"))
                .startsWith("Line 5, column 3");
        assertThat(said("{\n  \"magpie\": 1,\n  \"folders\": [,]\n}")).startsWith("Line 3, column");
        assertThat(said("magpie: 1\nfolders: [\n")).startsWith("Line 2, column 11");
    }

    @Test
    void answersUnknownNamesWithThoseThatThereAre() {
        assertThat(said("{\"magpie\":1,\"plugs\":[{\"plug\":\"qBittorrent\",\"name\":\"x\"}]}"))
                .contains("qBittorrent", "torznab");
        assertThat(
                        said(
                                "{\"magpie\":1,\"plugs\":[{\"plug\":\"torznab\",\"name\":\"x\",\"settings\":{\"url\":\"y\"}}]}"))
                .contains("url", "address");
        assertThat(said("{\"magpie\":1,\"preferences\":{\"download.strikes\":\"3\"}}"))
                .contains("download.stuck.strikes");
        assertThat(
                        said(
                                "{\"magpie\":1,\"wishes\":{\"words\":[{\"name\":\"W\",\"enabled\":true,\"must\":[\"x\"],\"indexer\":\"none\"}]}}"))
                .contains("none");
    }

    @Test
    void speaksOfNoClassesWhereTheDocumentHasAnotherForm() {
        for (String text : List.of("[]", "5", "\"x\"")) {
            assertThat(said(text)).isEqualTo("The file is not a set-up document of Magpie.");
        }
        assertThat(said("{\"magpie\":1,\n\"folders\":{}}"))
                .contains("Line 2, column 1", "“folders”")
                .doesNotContain("java");
        assertThat(said("{\"magpie\":1,\"plugs\":[{\"tags\":7}]}"))
                .contains("plugs.[0].tags")
                .doesNotContain("java");
    }

    private String said(String document) {
        List<Message> problems = there.validate(document, null);
        assertThat(problems).hasSize(1);
        return new Texts(Locale.ENGLISH).say(problems.getFirst());
    }

    @Test
    void refusesWhatIsNoSetUpDocument() {
        assertThat(here.validate("{\"magpie\": 1,", null))
                .singleElement()
                .extracting(Message::key)
                .isEqualTo("setup.not-readable");
        assertThat(here.validate("{\"magpie\": 99}", null))
                .singleElement()
                .extracting(Message::key)
                .isEqualTo("setup.newer");
        assertThat(here.validate("{}", null))
                .singleElement()
                .extracting(Message::key)
                .isEqualTo("setup.not-ours");
    }

    @Test
    void carriesTheFoldersOfClientsToAnotherMagpie() {
        Definition<?> nas =
                here.providers.definitions(ProviderKind.DOWNLOAD_CLIENT).getFirst();
        here.places.save(new PlaceMapping(0, nas.id(), "/downloads", folder.toString()));
        here.places.save(new PlaceMapping(0, 0, "D:\\Films", folder.toString()));
        String document = here.export(null);
        there.addTorznab("takes the first id", "x");
        there.apply(document, null);
        there.apply(document, null);
        long thereNas = there.providers
                .definitions(ProviderKind.DOWNLOAD_CLIENT)
                .getFirst()
                .id();
        assertThat(there.places.all())
                .extracting(PlaceMapping::clientId, PlaceMapping::remote)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(thereNas, "/downloads"),
                        org.assertj.core.groups.Tuple.tuple(0L, "D:\\Films"));
        assertThat(there.validate(
                        "{\"magpie\": 1, \"places\": [{\"client\": \"gone\", \"remote\": \"/a\", \"local\": \"/b\"},"
                                + " {\"remote\": \"a\", \"local\": \"/b\"}]}",
                        null))
                .extracting(problem -> ((Message) problem.arguments().get(2)).key())
                .containsExactly("setup.place.client", "setup.entry");
    }

    private static Profile renamed(Profile profile, String name) {
        return new Profile(
                0,
                name,
                profile.kind(),
                profile.entries(),
                profile.cutoff(),
                profile.upgrades(),
                profile.minimumScore(),
                profile.cutoffScore(),
                profile.minimumStep(),
                profile.scores(),
                profile.languages());
    }

    /** The parts of one Magpie that a set-up document is about, on a database of its own. */
    private static final class TestMagpie implements AutoCloseable {
        private final TestStore store;
        private final Http http = new Http("test");
        private final StoredRootFolders folders;
        private final StoredProfiles profiles;
        private final StoredFormats formats;
        private final StoredProviders providers;
        private final PlaceMappings places;
        private final ReleaseProfiles words;
        private final DelayProfiles waits;
        private final StoredPreferences preferences;
        private final Setup setup;

        TestMagpie(Path data) {
            store = new TestStore(data, StoredProviders.ENTITIES.toArray(Class<?>[]::new));
            Clock clock = Clock.systemUTC();
            folders = new StoredRootFolders(store.store(), data);
            profiles = new StoredProfiles(store.store(), new LibraryCounters(clock));
            profiles.seed(new Texts(Locale.ENGLISH));
            formats = new StoredFormats(store.store(), profiles);
            providers = new StoredProviders(
                    store.store(),
                    new Vault(new byte[32]),
                    clock,
                    List.of(
                            new Torznab(new ProviderHttp(http), UnlimitedCalls.calls(), clock),
                            new FakeClient("nas", Protocol.TORRENT)));
            words = new ReleaseProfiles(store.store());
            waits = new DelayProfiles(store.store());
            places = new PlaceMappings(store.store());
            preferences = new StoredPreferences(store.store());
            setup = new Setup(store.store(), folders, profiles, formats, providers, words, waits, places, preferences);
        }

        String export(char @Nullable [] passphrase) {
            return setup.export(SetupForm.JSON, passphrase);
        }

        List<LockedSecret> apply(String text, char @Nullable [] passphrase) {
            return setup.apply(new SetupText(name -> null).read(text), passphrase);
        }

        List<Message> validate(String text, char @Nullable [] passphrase) {
            try {
                return setup.validate(new SetupText(name -> null).read(text), passphrase);
            } catch (UserException unreadable) {
                return List.of(unreadable.message());
            }
        }

        void addTorznab(String name, String key) {
            providers.save(providers.read(
                    0, "torznab", name, true, 25, Map.of("address", "http://127.0.0.1:9/api", "key", key)));
        }

        Torznab.Settings torznab(String name) {
            return providers.definitions(ProviderKind.INDEXER).stream()
                    .filter(known -> known.name().equals(name))
                    .map(Definition::settings)
                    .map(Torznab.Settings.class::cast)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void close() {
            http.close();
            store.close();
        }
    }
}
