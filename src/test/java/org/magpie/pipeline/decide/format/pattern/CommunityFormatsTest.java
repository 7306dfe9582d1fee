package org.magpie.pipeline.decide.format.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.decide.format.FormatReader;
import org.magpie.pipeline.decide.format.FormatScoring;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.testing.Shared;

class CommunityFormatsTest {
    private final FormatReader reader = new FormatReader();

    @Test
    void readsEveryFormatOfTheCommunityWithNothingDropped() throws IOException {
        List<CustomFormat> formats = new ArrayList<>();
        for (MediaKind kind : List.of(MediaKind.MOVIE, MediaKind.SERIES)) {
            Path folder = root().resolve(kind == MediaKind.MOVIE ? "radarr" : "sonarr")
                    .resolve("cf");
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".json")).toList()) {
                    formats.add(reader.read(Files.readString(file), kind));
                }
            }
        }

        assertThat(formats).hasSize(478);
        assertThat(formats)
                .allSatisfy(format -> assertThat(format.specifications()).isNotEmpty());
    }

    @Test
    void fitsWhenOneOfEachGroupAndAllRequiredOnesHold() {
        CustomFormat format = format(
                new Specification("web", Subject.SOURCE, "WEBDL", false, false, false),
                new Specification("rip", Subject.SOURCE, "WEBRIP", false, false, false),
                new Specification("hdr", Subject.TITLE, "\\bHDR\\b", false, true, false),
                new Specification("not hybrid", Subject.TITLE, "hybrid", true, true, false));

        assertThat(score(format, "Film.2001.HDR.WEB-DL", Quality.WEBDL_1080P)).isEqualTo(7);
        assertThat(score(format, "Film.2001.HDR.Hybrid", Quality.WEBRIP_1080P)).isZero();
        assertThat(score(format, "Film.2001.HDR", Quality.BLURAY_1080P)).isZero();
        assertThat(score(format, "Film.2001", Quality.WEBDL_1080P)).isZero();
    }

    @Test
    void translatesWhatDotNetWritesDifferently() {
        assertThat(DotNetPattern.compile("[[A&&B]").matcher("&").find()).isTrue();
        assertThat(DotNetPattern.compile("(?<=a+b*).c{d").matcher("aab.C{D").find())
                .isTrue();
        assertThat(DotNetPattern.compile("x{2,3}").matcher("XX").matches()).isTrue();
    }

    @Test
    void namesABadPattern() {
        assertThatThrownBy(() -> DotNetPattern.compile("(unclosed"))
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.key()).isEqualTo("format.bad-pattern"));
    }

    @Test
    void aPatternThatNeverEndsIsGivenUp() {
        CustomFormat format = format(new Specification("worst", Subject.TITLE, "(a+)+(b|c+)+$", false, false, false));
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        assertThat(score(format, "a".repeat(4_000) + "!", Quality.WEBDL_1080P)).isZero();

        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofMillis(200));
    }

    private static CustomFormat format(Specification... specifications) {
        return new CustomFormat("format", false, List.of(specifications));
    }

    private static int score(CustomFormat format, String name, Quality quality) {
        SlotCandidate offer = CandidateBuilder.film()
                .release(ReleaseBuilder.torrent(name))
                .says(parsed -> parsed.in(quality))
                .offer();
        Profile plain = CandidateBuilder.profile(true, 0, 0, 1, Set.of());
        Profile scored = new Profile(
                1, "HD", plain.kind(), plain.entries(), plain.cutoff(), true, 0, 0, 1, Map.of("format", 7), Set.of());
        return new FormatScoring(List.of(format))
                .score(offer.matched(), offer.title(), scored)
                .sum();
    }

    private static Path root() {
        Path none = Path.of("");
        Path root = Shared.folder("trash").orElse(none);
        assumeTrue(!root.equals(none), "The community's custom formats are not beside the project");
        return root;
    }
}
