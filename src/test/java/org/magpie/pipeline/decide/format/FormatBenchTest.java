package org.magpie.pipeline.decide.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.CandidateBuilder;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.ReleaseBuilder;

/** What 240 custom formats cost over the names of a busy feed. */
@Tag("bench")
class FormatBenchTest {
    private static final int NAMES = 2_000;
    private static final List<String> WORDS = List.of(
            "Harbour", "Cold", "River", "The", "Last", "Lantern", "of", "Winter", "Glass", "Red", "Engine", "Night");
    private static final List<String> TAGS = List.of(
            "1080p.WEB-DL.DDP5.1.H.264",
            "2160p.UHD.BluRay.REMUX.DV.HDR10.HEVC.TrueHD.7.1.Atmos",
            "720p.BluRay.x264.DTS",
            "1080p.AMZN.WEB-DL.DDP5.1.Atmos.H.264",
            "2160p.NF.WEB-DL.DV.HDR.DDP5.1.H.265",
            "1080p.BluRay.x265.10bit.AAC5.1",
            "German.DL.1080p.BluRay.AVC",
            "MULTi.VFF.2160p.HMAX.WEB.H265",
            "480p.HDTV.XviD.MP3");
    private static final List<String> GROUPS =
            List.of("FLUX", "NTb", "FraMeSToR", "RARBG", "YTS.MX", "SPARKS", "hallowed", "NOGRP", "CtrlHD", "ZeroBits");

    private record Load(List<Candidate> candidates, FormatScoring scoring, List<Profile> profiles, TitleFacts title) {
        long score() {
            long sum = 0;
            for (Candidate candidate : candidates) {
                for (Profile profile : profiles) {
                    sum += scoring.score(candidate, title, profile).sum();
                }
            }
            return sum;
        }
    }

    @Test
    void scoresAFeedOfTwoThousandAgainstAllFormatsInAFractionOfASecond() throws IOException {
        List<CustomFormat> formats = CommunityFormats.of(MediaKind.MOVIE);
        assumeTrue(!formats.isEmpty(), "The community's custom formats are not beside the project");
        Load load = load(formats);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        // Time of the processor: what else runs on the computer is not what is measured.
        long begin = threads.getCurrentThreadCpuTime();
        long first = load.score();
        Duration cold = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin);
        Duration best = cold;
        long allocated = 0;
        for (int turn = 0; turn < 8; turn++) {
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long start = threads.getCurrentThreadCpuTime();
            assertThat(load.score()).isEqualTo(first);
            Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
            allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
            best = took.compareTo(best) < 0 ? took : best;
        }
        System.out.printf(
                "custom formats: %d names x %d formats x %d profiles: first %d ms, warm %d ms, %d kB allocated%n",
                NAMES, formats.size(), load.profiles().size(), cold.toMillis(), best.toMillis(), allocated / 1_000);

        assertThat(best).isLessThan(Duration.ofMillis(400));
    }

    private static Load load(List<CustomFormat> formats) {
        Random random = new Random(7);
        ReleaseReader reader = new GrammarReader(Vocabulary.standard());
        List<Candidate> candidates = new ArrayList<>();
        while (candidates.size() < NAMES) {
            String name = name(random);
            reader.read(name, MediaKind.MOVIE)
                    .ifPresent(parsed -> candidates.add(new Candidate(
                            ReleaseBuilder.torrent(name).release(),
                            parsed,
                            1,
                            List.of(11L),
                            1,
                            Message.of("match.by-name", "Film"))));
        }
        Map<String, Integer> scores = new HashMap<>();
        formats.forEach(format -> scores.put(format.name(), 1 + random.nextInt(100)));
        Profile plain = CandidateBuilder.profile(true, 0, 0, 1, Set.of());
        List<Profile> profiles = new ArrayList<>();
        for (long id = 1; id <= 2; id++) {
            profiles.add(new Profile(
                    id, "P" + id, plain.kind(), plain.entries(), plain.cutoff(), true, 0, 0, 1, scores, Set.of()));
        }
        TitleFacts title = CandidateBuilder.film()
                .says(parsed -> parsed.in(Quality.WEBDL_1080P))
                .offer()
                .title();
        return new Load(candidates, new FormatScoring(formats), profiles, title);
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        int words = 1 + random.nextInt(4);
        for (int at = 0; at < words; at++) {
            name.append(WORDS.get(random.nextInt(WORDS.size()))).append('.');
        }
        return name.append(1950 + random.nextInt(75))
                .append('.')
                .append(TAGS.get(random.nextInt(TAGS.size())))
                .append('-')
                .append(GROUPS.get(random.nextInt(GROUPS.size())))
                .toString();
    }
}
