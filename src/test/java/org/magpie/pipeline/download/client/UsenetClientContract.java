package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Content;
import org.magpie.pipeline.download.DownloadClient.Priority;
import org.magpie.pipeline.download.DownloadClient.Terms;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.client.nzbget.Nzbget;
import org.magpie.pipeline.download.client.sabnzbd.Sabnzbd;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.Await;
import org.magpie.testing.Folders;
import org.magpie.testing.Peers;
import org.magpie.testing.Releases;
import org.magpie.testing.recorded.RecordedPrograms;

/**
 * What Magpie expects of SABnzbd and NZBGet: of themselves, with a real news server, and of the answers that were recorded of them.
 */
abstract class UsenetClientContract {
    static final Duration SOON = Duration.ofSeconds(60);
    /** KiB a second. */
    private static final int AS_FAST_AS_IT_CAN = 4_000_000;

    static final String CATEGORY = "magpie-tests";
    static final String FILM = "Lantern.Road.1953.720p.BluRay.x264-MAGPIE";
    private static final String LOCKED = "Locked.Room.1954.720p.BluRay.x264-MAGPIE";

    @RegisterExtension
    final RecordedPrograms programs;

    /** One for all of them: each reads the certificates of the whole world. */
    @SuppressWarnings("NullAway.Init") // made before the first test
    private static Http http;

    UsenetClientContract(RecordedPrograms programs) {
        this.programs = programs;
    }

    enum Program {
        SABNZBD,
        NZBGET;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @BeforeAll
    static void open() {
        http = new Http("Magpie tests");
    }

    @AfterAll
    static void close() {
        http.close();
    }

    @ParameterizedTest
    @EnumSource
    void anNzbFileComesWholeAndUnpacked(Program program) throws IOException {
        DownloadClient client = open(program);
        String id = client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        Set<String> stages = new HashSet<>();
        ClientDownload done = await(client, id, each -> {
            if (each.state() == DownloadState.DOWNLOADING && each.said() != null) {
                stages.add(each.said().key());
            }
            return each.state() == DownloadState.COMPLETED;
        });
        assertThat(done.name()).isEqualTo(FILM);
        assertThat(done.remaining()).isZero();
        assertThat(done.size()).isGreaterThan(10_000_000);
        assertThat(done.seeding()).isFalse();
        // Which ones are seen depends on how fast they pass.
        assertThat(stages).allMatch(stage -> stage.startsWith("plug.usenet."));
        assertWhole(done);
    }

    @ParameterizedTest
    @EnumSource
    void aLinkComesWhole(Program program) throws IOException {
        DownloadClient client = open(program);
        Release release = Releases.direct(FILM, newznab(program, "/nzb/" + FILM + ".nzb"), -1, null, null);
        String id = client.add(release, new Content.Link(), Terms.USUAL).id();
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        assertWhole(done);
    }

    @ParameterizedTest
    @EnumSource
    void aLinkThatLeadsToNoNzbIsRefused(Program program) {
        DownloadClient client = open(program);
        for (String path : List.of("/nzb/gone.nzb", "/page.nzb")) {
            Release release = Releases.direct(FILM, newznab(program, path), -1, null, null);
            assertRefused(
                    () -> client.add(release, new Content.Link(), Terms.USUAL),
                    "plug.usenet.link-failed",
                    "plug.usenet.bad-nzb");
        }
        assertThat(client.list()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void addingTwiceIsNoErrorAndGivesOneDownload(Program program) throws IOException {
        throttle(program, 500);
        DownloadClient client = open(program);
        String id = client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        Terms own = new Terms(Priority.NORMAL, SeedGoal.NONE, Set.of(id), false);
        assertThat(client.add(release(FILM), nzb(program, FILM), own)).isEqualTo(new DownloadClient.Added(id, true));
        Terms again = new Terms(Priority.NORMAL, SeedGoal.NONE, Set.of(), true);
        assertThat(client.add(release(FILM), nzb(program, FILM), again)).isEqualTo(new DownloadClient.Added(id, true));
        assertThat(client.list()).hasSize(1);
        // Of one that Magpie knows nothing of only the name is the same.
        assertThat(client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id())
                .isNotEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasFetchedBeforeCanBeFetchedAgain(Program program) throws IOException {
        DownloadClient client = open(program);
        String first =
                client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        await(client, first, each -> each.state() == DownloadState.COMPLETED);
        client.remove(first, true);
        String second =
                client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        await(client, second, each -> each.state() == DownloadState.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void itPausesGoesOnAndShowsItsSpeed(Program program) throws IOException {
        throttle(program, 3000);
        DownloadClient client = open(program);
        String id = client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        ClientDownload moving = await(
                client, id, each -> each.speed() > 0 && each.remaining() < each.size() && each.timeLeft() != null);
        assertThat(moving.state()).isEqualTo(DownloadState.DOWNLOADING);
        client.pause(id);
        ClientDownload paused = await(client, id, each -> each.state() == DownloadState.PAUSED);
        assertThat(paused.remaining()).isPositive();
        throttle(program, 0);
        client.resume(id);
        await(client, id, each -> each.state() == DownloadState.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheProgramHoldsBackAsAWholeIsPausedAndSaidSo(Program program) throws IOException {
        DownloadClient client = open(program);
        hold(program, true);
        try {
            String id =
                    client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
            ClientDownload held = await(client, id, each -> each.state() == DownloadState.PAUSED);
            assertThat(held.said()).isNotNull().extracting(Message::key).isEqualTo("plug.usenet.client-paused");
        } finally {
            hold(program, false);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itTellsItsFilesItsFreeSpaceAndTakesPriorities(Program program) throws IOException {
        throttle(program, 300);
        DownloadClient client = open(program);
        String id = client.add(release(FILM), nzb(program, FILM), new Terms(Priority.HIGH, SeedGoal.NONE))
                .id();
        assertThat(client.files(id)).anySatisfy(file -> {
            assertThat(file.path()).endsWith(".rar");
            assertThat(file.size()).isPositive();
        });
        assertThat(client.freeSpace()).isPresent();
        assertThat(client.freeSpace().orElseThrow()).isGreaterThan(1L << 20);
        assertThat(priority(program, id)).isEqualTo(program == Program.SABNZBD ? "High" : "50");
        client.prioritise(id, Priority.LOW);
        assertThat(priority(program, id)).isEqualTo(program == Program.SABNZBD ? "Low" : "-50");
        assertThat(client.files("987654321")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void oneThatHasLostItsCategoryIsToldOfAllTheSame(Program program) throws IOException {
        throttle(program, 2000);
        DownloadClient client = open(program);
        DownloadClient other = open(program, address(program), password(program), "something-else");
        String id = client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        assertThat(other.tell(id)).hasValueSatisfying(told -> {
            assertThat(told.name()).isEqualTo(FILM);
            assertThat(told.state()).isNotIn(DownloadState.COMPLETED, DownloadState.FAILED);
        });
        throttle(program, 0);
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        assertThat(other.list()).isEmpty();
        assertThat(other.tell(id)).hasValueSatisfying(told -> {
            assertThat(told.state()).isEqualTo(DownloadState.COMPLETED);
            assertThat(told.place()).isEqualTo(done.place());
        });
        assertThat(other.tell("987654321")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void removingAFinishedOneWithDataLeavesNothing(Program program) throws IOException {
        DownloadClient client = open(program);
        String id = client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        Path path = path(await(client, id, each -> each.state() == DownloadState.COMPLETED));
        client.remove(id, true);
        assertThat(client.list()).isEmpty();
        assertThat(path).doesNotExist();
        assertNothingIsLeft(program);
        // Gone already, and never there: no error.
        client.remove(id, true);
        client.remove("987654321", false);
        client.remove("no number", true);
    }

    @ParameterizedTest
    @EnumSource
    void removingAnUnfinishedOneLeavesNothing(Program program) throws IOException {
        throttle(program, 2000);
        DownloadClient client = open(program);
        String id = client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        await(client, id, each -> each.remaining() < each.size());
        client.remove(id, true);
        assertThat(client.list()).isEmpty();
        assertNothingIsLeft(program);
    }

    @ParameterizedTest
    @EnumSource
    void removingOneThatIsJustBeingUnpackedLeavesNothing(Program program) throws IOException {
        DownloadClient client = open(program);
        String id = client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        await(client, id, each -> each.remaining() == 0);
        client.remove(id, true);
        assertThat(client.list()).isEmpty();
        assertNothingIsLeft(program);
    }

    @ParameterizedTest
    @EnumSource
    void removingWithoutDataKeepsTheFiles(Program program) throws IOException {
        DownloadClient client = open(program);
        String id = client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        Path path = path(await(client, id, each -> each.state() == DownloadState.COMPLETED));
        client.remove(id, false);
        assertThat(client.list()).isEmpty();
        if (programs.areReal()) {
            assertThat(Folders.files(path)).hasSize(1);
            CompletedFiles.deleteTree(
                    Files.isDirectory(path) ? path : path.resolve("..").normalize());
        }
    }

    @ParameterizedTest
    @EnumSource
    void missingArticlesAreSaidSo(Program program) throws IOException {
        assertFails(program, FILM + ".broken", "plug.usenet.missing-articles");
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordThatNobodyKnowsIsSaidSo(Program program) throws IOException {
        assertFails(program, LOCKED, "plug.usenet.locked");
    }

    private void assertFails(Program program, String name, String why) throws IOException {
        DownloadClient client = open(program);
        String id = client.add(release(name), nzb(program, name), Terms.USUAL).id();
        ClientDownload failed = await(client, id, each -> each.state() == DownloadState.FAILED);
        assertThat(failed.said()).isNotNull().extracting(Message::key).isEqualTo(why);
        client.remove(id, true);
        assertThat(client.list()).isEmpty();
        assertNothingIsLeft(program);
    }

    @ParameterizedTest
    @EnumSource
    void aFewMissingArticlesAreRepaired(Program program) throws IOException {
        DownloadClient client = open(program);
        String name = FILM + ".repairable";
        String id = client.add(release(name), nzb(program, name), Terms.USUAL).id();
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        assertWhole(done);
    }

    @ParameterizedTest
    @EnumSource
    void garbageIsRefusedWithASentence(Program program) {
        DownloadClient client = open(program);
        for (String garbage : List.of("\u0001\u0002", "<html><body>Log in first</body></html>", "<nzb></nzb>")) {
            Content file = new Content.NzbFile(garbage.getBytes(StandardCharsets.UTF_8));
            assertRefused(() -> client.add(release(FILM), file, Terms.USUAL), "plug.usenet.bad-nzb");
        }
        assertThat(client.list()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTorrentIsRefusedWithASentence(Program program) {
        assertRefused(
                () -> open(program).add(release(FILM), new Content.Magnet("magnet:?xt=urn:btih:00", "00"), Terms.USUAL),
                "plug.client.only-usenet");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotInTheQueueCannotBePaused(Program program) {
        DownloadClient client = open(program);
        assertRefused(() -> client.pause("987654321"), "plug.usenet.not-queued");
        assertRefused(() -> client.resume("no number"), "plug.usenet.not-queued");
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordOrKeyIsSaidSo(Program program) {
        assertThatThrownBy(() ->
                        open(program, address(program), "wrong-one", CATEGORY).list())
                .isInstanceOfSatisfying(
                        ProviderException.Unauthorized.class,
                        failure -> assertThat(failure.said().key())
                                .isEqualTo(
                                        program == Program.SABNZBD
                                                ? "plug.sabnzbd.wrong-key"
                                                : "plug.client.wrong-password"))
                .hasMessageNotContaining("wrong-one");
    }

    @ParameterizedTest
    @EnumSource
    void theTestNamesTheVersionAndTheFolder(Program program) {
        for (String address : List.of(
                address(program),
                address(program) + "/",
                address(program) + (program == Program.SABNZBD ? "/sabnzbd/" : "/jsonrpc"))) {
            Message said = test(program, address, CATEGORY);
            assertThat(said.key()).isEqualTo("plug." + program.key() + ".works");
            assertThat(said.arguments().getFirst().toString()).containsPattern("\\d+\\.\\d");
            assertThat(said.arguments().get(2).toString()).startsWith(programs.of(program.key(), "DOWNLOADS"));
        }
    }

    @Test
    void sabnzbdWantsItsCategoryAndNzbgetDoesNot() throws IOException {
        assertThatThrownBy(() -> test(Program.SABNZBD, address(Program.SABNZBD), "unheard-of"))
                .isInstanceOfSatisfying(ProviderException.BadSettings.class, failure -> {
                    assertThat(failure.said().key()).isEqualTo("plug.sabnzbd.no-category");
                    assertThat(failure.said().arguments().get(2).toString()).contains(CATEGORY);
                });
        DownloadClient sabnzbd =
                open(Program.SABNZBD, address(Program.SABNZBD), password(Program.SABNZBD), "unheard-of");
        assertThatThrownBy(() -> sabnzbd.add(release(FILM), nzb(Program.SABNZBD, FILM), Terms.USUAL))
                .isInstanceOf(ProviderException.BadSettings.class);
        assertThat(slots()).isZero();
        assertThat(test(Program.NZBGET, address(Program.NZBGET), "unheard-of").key())
                .isEqualTo("plug.nzbget.works-unknown");
    }

    @Test
    void sabnzbdsCategoryMustGiveEachJobItsFolder() {
        assertThatThrownBy(() -> test(Program.SABNZBD, address(Program.SABNZBD), "loose"))
                .isInstanceOfSatisfying(
                        ProviderException.BadSettings.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.sabnzbd.loose-category"));
    }

    final Message test(Program program, String address, String category) {
        return programs.step(program.key(), "test", () -> tested(program, address, category));
    }

    private Message tested(Program program, String address, String category) {
        return switch (program) {
            case SABNZBD -> new Sabnzbd(http).test(sabnzbd(address, password(program), category));
            case NZBGET -> new Nzbget(http).test(nzbget(address, password(program), category));
        };
    }

    final DownloadClient open(Program program) {
        return open(program, address(program), password(program), CATEGORY);
    }

    private DownloadClient open(Program program, String address, String password, String category) {
        return programs.observed(program.key(), opened(program, address, password, category));
    }

    private DownloadClient opened(Program program, String address, String password, String category) {
        return switch (program) {
            case SABNZBD -> new Sabnzbd(http).open(sabnzbd(address, password, category));
            case NZBGET -> new Nzbget(http).open(nzbget(address, password, category));
        };
    }

    private static Definition<Sabnzbd.Settings> sabnzbd(String address, String key, String category) {
        return definition("sabnzbd", new Sabnzbd.Settings(address, new Secret(key), category, false));
    }

    private Definition<Nzbget.Settings> nzbget(String address, String password, String category) {
        return definition(
                "nzbget",
                new Nzbget.Settings(address, programs.of("nzbget", "USER"), new Secret(password), category, false));
    }

    private static <S extends Record> Definition<S> definition(String plug, S settings) {
        return new Definition<>(1, plug, ProviderKind.DOWNLOAD_CLIENT, plug, true, 1, Set.of(), settings);
    }

    final String address(Program program) {
        return programs.of(program.key(), "URL");
    }

    private String password(Program program) {
        return programs.of(program.key(), program == Program.SABNZBD ? "KEY" : "PASSWORD");
    }

    final URI newznab(Program program, String path) {
        String indexer = programs.areReal() ? Peers.of("newznab", "URL") : "http://127.0.0.1:9";
        return URI.create(programs.text(program.key(), "newznab", indexer) + path);
    }

    final Content nzb(Program program, String name) {
        newznab(program, "");
        return new Content.NzbFile(programs.file(
                program.key(),
                "nzb",
                () -> posted(name),
                "<nzb><segment bytes=\"1\">x</segment></nzb>".getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] posted(String name) {
        try {
            return Files.readAllBytes(Path.of(Peers.of("news", "NZBS"), name + ".nzb"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    final void assertWhole(ClientDownload done) throws IOException {
        if (programs.areReal()) {
            assertThat(Files.mismatch(film(done), content(FILM))).isEqualTo(-1);
        }
    }

    private static Path content(String name) {
        return Path.of(Peers.of("news", "CONTENT"), name + ".mkv");
    }

    static Release release(String name) {
        return Releases.direct(name, URI.create("http://127.0.0.1/x"), -1, null, null);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... keys) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProviderException.Refused.class,
                        failure -> assertThat(failure.said().key()).isIn((Object[]) keys));
    }

    final ClientDownload await(DownloadClient client, String id, Predicate<ClientDownload> condition) {
        List<ClientDownload> met = new ArrayList<>();
        Await.until("download " + id, SOON, () -> {
            if (programs.areReal()) {
                // Asked without a pause SABnzbd does little else than answer.
                LockSupport.parkNanos(100_000_000L);
            }
            find(client, id).stream().filter(condition).forEach(met::add);
            return !met.isEmpty();
        });
        return met.getFirst();
    }

    /** Nothing while the program does not answer. */
    private static List<ClientDownload> find(DownloadClient client, String id) {
        try {
            return client.list().stream().filter(each -> each.id().equals(id)).toList();
        } catch (ProviderException.Unreachable starting) {
            return List.of();
        }
    }

    static Path path(ClientDownload download) {
        assertThat(download.place()).isNotNull();
        return Path.of(download.place());
    }

    /** SABnzbd tells the file where there is but one, NZBGet the folder. */
    static Path film(ClientDownload download) {
        Path path = path(download);
        return Files.isDirectory(path) ? path.resolve(FILM + ".mkv") : path;
    }

    private void assertNothingIsLeft(Program program) {
        if (!programs.areReal()) {
            return;
        }
        Path all = Peers.folder().resolve(program.key());
        List<Path> folders = program == Program.SABNZBD
                ? List.of(all.resolve("incomplete"), all.resolve("complete"))
                : List.of(all.resolve("inter"), all.resolve("dst"));
        for (Path folder : folders) {
            Await.until(
                    "nothing is left in " + folder,
                    SOON,
                    () -> Folders.files(folder).isEmpty());
        }
    }

    /**
     * SABnzbd 3.7.1 must never be told to have no limit any more: while it holds back, it waits until its mean speed is below the
     * limit as it is by then, and below nothing it is only after a minute ({@code Downloader.run}).
     *
     * @param rate KiB a second, 0 for as fast as it can
     */
    final void throttle(Program program, int rate) {
        programs.step(program.key(), "throttle", () -> throttled(program, rate));
    }

    private String throttled(Program program, int rate) {
        return switch (program) {
            case SABNZBD ->
                sabnzbd(Map.of(
                        "mode", "config", "name", "speedlimit", "value", (rate == 0 ? AS_FAST_AS_IT_CAN : rate) + "K"));
            case NZBGET -> nzbget("rate", Integer.toString(rate));
        };
    }

    private void hold(Program program, boolean held) {
        programs.step(program.key(), "hold " + held, () -> switch (program) {
            case SABNZBD -> sabnzbd(Map.of("mode", held ? "pause" : "resume"));
            case NZBGET -> nzbget(held ? "pausedownload" : "resumedownload", "");
        });
    }

    private String priority(Program program, String id) {
        return programs.step(program.key(), "priority", () -> toldPriority(program, id));
    }

    private String toldPriority(Program program, String id) {
        String answer = switch (program) {
            case SABNZBD -> sabnzbd(Map.of("mode", "queue", "nzo_ids", id));
            case NZBGET -> nzbget("listgroups", "");
        };
        return switch (program) {
            case SABNZBD -> between(answer, "\"priority\":\"", "\"");
            case NZBGET -> between(answer, "\"MaxPriority\" : ", ",");
        };
    }

    private static String between(String text, String before, String after) {
        int start = text.replace("\": \"", "\":\"").indexOf(before);
        assertThat(start).as(text).isNotNegative();
        String rest = text.replace("\": \"", "\":\"").substring(start + before.length());
        return rest.substring(0, rest.indexOf(after));
    }

    private int slots() {
        return programs.step("sabnzbd", "slots", this::toldSlots);
    }

    private int toldSlots() {
        return sabnzbd(Map.of("mode", "queue")).split("nzo_id", -1).length - 1;
    }

    private String sabnzbd(Map<String, String> parameters) {
        Map<String, String> all = new java.util.LinkedHashMap<>(parameters);
        all.put("output", "json");
        all.put("apikey", password(Program.SABNZBD));
        return http.send(Call.post(URI.create(address(Program.SABNZBD) + "/api"), Body.form(all)))
                .text();
    }

    private String nzbget(String method, String parameter) {
        String pair = programs.of("nzbget", "USER") + ":" + password(Program.NZBGET);
        return http.send(Call.post(
                                URI.create(address(Program.NZBGET) + "/jsonrpc"),
                                Body.json("{\"method\":\"" + method + "\",\"id\":1,\"params\":[" + parameter + "]}"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + java.util.Base64.getEncoder()
                                                .encodeToString(pair.getBytes(StandardCharsets.UTF_8))))
                .text();
    }
}
