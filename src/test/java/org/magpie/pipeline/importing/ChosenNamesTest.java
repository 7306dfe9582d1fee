package org.magpie.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.magpie.base.event.Events;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.NamingFacts;
import org.magpie.media.SeriesType;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.MediaInfo;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.importing.naming.NamingRules;
import org.magpie.testing.ui.FakePreferences;

class ChosenNamesTest {
    private static final Instant OUT = Instant.parse("2001-01-01T00:00:00Z");

    private final FakePreferences preferences = new FakePreferences(new Events());
    private final ChosenNames names = new ChosenNames(preferences);

    @Test
    void everyTokenOfAFilmIsFilledFromWhatItsSourceSays() {
        preferences.set(
                "naming.movie.file",
                "{Movie OriginalTitle} ~ {Movie Title:DE} ~ {Movie Collection} ~ {Movie Certification} ~ {Edition Tags}"
                        + " ~ {Release Group} ~ {Release Hash} ~ {MediaInfo VideoCodec} {MediaInfo 3D} {MediaInfo AudioCodec}"
                        + " {MediaInfo AudioChannels}"
                        + " {MediaInfo VideoDynamicRangeType} ~ {Original Title}");
        NamingFacts naming = new NamingFacts(
                "Lunes de papier",
                Map.of("German", "Papiermonde"),
                "Moons Collection",
                "PG-13",
                "FR",
                SeriesType.STANDARD);

        assertThat(names.file(title(MediaKind.MOVIE, naming), List.of(item(1, 0, 0, null)), facts(), "old", "", "mkv"))
                .isEqualTo("Lunes de papier ~ Papiermonde ~ Moons Collection ~ PG-13 ~ Director's Cut"
                        + " ~ GRP ~ 9A1B2C3D ~ x264 3D DTS-HD MA 5.1 HDR10 ~ [GRP] Moons x264 [9A1B2C3D].mkv");
    }

    @Test
    void aDailySeriesIsNamedByTheDayUnlessTwoEpisodesShareIt() {
        ItemFacts first = item(1, 1, 1, LocalDate.of(2011, 4, 5));
        ItemFacts second = item(2, 1, 2, LocalDate.of(2011, 4, 6));
        ItemFacts third = item(3, 1, 3, LocalDate.of(2011, 4, 6));
        ItemFacts undated = item(4, 1, 4, null);
        TitleFacts show = title(MediaKind.SERIES, type(SeriesType.DAILY), first, second, third, undated);

        assertThat(name(show, first)).startsWith("Season 01/Moons (2020) - 2011-04-05 - ");
        assertThat(name(show, second)).startsWith("Season 01/Moons (2020) - S01E02 - ");
        assertThat(name(show, undated)).startsWith("Season 01/Moons (2020) - S01E04 - ");
    }

    @Test
    void anAnimeIsNamedWithTheNumberOverAllSeasons() {
        ItemFacts first = item(1, 1, 1, null);
        ItemFacts second = item(2, 1, 2, null);
        ItemFacts third = item(3, 2, 1, null);
        ItemFacts special = item(4, 0, 1, null);
        TitleFacts show = title(MediaKind.SERIES, type(SeriesType.ANIME), special, first, second, third);

        assertThat(name(show, third)).startsWith("Season 02/Moons (2020) - S02E01 - 003 - ");
        assertThat(name(show, special)).startsWith("Specials/Moons (2020) - S00E01 - Part");
    }

    @Test
    void theStylesForColonsAndSeveralEpisodesAreThoseThatWereChosen() {
        TitleFacts show = title(
                MediaKind.SERIES, "Moons: Rise", type(SeriesType.STANDARD), item(1, 1, 1, null), item(2, 1, 2, null));
        assertThat(names.folder(show)).isEqualTo("Moons - Rise (2020)");

        preferences.set(NamingRules.COLON_KEY, "delete");
        preferences.set(NamingRules.MULTI_EPISODE_KEY, "repeat");
        assertThat(names.folder(show)).isEqualTo("Moons Rise (2020)");
        assertThat(names.file(show, show.items(), facts(), "old", "", "mkv")).contains(" - S01E01E02 - ");

        preferences.set(NamingRules.COLON_KEY, "custom");
        preferences.set(NamingRules.CUSTOM_COLON_KEY, " ~");
        preferences.set(NamingRules.MULTI_EPISODE_KEY, "no such style");
        assertThat(names.folder(show)).isEqualTo("Moons~ Rise (2020)");
        assertThat(names.file(show, show.items(), facts(), "old", "", "mkv")).contains(" - S01E01-E02 - ");
    }

    private String name(TitleFacts title, ItemFacts item) {
        return names.file(title, List.of(item), facts(), "old", "", "mkv");
    }

    private static NamingFacts type(SeriesType type) {
        return new NamingFacts("", Map.of(), "", "", "", type);
    }

    private static ItemFacts item(long id, int season, int number, @Nullable LocalDate day) {
        return new ItemFacts(id, 1, ItemDetails.episode("Part " + id, season, number, day, OUT), true, null);
    }

    private static TitleFacts title(MediaKind kind, NamingFacts naming, ItemFacts... items) {
        return title(kind, "Moons", naming, items);
    }

    private static TitleFacts title(MediaKind kind, String name, NamingFacts naming, ItemFacts... items) {
        return new TitleFacts(
                1,
                kind,
                name,
                2020,
                Map.of(),
                List.of(),
                true,
                45,
                "",
                Set.of(),
                List.of(new SlotFacts(1, 1, "HD", 1, 1, Path.of("/media"), "")),
                List.of(items),
                naming);
    }

    private static FileFacts facts() {
        MediaInfo info = new MediaInfo(
                "mkv",
                "h264",
                1920,
                1080,
                10,
                "HDR10",
                "left_right",
                24,
                "dts",
                "DTS-HD MA",
                5.1,
                new MediaInfo.Sound(1509, 24, 48_000),
                3600,
                List.of("German"),
                List.of());
        return new FileFacts(
                1,
                Set.of(1L),
                1,
                "x.mkv",
                1,
                Quality.WEBDL_1080P,
                Revision.FIRST,
                Set.of(),
                "GRP",
                "director's cut",
                info,
                "[GRP] Moons x264 [9A1B2C3D]",
                Set.of(),
                0,
                null,
                OUT);
    }
}
