package org.magpie.pipeline.decide.format.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.decide.format.CommunityFormats;
import org.magpie.pipeline.decide.format.FormatScoring;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.testing.NamesCorpus;

class TextPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\\b(FLUX|NTb)\\b;flux,ntb",
                "^(Remux)$;remux",
                "(?<!foo)bar+;bar",
                "x(?:26)?4;''",
                "web[-_]?dl|bluray;webdl,web-dl,web_dl,bluray",
                "(?i)HDR10(\\+|Plus)?;hdr10",
                "colou?r;color,colour",
                "^(?=.*HDR)(?!.*DoVi).*$;hdr",
                "([._-])iTunes\\1x;itunes",
                "[xh]26[45];x264,x265,h264,h265",
                "ab*cd;cd",
                "[^0-9]2[ .]0\\b;2 0,2.0",
                "[a-z]+b;''",
                "a|bc;''",
                "(abc){0,2};''",
                "[]ab]cd;]cd,acd,bcd",
                "\\x41bc;''",
                "Q\\.E;q.e"
            })
    void knowsTheTextsThatAPatternNeeds(String pattern, String needed) {
        assertThat(String.join(",", RequiredLiterals.of(pattern))).isEqualTo(needed);
    }

    @Test
    void neverMissesWhatAPatternFinds() throws IOException {
        List<CustomFormat> formats = new ArrayList<>(CommunityFormats.of(MediaKind.MOVIE));
        formats.addAll(CommunityFormats.of(MediaKind.SERIES));
        assumeTrue(!formats.isEmpty(), "The community's custom formats are not beside the project");
        List<String> names = new ArrayList<>(NamesCorpus.rows().stream()
                .map((JsonNode row) -> row.path("input").asText())
                .toList());
        names.addAll(List.of("", "F", "FLUX", "Film \u212ABS \u017F\u0131\u0130 2001", "DDP5.1 Atmos-NTb"));
        List<PatternInput> texts = names.stream().map(PatternInput::new).toList();
        int tried = 0;
        int spared = 0;
        for (CustomFormat format : formats) {
            for (Specification each : format.specifications()) {
                if (each.subject() == Subject.TITLE || each.subject() == Subject.GROUP) {
                    Pattern pattern = DotNetPattern.compile(each.value());
                    PatternInput.Needed needed = new PatternInput.Needed(RequiredLiterals.of(pattern.pattern()));
                    for (PatternInput text : texts) {
                        tried++;
                        if (!text.mayHold(needed)) {
                            spared++;
                            assertThat(pattern.matcher(text.text()).find())
                                    .as("%s in %s", pattern, text.text())
                                    .isFalse();
                        }
                    }
                }
            }
        }
        assertThat(spared).isGreaterThan(tried * 8 / 10);
    }

    @Test
    void theCaseOfLettersBeyondAsciiIsFoldedAsPatternsDo() {
        PatternInput text = new PatternInput("\u212AELVIN \u017FTRA\u017F\u017FE D\u0130REKT");
        for (String word : List.of("kelvin", "strasse", "direkt")) {
            assertThat(DotNetPattern.compile(word).matcher(text.text()).find()).isTrue();
            assertThat(text.mayHold(new PatternInput.Needed(List.of(word)))).isTrue();
        }
        assertThat(text.mayHold(new PatternInput.Needed(List.of("other")))).isFalse();
    }

    @Test
    void manyPatternsThatNeverEndCostOneReleaseNoMoreThanOneDoes() {
        List<CustomFormat> worst = IntStream.range(0, 50)
                .mapToObj(at -> new CustomFormat(
                        "worst " + at,
                        false,
                        List.of(new Specification(
                                "s",
                                Subject.TITLE,
                                at % 2 == 0 ? "(a+)+(b|c+)+" + at + "$" : "(a|a)*(a|a)*" + at,
                                false,
                                false,
                                false))))
                .toList();
        FormatScoring scoring = new FormatScoring(worst);
        score(scoring, worst, "warm.up");
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        assertThat(score(scoring, worst, "a".repeat(4_000) + "!")).isZero();

        Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        System.out.printf("50 patterns that never end over a name of 4001 letters: %d ms%n", took.toMillis());
        assertThat(took).isLessThan(Duration.ofMillis(200));
    }

    private static int score(FormatScoring scoring, List<CustomFormat> formats, String name) {
        SlotCandidate offer = CandidateBuilder.film()
                .release(ReleaseBuilder.torrent(name))
                .says(parsed -> parsed.in(Quality.WEBDL_1080P))
                .offer();
        Map<String, Integer> scores = new HashMap<>();
        formats.forEach(format -> scores.put(format.name(), 1));
        Profile plain = CandidateBuilder.profile(true, 0, 0, 1, Set.of());
        Profile scored =
                new Profile(1, "HD", plain.kind(), plain.entries(), plain.cutoff(), true, 0, 0, 1, scores, Set.of());
        return scoring.score(offer.matched(), offer.title(), scored).sum();
    }
}
