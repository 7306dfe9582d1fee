package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.event.Events;
import org.magpie.base.store.Rows;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.SeriesType;
import org.magpie.media.TitleFacts;
import org.magpie.media.title.Item;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.testing.NoProgress;
import org.magpie.testing.ui.FakePreferences;

/** Real video files brought in by real patterns, token by token: what a pattern says is what lies on disk. */
class FiledNamesTest {
    private static final String RELEASE = "The.Moons.2001.Director's.Cut.PROPER.1080p.BluRay.10bit.x264.AC3-GRP";

    private static byte[] video = {};

    @TempDir
    private Path folder;

    private ImportFixture fixture;
    private final FakePreferences preferences = new FakePreferences(new Events());

    /** Two hours of a black picture at one frame a minute, with German and English sound and Spanish subtitles. */
    @BeforeAll
    static void makesAVideo(@TempDir Path made) throws IOException, InterruptedException {
        Path lines = made.resolve("lines.srt");
        Files.writeString(lines, "1\n00:00:01,000 --> 00:00:02,000\nHola\n");
        Path file = made.resolve("made.mkv");
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of("-f", "lavfi", "-i", "color=black:size=1920x1080:rate=1/60"));
        command.addAll(List.of("-f", "lavfi", "-t", "1", "-i", "anullsrc=channel_layout=5.1:sample_rate=48000"));
        command.addAll(List.of("-i", lines.toString()));
        command.addAll(List.of("-t", "5400", "-map", "0:v", "-map", "1:a", "-map", "1:a", "-map", "2:s"));
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-c:a", "ac3"));
        command.addAll(List.of("-metadata:s:a:0", "language=ger", "-metadata:s:a:1", "language=eng"));
        command.addAll(List.of("-metadata:s:v:0", "stereo_mode=left_right", "-color_trc", "smpte2084"));
        command.addAll(List.of("-metadata:s:s:0", "language=spa", file.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        video = Files.readAllBytes(file);
    }

    @BeforeEach
    void opens() {
        fixture = new ImportFixture(folder);
    }

    @AfterEach
    void closes() {
        fixture.close();
    }

    @Test
    void everyTokenOfAFilmIsFilled() throws IOException {
        TitleFacts film = fixture.world.film("The Moons", 2001);
        ids(film, Map.of("imdb", "tt0012345", "tmdb", "77"));
        naming(film, "Les Lunes", "The Moons Collection", "PG-13", SeriesType.STANDARD);
        rows("insert into title_translation (title_id, language, name) values (?, 'German', 'Die Monde')", film.id());
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("{Movie Title}", "The Moons");
        tokens.put("{Movie CleanTitle}", "The Moons");
        tokens.put("{Movie TitleThe}", "Moons, The");
        tokens.put("{Movie CleanTitleThe}", "Moons, The");
        tokens.put("{Movie TitleFirstCharacter}", "M");
        tokens.put("{Movie Title:DE}", "Die Monde");
        tokens.put("{Movie OriginalTitle}", "Les Lunes");
        tokens.put("{Movie CleanOriginalTitle}", "Les Lunes");
        tokens.put("{Movie OriginalTitleFirstCharacter}", "L");
        tokens.put("{Movie Collection}", "The Moons Collection");
        tokens.put("{Movie CleanCollection}", "The Moons Collection");
        tokens.put("{Movie CollectionThe}", "Moons Collection, The");
        tokens.put("{Movie CleanCollectionThe}", "Moons Collection, The");
        tokens.put("{Movie Certification}", "PG-13");
        tokens.put("{Release Year}", "2001");
        tokens.put("{Edition Tags}", "Director's Cut");
        tokens.put("{ImdbId}", "tt0012345");
        tokens.put("{TmdbId}", "77");
        tokens.putAll(ofEveryVideo("Bluray-1080p Proper", "Bluray-1080p", RELEASE));

        filed(film, RELEASE, "movie", tokens);
    }

    @Test
    void everyTokenOfAnEpisodeIsFilled() throws IOException {
        TitleFacts series = series("The Moons", SeriesType.STANDARD);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("{Series Title}", "The Moons");
        tokens.put("{Series CleanTitle}", "The Moons");
        tokens.put("{Series TitleThe}", "Moons, The");
        tokens.put("{Series CleanTitleThe}", "Moons, The");
        tokens.put("{Series TitleYear}", "The Moons (2001)");
        tokens.put("{Series CleanTitleYear}", "The Moons 2001");
        tokens.put("{Series TitleTheYear}", "Moons, The (2001)");
        tokens.put("{Series CleanTitleTheYear}", "Moons, The 2001");
        tokens.put("{Series TitleWithoutYear}", "The Moons");
        tokens.put("{Series CleanTitleWithoutYear}", "The Moons");
        tokens.put("{Series TitleTheWithoutYear}", "Moons, The");
        tokens.put("{Series CleanTitleTheWithoutYear}", "Moons, The");
        tokens.put("{Series TitleFirstCharacter}", "M");
        tokens.put("{Series Year}", "2001");
        tokens.put("{season:00}", "02");
        tokens.put("{episode:00}", "07");
        tokens.put("{Air-Date}", "2002-01-01");
        tokens.put("{Episode Title}", "Lamp & Shade");
        tokens.put("{Episode CleanTitle}", "Lamp and Shade");
        tokens.put("{ImdbId}", "tt0012345");
        tokens.put("{TvdbId}", "11");
        tokens.put("{TvMazeId}", "22");
        tokens.put("{TmdbId}", "33");
        String release = "The.Moons.S02E07.PROPER.1080p.BluRay.10bit.x264.AC3-GRP";
        tokens.putAll(ofEveryVideo("Bluray-1080p Proper", "Bluray-1080p", release));

        filed(series, release, "series", tokens, 7);
    }

    @Test
    void aDailySeriesAndAnAnimeAreFiledByTheirOwnPatterns() throws IOException {
        preferences.set("naming.series.daily", "{Series Title} {Air-Date} {Episode Title}");
        preferences.set("naming.series.anime", "{Series Title} {absolute:000} {Release Hash}");
        TitleFacts daily = series("Evening Moons", SeriesType.DAILY);
        importDownload(daily, "Evening.Moons.2002.01.01.1080p.BluRay.x264-GRP", 7);
        TitleFacts anime = series("Paper Moons", SeriesType.ANIME);
        importDownload(anime, "[GRP] Paper Moons - 03 (BD 1080p) [1A2B3C4D]", 7);

        assertThat(fixture.onDisk(MediaKind.SERIES))
                .containsExactlyInAnyOrder(
                        "Evening Moons (2001)/Season 02/Evening Moons 2002-01-01 Lamp & Shade.mkv",
                        "Paper Moons (2001)/Season 02/Paper Moons 003 1A2B3C4D.mkv");
    }

    @Test
    void episodesStandInOrderAndOneThatIsLeftOutIsNotSaidToBeThere() throws IOException {
        TitleFacts series = fixture.world.series("Moons", 4);
        preferences.set("naming.series.file", "{Series Title} S{season:00}E{episode:00}");
        importDownload(series, "Moons.S01E02E01.1080p.BluRay.x264-GRP", 1, 2);
        importDownload(series, "Moons.S01E03.1080p.BluRay.x264-GRP", 3);

        assertThat(fixture.onDisk(MediaKind.SERIES))
                .containsExactlyInAnyOrder(
                        "Moons (2001)/Season 01/Moons S01E01-E02.mkv", "Moons (2001)/Season 01/Moons S01E03.mkv");
    }

    @Test
    void aNameOfTheGreatestLengthLeavesRoomForTheLongestSubtitle() throws IOException {
        String name = "Long Winter Nights ".repeat(11).strip();
        String release = name.replace(' ', '.') + ".2001.1080p-GRP";
        TitleFacts film = fixture.world.film(name, 2001);
        Path done = fixture.done("long");
        TestVideos.write(done.resolve(release + ".mkv"), video);
        Files.writeString(done.resolve(release + ".zh-Hant.forced.sdh.srt"), "1\n00:00:01,000 --> 00:00:02,000\nA\n");
        bring(fixture.torrent(film, release, done));

        List<String> filed = fixture.onDisk(MediaKind.MOVIE);
        assertThat(filed)
                .hasSize(2)
                .allSatisfy(path -> assertThat(path.split("/"))
                        .allSatisfy(part -> assertThat(part.getBytes(StandardCharsets.UTF_8))
                                .hasSizeLessThanOrEqualTo(255)));
        assertThat(filed.getFirst().substring(0, filed.getFirst().indexOf('/'))).doesNotEndWith(".");
    }

    private static Map<String, String> ofEveryVideo(String quality, String plain, String release) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("{Quality Full}", quality);
        tokens.put("{Quality Title}", plain);
        tokens.put("{Quality Proper}", "Proper");
        tokens.put("{Release Group}", "GRP");
        tokens.put("{Original Title}", release);
        tokens.put("{Original Filename}", "the file");
        tokens.put("{Custom Formats}", "Streaming Surround");
        tokens.put("{Custom Format:Surround}", "Surround");
        tokens.put("{MediaInfo Simple}", "x264 AC3");
        tokens.put("{MediaInfo Full}", "x264 AC3[DE+EN] [ES]");
        tokens.put("{MediaInfo VideoCodec}", "x264");
        tokens.put("{MediaInfo VideoBitDepth}", "10");
        tokens.put("{MediaInfo VideoDynamicRange}", "HDR");
        tokens.put("{MediaInfo VideoDynamicRangeType}", "HDR10");
        tokens.put("{MediaInfo 3D}", "3D");
        tokens.put("{MediaInfo AudioCodec}", "AC3");
        tokens.put("{MediaInfo AudioChannels}", "5.1");
        tokens.put("{MediaInfo AudioLanguages}", "[DE+EN]");
        tokens.put("{MediaInfo AudioLanguagesAll}", "[DE+EN]");
        tokens.put("{MediaInfo SubtitleLanguages}", "[ES]");
        return tokens;
    }

    /** Each token makes a folder of its own, so that one import shows them all. */
    private void filed(TitleFacts title, String release, String kind, Map<String, String> tokens, int... episodes)
            throws IOException {
        List<String> pattern = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        tokens.forEach((token, value) -> {
            pattern.add("at" + pattern.size() + " " + token);
            expected.add("at" + expected.size() + " " + value);
        });
        preferences.set("naming." + kind + ".file", String.join("/", pattern));
        importDownload(title, release, episodes);

        assertThat(fixture.onDisk(title.kind())).singleElement().satisfies(path -> {
            List<String> names =
                    List.of(path.substring(0, path.length() - ".mkv".length()).split("/"));
            assertThat(names.subList(names.size() - expected.size(), names.size()))
                    .isEqualTo(expected);
        });
    }

    private void importDownload(TitleFacts title, String release, int... episodes) throws IOException {
        Path done = fixture.done(release);
        String file = release.contains("PROPER") ? "the file" : release;
        TestVideos.write(done.resolve(file + ".mkv"), video);
        bring(fixture.torrent(title, release, done, episodes));
    }

    private void bring(TrackedDownload download) {
        new Importer(
                        fixture.world.store(),
                        fixture.world.library(),
                        fixture.world.test().profiles(),
                        fixture.world.history(),
                        fixture.world.downloads(),
                        fixture.world.reader(),
                        fixture.world.matching(),
                        new MediaProbe("ffprobe", Duration.ofMinutes(1)),
                        new ChosenNames(preferences, (title, file) -> List.of("Streaming", "Surround")),
                        () -> FiledPermissions.NONE,
                        fixture.clock)
                .importDownload(download, new NoProgress());
        assertThat(fixture.said(download)).isEmpty();
    }

    /** Two episodes in the first season and one, number 3 over all, in the second. */
    private TitleFacts series(String name, SeriesType type) {
        TitleFacts series = fixture.world.series(name, 2);
        fixture.world.store().change(unit -> {
            ItemDetails third = ItemDetails.episode("Lamp & Shade", 2, 7, LocalDate.of(2002, 1, 1), Instant.EPOCH);
            unit.session().insert(Item.of(MediaKind.SERIES, series.id(), third, true));
            fixture.world.library().changed(unit, Set.of(series.id()));
        });
        ids(series, Map.of("imdb", "tt0012345", "tvdb", "11", "tvmaze", "22", "tmdb", "33"));
        naming(series, "", "", "", type);
        return fixture.world.library().facts(series.id()).orElseThrow();
    }

    private void ids(TitleFacts title, Map<String, String> ids) {
        ids.forEach((source, id) ->
                rows("insert into title_ids (title_id, source, external_id) values (?, ?, ?)", title.id(), source, id));
    }

    private void naming(TitleFacts title, String original, String collection, String certification, SeriesType type) {
        rows(
                "insert into title_naming (title_id, original_title, collection, certification, country, series_type)"
                        + " values (?, ?, ?, ?, '', ?)",
                title.id(),
                original,
                collection,
                certification,
                type.name());
    }

    private void rows(String change, Object... values) {
        fixture.world.store().change(unit -> new Rows(unit.session()).change(change, values));
    }
}
