package org.magpie.pipeline.decide.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.media.MediaKind;
import org.magpie.media.file.FileFacts;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.media.format.StoredFormat;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.decide.Score;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.decide.UpgradeOutcome;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.ReleaseBuilder;
import org.magpie.testing.ui.FakeFormats;

class FormatScoringTest {
    private final FakeFormats formats = new FakeFormats();
    private final FormatScoring scoring = new FormatScoring(formats::all);

    @Test
    void followsEachChangeOfAFormat() {
        StoredFormat hdr = formats.save(kept(MediaKind.MOVIE, "HDR", "hdr"));
        Profile profile = profile(Map.of("HDR", 10, "DV", 5));
        assertThat(score("Film.2001.HDR.DV.1080p.WEB-DL-GRP", profile)).isEqualTo(10);

        formats.save(kept(MediaKind.MOVIE, "DV", "\\bdv\\b"));
        assertThat(score("Film.2001.HDR.DV.1080p.WEB-DL-GRP", profile)).isEqualTo(15);

        formats.save(hdr.with(kept(MediaKind.MOVIE, "HDR", "hdr10").format()));
        assertThat(score("Film.2001.HDR.DV.1080p.WEB-DL-GRP", profile)).isEqualTo(5);

        formats.delete(hdr.id());
        assertThat(score("Film.2001.HDR10.DV.1080p.WEB-DL-GRP", profile)).isEqualTo(5);
    }

    @Test
    void aScoreSaysWhichFormatsMadeIt() {
        formats.saveAll(List.of(
                kept(MediaKind.MOVIE, "HDR", "hdr"),
                kept(MediaKind.MOVIE, "x265", "x265"),
                kept(MediaKind.MOVIE, "Unscored", "1080p"),
                kept(MediaKind.MOVIE, "Absent", "remux")));
        SlotCandidate offer = offer("Film.2001.HDR.1080p.WEB-DL.x265-GRP");

        Score score =
                scoring.score(offer.matched(), offer.title(), profile(Map.of("HDR", 1_500, "x265", -10, "Absent", 7)));

        assertThat(score.sum()).isEqualTo(1_490);
        assertThat(score.parts()).containsExactlyInAnyOrder(new Score.Part("HDR", 1_500), new Score.Part("x265", -10));
    }

    @Test
    void formatsOfSeriesDoNotCountForFilms() {
        formats.save(kept(MediaKind.SERIES, "HDR", "hdr"));

        assertThat(score("Film.2001.HDR.1080p.WEB-DL-GRP", profile(Map.of("HDR", 10))))
                .isZero();
    }

    @Test
    void aFormatThatCannotBeUsedCountsNothingAndTheOthersDo() {
        formats.saveAll(List.of(kept(MediaKind.MOVIE, "Broken", "(unclosed"), kept(MediaKind.MOVIE, "HDR", "hdr")));

        assertThat(score("Film.2001.HDR.1080p.WEB-DL-GRP", profile(Map.of("HDR", 10, "Broken", 100))))
                .isEqualTo(10);
    }

    @Test
    void eachSlotCountsByItsOwnScores() {
        formats.save(kept(MediaKind.MOVIE, "HDR", "hdr"));
        SlotCandidate offer = offer("Film.2001.HDR.1080p.WEB-DL-GRP");
        List<Integer> scores = new ArrayList<>();
        for (int worth : List.of(3, -7, 0)) {
            scores.add(scoring.score(offer.matched(), offer.title(), profile(Map.of("HDR", worth)))
                    .sum());
        }

        assertThat(scores).containsExactly(3, -7, 0);
        assertThat(scoring.fitting(offer.matched(), offer.title())).containsExactly("HDR");
    }

    @Test
    void theScoreAtTheGrabIsWhatCountsLater() {
        Profile profile = profile(Map.of("HDR", 10));
        CandidateBuilder same = CandidateBuilder.film()
                .wantedBy(profile)
                .scored(10)
                .says(parsed -> parsed.in(Quality.WEBDL_1080P))
                .has(Quality.WEBDL_1080P, Revision.FIRST, 10, "GRP");
        SlotCandidate again = same.offer();

        assertThat(again.improvement(again.items().getFirst())).isEqualTo(UpgradeOutcome.SAME);
    }

    @Test
    void namesTheFormatsOfAFileThatAreMeantForItsName() {
        formats.save(new StoredFormat(
                0, MediaKind.MOVIE, kept(MediaKind.MOVIE, "HDR", "hdr").format(), null));
        CustomFormat named = kept(MediaKind.MOVIE, "Imax", "imax").format();
        formats.save(
                new StoredFormat(0, MediaKind.MOVIE, new CustomFormat("Imax", true, named.specifications()), null));
        FileFormats names = new FileFormats(formats, scoring, new GrammarReader(Vocabulary.standard()));
        SlotCandidate offer = offer("x");

        assertThat(names.apply(offer.title(), file("Film.2001.IMAX.HDR.1080p.WEB-DL-GRP")))
                .containsExactly("Imax");
        assertThat(names.apply(offer.title(), file(""))).isEmpty();
    }

    @Test
    void tellsWhichWordsASpecificationFound() {
        FormatTester tester = new FormatTester(new GrammarReader(Vocabulary.standard()));
        String name = "Film.2001.HDR.1080p.WEB-DL-GRP";
        CustomFormat format = new CustomFormat(
                "f",
                false,
                List.of(
                        spec(Subject.TITLE, "H.?DR", false),
                        spec(Subject.GROUP, "^GRP$", false),
                        spec(Subject.SOURCE, "WEBDL", false),
                        spec(Subject.RESOLUTION, "720", true)));

        FormatTester.Trial trial = tester.test(name, MediaKind.MOVIE, format).orElseThrow();

        assertThat(trial.fits()).isTrue();
        assertThat(trial.specifications()).allMatch(FormatTester.Tried::holds);
        assertThat(trial.specifications().stream().map(tried -> name.substring(tried.from(), tried.to())))
                .containsExactly("HDR", "GRP", "", "");
        assertThat(trial.specifications().get(2).read()).isEqualTo("WEBDL");
        CustomFormat broken = new CustomFormat("f", false, List.of(spec(Subject.TITLE, "(a", false)));
        assertThat(tester.test(name, MediaKind.MOVIE, broken).orElseThrow().fits())
                .isFalse();
        assertThat(tester.problem(broken)).isPresent();
        assertThat(tester.problem(format)).isEqualTo(Optional.empty());
    }

    private int score(String name, Profile profile) {
        SlotCandidate offer = offer(name);
        return scoring.score(offer.matched(), offer.title(), profile).sum();
    }

    private static SlotCandidate offer(String name) {
        return CandidateBuilder.film().release(ReleaseBuilder.torrent(name)).offer();
    }

    private static FileFacts file(String release) {
        return new FileFacts(
                5,
                Set.of(11L),
                1,
                "f.mkv",
                1,
                Quality.WEBDL_1080P,
                Revision.FIRST,
                Set.of(),
                "GRP",
                "",
                null,
                release,
                Set.of(),
                0,
                null,
                Instant.EPOCH);
    }

    private static StoredFormat kept(MediaKind kind, String name, String pattern) {
        return new StoredFormat(
                0, kind, new CustomFormat(name, false, List.of(spec(Subject.TITLE, pattern, false))), null);
    }

    private static Specification spec(Subject subject, String value, boolean negate) {
        return new Specification("s", subject, value, negate, false, false);
    }

    private static Profile profile(Map<String, Integer> scores) {
        Profile plain = CandidateBuilder.profile(true, 0, 0, 1, Set.of());
        return new Profile(1, "HD", plain.kind(), plain.entries(), plain.cutoff(), true, 0, 0, 1, scores, Set.of());
    }
}
