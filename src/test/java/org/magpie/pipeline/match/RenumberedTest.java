package org.magpie.pipeline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.name.TitleName;
import org.magpie.pipeline.match.EpisodeNumbering.Counted;
import org.magpie.pipeline.match.EpisodeNumbering.Numbered;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.ReleaseBuilder;

class RenumberedTest {
    private static final Instant OUT = Instant.parse("2001-01-01T00:00:00Z");
    private final GrammarReader reader = new GrammarReader(Vocabulary.standard());

    /** The source has one season of four; releases cut it into two of two. */
    @Test
    void readsTheNumbersOfReleasesAsTheSourceHasThem() {
        List<Numbered> scene = List.of(
                new Numbered(1, 1, 1, 1), new Numbered(1, 2, 1, 2), new Numbered(2, 1, 1, 3), new Numbered(2, 2, 1, 4));

        assertThat(items("Show.S02E01.1080p.WEB-DL.H264-GRP", scene)).containsExactly(3L);
        assertThat(items("Show.S02E01E02.1080p.WEB-DL.H264-GRP", scene)).containsExactly(3L, 4L);
        assertThat(items("Show.S02.1080p.WEB-DL.H264-GRP", scene)).containsExactly(3L, 4L);
        assertThat(items("Show.S01E02.1080p.WEB-DL.H264-GRP", scene)).containsExactly(2L);
    }

    @Test
    void numbersThatTheMappingDoesNotKnowAreTakenAsTheyAre() {
        assertThat(items("Show.S01E04.1080p.WEB-DL.H264-GRP", List.of(new Numbered(2, 1, 1, 3))))
                .containsExactly(4L);
    }

    /** A double-length opening is one episode for the source and two for releases, and the other way round. */
    @Test
    void oneNumberMayStandForSeveralEpisodesAndSeveralForOne() {
        List<Numbered> split = List.of(new Numbered(1, 1, 1, 1), new Numbered(1, 2, 1, 1), new Numbered(1, 3, 1, 2));
        assertThat(items("Show.S01E02.1080p.WEB-DL.H264-GRP", split)).containsExactly(1L);
        assertThat(items("Show.S01E01E02E03.1080p.WEB-DL.H264-GRP", split)).containsExactly(1L, 2L);

        List<Numbered> joined = List.of(new Numbered(1, 1, 1, 1), new Numbered(1, 1, 1, 2));
        assertThat(items("Show.S01E01.1080p.WEB-DL.H264-GRP", joined)).containsExactly(1L, 2L);
    }

    @Test
    void countsThroughAsReleasesDo() {
        EpisodeNumbering later = new EpisodeNumbering(List.of(), List.of(new Counted(27, 1, 3), new Counted(28, 1, 4)));
        assertThat(items("[Group] Show - 27 [1080p]", later)).containsExactly(3L);
        assertThat(items("[Group] Show - 02 [1080p]", later)).containsExactly(2L);
    }

    @Test
    void aDiscographyHoldsEverything() {
        TitleFacts artist = title(MediaKind.MUSIC, List.of(work(1, "First"), work(2, "Second")));
        Matching matching = matching(artist, EpisodeNumbering.NONE);

        assertThat(matching.match(List.of(ReleaseBuilder.torrent("Show - Discography (1999-2010) [FLAC]")
                                .known(MediaKind.MUSIC, Map.of())
                                .release()))
                        .candidates()
                        .getFirst()
                        .itemIds())
                .containsExactly(1L, 2L);
    }

    private List<Long> items(String name, List<Numbered> scene) {
        return items(name, new EpisodeNumbering(scene, List.of()));
    }

    private List<Long> items(String name, EpisodeNumbering scene) {
        TitleFacts show = title(
                MediaKind.SERIES,
                IntStream.rangeClosed(1, 4)
                        .mapToObj(
                                at -> new ItemFacts(at, 1, ItemDetails.episode("E" + at, 1, at, null, OUT), true, null))
                        .toList());
        return matching(show, scene)
                .match(List.of(ReleaseBuilder.torrent(name)
                        .known(MediaKind.SERIES, Map.of())
                        .release()))
                .candidates()
                .getFirst()
                .itemIds();
    }

    private Matching matching(TitleFacts title, EpisodeNumbering scene) {
        TitleIndex index = new TitleIndex(List.of(new TitleName(1, title.kind(), "Show", 2001, List.of(), Map.of())));
        return new Matching(reader, () -> index, ids -> List.of(title), ids -> Map.of(1L, scene));
    }

    private static ItemFacts work(long id, String name) {
        return new ItemFacts(id, 1, ItemDetails.film(name, null, OUT, 0), true, null);
    }

    private static TitleFacts title(MediaKind kind, List<ItemFacts> items) {
        return new TitleFacts(
                1,
                kind,
                "Show",
                2001,
                Map.of(),
                List.of(),
                true,
                45,
                "",
                Set.of(),
                List.of(new SlotFacts(5, 1, "HD", 1, 1, Path.of("/media"), "")),
                items);
    }
}
