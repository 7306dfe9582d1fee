package org.magpie.pipeline.decide.format.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.UserException;
import org.magpie.base.text.Texts;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.media.format.StoredFormat;
import org.magpie.media.format.StoredFormats;
import org.magpie.media.format.StoredGuideRecords;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.format.CommunityFormats;
import org.magpie.pipeline.decide.format.guide.ImportReport.Outcome;
import org.magpie.pipeline.decide.format.guide.ImportReport.Part;
import org.magpie.testing.TestLibrary;

class GuideImportTest {
    private static final String FORMAT = """
            {"trash_id": "id-1", "trash_scores": {"default": %d, "anime": 50}, "name": "%s",
             "includeCustomFormatWhenRenaming": true,
             "specifications": [{"name": "s", "implementation": "ReleaseTitleSpecification", "negate": false,
                                 "required": true, "fields": {"value": "%s"}}]}
            """;
    private static final String PROFILE = """
            {"trash_id": "p-1", "name": "%s", "upgradeAllowed": true, "cutoff": "%s", "minFormatScore": 10,
             "cutoffFormatScore": 10000, "minUpgradeFormatScore": 5, "language": "Original",
             "items": [{"name": "Remux", "allowed": true, "items": ["Remux-1080p", "Bluray-1080p"]},
                       {"name": "WEBDL-1080p", "allowed": true}, {"name": "CAM", "allowed": false}],
             "formatItems": {"Lantern": "id-1", "Other": "id-2"}}
            """;

    @TempDir
    Path folder;

    private final GuideReader reader = new GuideReader();
    private final Texts texts = new Texts(Locale.ENGLISH);
    private TestLibrary test;
    private StoredFormats formats;
    private GuideImport importing;

    @BeforeEach
    void open() {
        test = new TestLibrary(folder);
        formats = new StoredFormats(test.store(), test.profiles());
        importing = new GuideImport(formats, test.profiles(), new StoredGuideRecords(test.store()));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void takesInEverythingThatTheCommunityPublishesAndASecondTimeNothing() throws IOException {
        List<GuideParts> read = new ArrayList<>();
        List<Path> sizes = new ArrayList<>();
        for (MediaKind kind : List.of(MediaKind.MOVIE, MediaKind.SERIES)) {
            for (String part : List.of("cf", "quality-profiles")) {
                for (Path file : CommunityFormats.files(kind, part)) {
                    read.add(reader.read(Files.readString(file), kind));
                }
            }
            sizes.addAll(CommunityFormats.files(kind, "quality-size"));
            for (Path file : CommunityFormats.files(kind, "quality-size")) {
                read.add(reader.read(Files.readString(file), kind));
            }
        }
        assumeTrue(!read.isEmpty(), "The community's documents are not beside the project");
        GuideParts all = GuideParts.together(read);
        assertThat(all.problems()).isEmpty();

        ImportReport report = importing.take(all);

        assertThat(report.problems()).isEmpty();
        assertThat(report.count(Part.FORMAT, Outcome.ADDED)).isEqualTo(478);
        assertThat(report.count(Part.PROFILE, Outcome.ADDED)).isEqualTo(62);
        assertThat(sizes).hasSize(6);
        assertThat(all.sizes()).hasSize(6);
        assertThat(report.entries().stream()
                        .filter(entry -> entry.part() == Part.SIZE)
                        .count())
                .isEqualTo(all.sizes().stream()
                        .mapToLong(part -> part.sizes().size())
                        .sum());
        assertThat(formats.all()).hasSize(478);
        long specifications = formats.all().stream()
                .mapToLong(format -> format.format().specifications().size())
                .sum();
        assertThat(specifications)
                .isEqualTo(all.formats().stream()
                        .mapToLong(part -> part.format().specifications().size())
                        .sum());
        // Each profile scores each of its formats.
        Map<String, Integer> scored = new java.util.HashMap<>();
        test.profiles()
                .all()
                .forEach(
                        profile -> scored.merge(profile.name(), profile.scores().size(), Integer::sum));
        int wanted =
                all.profiles().stream().mapToInt(part -> part.formats().size()).sum();
        assertThat(scored.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(wanted);

        ImportReport again = importing.take(new GuideParts(all.formats(), all.profiles(), List.of(), List.of()));
        assertThat(again.entries()).hasSize(540).allMatch(entry -> entry.outcome() == Outcome.SAME);
        assertThat(formats.all()).hasSize(478);
    }

    @Test
    void whatTheGuideChangesIsBroughtUpToDateUnlessAPersonHasChangedIt() {
        take(FORMAT.formatted(100, "Lantern", "lantern"));
        StoredFormat first = formats.all().getFirst();

        ImportReport updated = take(FORMAT.formatted(100, "Lantern", "lantern|lamp"));
        assertThat(updated.names(Outcome.UPDATED)).containsExactly("Lantern");
        assertThat(formats.all().getFirst().format().specifications().getFirst().value())
                .isEqualTo("lantern|lamp");
        assertThat(formats.all().getFirst().id()).isEqualTo(first.id());

        formats.save(formats.all().getFirst().with(format("Lantern", "mine")));
        assertThat(formats.all().getFirst().isChanged()).isTrue();
        ImportReport kept = take(FORMAT.formatted(100, "Lantern", "lantern|lamp|light"));
        assertThat(kept.names(Outcome.KEPT)).containsExactly("Lantern");
        assertThat(formats.all().getFirst().format()).isEqualTo(format("Lantern", "mine"));
        assertThat(take(FORMAT.formatted(100, "Lantern", "lantern|lamp|light")).names(Outcome.SAME))
                .hasSize(1);
    }

    @Test
    void aProfileGetsTheScoresOfItsFormatsAndFollowsTheGuideScoreByScore() {
        take(FORMAT.formatted(100, "Lantern", "lantern"));
        ImportReport added = take(PROFILE.formatted("Guide HD", "Remux"));
        Profile profile = profile("Guide HD");
        assertThat(texts.say(added.problems().getFirst())).contains("Guide HD").contains("Other");
        assertThat(profile.scores()).isEqualTo(Map.of("Lantern", 100));
        assertThat(profile.languages()).containsExactly("Original");
        assertThat(profile.minimumScore()).isEqualTo(10);
        assertThat(profile.cutoffScore()).isEqualTo(10_000);
        assertThat(profile.minimumStep()).isEqualTo(5);
        assertThat(profile.meetsCutoff(Quality.BLURAY_1080P)).isTrue();
        assertThat(profile.meetsCutoff(Quality.WEBDL_1080P)).isFalse();
        assertThat(profile.rank(Quality.REMUX_1080P)).isEqualTo(profile.rank(Quality.BLURAY_1080P));
        assertThat(profile.rank(Quality.WEBDL_1080P)).isGreaterThan(profile.rank(Quality.CAM));

        take(FORMAT.formatted(120, "Lantern", "lantern"));
        assertThat(take(PROFILE.formatted("Guide HD", "WEBDL-1080p")).names(Outcome.UPDATED))
                .containsExactly("Guide HD");
        assertThat(profile("Guide HD").scores()).isEqualTo(Map.of("Lantern", 120));
        assertThat(profile("Guide HD").cutoff()).isEqualTo(Quality.WEBDL_1080P);

        test.profiles().save(scored(profile("Guide HD"), Map.of("Lantern", 7)));
        take(FORMAT.formatted(130, "Lantern", "lantern"));
        assertThat(take(PROFILE.formatted("Guide HD", "Remux")).names(Outcome.UPDATED))
                .containsExactly("Guide HD");
        assertThat(profile("Guide HD").scores()).isEqualTo(Map.of("Lantern", 7));
        assertThat(profile("Guide HD").meetsCutoff(Quality.WEBDL_1080P)).isFalse();
    }

    @Test
    void aFormatThatGetsAnotherNameKeepsItsScores() {
        take(FORMAT.formatted(100, "Lantern", "lantern"));
        take(PROFILE.formatted("Guide HD", "Remux"));

        formats.save(
                formats.all().getFirst().with(formats.all().getFirst().format().named("Lamp")));

        assertThat(profile("Guide HD").scores()).isEqualTo(Map.of("Lamp", 100));
        assertThat(take(FORMAT.formatted(100, "Lantern", "lantern|x")).names(Outcome.UPDATED))
                .containsExactly("Lamp");
        take(PROFILE.formatted("Guide HD", "Remux"));
        assertThat(profile("Guide HD").scores()).isEqualTo(Map.of("Lamp", 100));
    }

    @Test
    void aBadPatternIsNamedInOneSentenceAndTheRestGoesOn() {
        ImportReport report = take("[" + FORMAT.formatted(1, "Broken", "(unclosed") + ","
                + FORMAT.formatted(1, "Good", "fine").replace("id-1", "id-9") + ", {\"name\": \"What\"}]");

        assertThat(report.names(Outcome.ADDED)).containsExactly("Good");
        assertThat(report.problems()).hasSize(2);
        assertThat(texts.say(report.problems().getFirst())).contains("Broken").contains("(unclosed");
        assertThat(texts.say(report.problems().getLast())).contains("What");
    }

    @Test
    void aFormatOfOnesOwnIsNeverOverwritten() {
        formats.save(new StoredFormat(0, MediaKind.MOVIE, format("Lantern", "own"), null));

        take(FORMAT.formatted(100, "Lantern", "lantern"));

        assertThat(formats.all()).extracting(StoredFormat::name).containsExactly("Lantern", "Lantern (2)");
        assertThat(formats.all().getFirst().format()).isEqualTo(format("Lantern", "own"));
        assertThatThrownBy(() -> formats.save(new StoredFormat(0, MediaKind.MOVIE, format("lantern", "x"), null)))
                .isInstanceOf(UserException.class);
    }

    @Test
    void readsWhatTheManagersExport() {
        take(FORMAT.formatted(100, "Lantern", "lantern"));
        take("""
                {"id": 7, "name": "Exported", "upgradeAllowed": false, "cutoff": 1001, "minFormatScore": 0,
                 "cutoffFormatScore": 5, "language": {"id": -1, "name": "Any"},
                 "items": [{"quality": {"id": 9, "name": "HDTV-1080p"}, "items": [], "allowed": true},
                           {"id": 1001, "name": "WEB 1080p", "allowed": true, "items": [
                             {"quality": {"id": 15, "name": "WEBRip-1080p"}, "items": [], "allowed": true},
                             {"quality": {"id": 3, "name": "WEBDL-1080p"}, "items": [], "allowed": true}]}],
                 "formatItems": [{"format": 1, "name": "Lantern", "score": -40}]}
                """);

        Profile profile = profile("Exported");
        assertThat(profile.meetsCutoff(Quality.WEBRIP_1080P)).isTrue();
        assertThat(profile.meetsCutoff(Quality.HDTV_1080P)).isFalse();
        assertThat(profile.scores()).isEqualTo(Map.of("Lantern", -40));
        assertThat(profile.languages()).isEmpty();
    }

    @Test
    void sizesThatAPersonHasSetStay() {
        String sizes =
                "{\"type\": \"movie\", \"qualities\": [{\"quality\": \"Bluray-1080p\", \"min\": %d, \"preferred\":"
                        + " 1999, \"max\": 2000}]}";
        take(sizes.formatted(50));
        assertThat(test.profiles().bounds(Quality.BLURAY_1080P, MediaKind.MOVIE))
                .isEqualTo(new SizeBounds(50, 1_999, 0));

        assertThat(take(sizes.formatted(55)).count(Part.SIZE, Outcome.UPDATED)).isEqualTo(1);
        test.profiles().saveBounds(Quality.BLURAY_1080P, MediaKind.MOVIE, new SizeBounds(1, 2, 3));
        assertThat(take(sizes.formatted(60)).count(Part.SIZE, Outcome.KEPT)).isEqualTo(1);
        assertThat(test.profiles().bounds(Quality.BLURAY_1080P, MediaKind.MOVIE))
                .isEqualTo(new SizeBounds(1, 2, 3));
    }

    private ImportReport take(String json) {
        return importing.take(reader.read(json, MediaKind.MOVIE));
    }

    private Profile profile(String name) {
        return test.profiles().of(MediaKind.MOVIE).stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CustomFormat format(String name, String pattern) {
        return new CustomFormat(
                name, true, List.of(new Specification("s", Subject.TITLE, pattern, false, true, false)));
    }

    private static Profile scored(Profile profile, Map<String, Integer> scores) {
        return new Profile(
                profile.id(),
                profile.name(),
                profile.kind(),
                profile.entries(),
                profile.cutoff(),
                profile.upgrades(),
                profile.minimumScore(),
                profile.cutoffScore(),
                profile.minimumStep(),
                scores,
                profile.languages());
    }
}
