package org.magpie.testing.names;

import java.util.stream.IntStream;
import org.magpie.media.MediaKind;

/** Batches of anime groups. */
final class AnimePacks implements NameFamily {
    @Override
    public String label() {
        return "anime packs";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.romaji(pick);
        String group = pick.one(pick.lexicon().of("anime group"));
        int season = pick.number(1, 5);
        int last = pick.of(10, 12, 13, 24, 26, 119);
        String lead = "[" + group + "] " + title;
        Integer[] all = IntStream.rangeClosed(1, last).boxed().toArray(Integer[]::new);
        Expected expected = Expected.read().title(title).group(group).special(false);
        Expected run = expected.seasons().absolute(all);
        Expected whole = expected.wholeSeason(season);
        String tags = pick.of(" [1080p][HEVC 10bit x265][AAC]", " (BD 1080p HEVC FLAC)", " [1080p] [Dual-Audio]");
        return switch (pick.number(0, 6)) {
            case 0 -> series(lead + " - 01-%02d".formatted(last) + tags + " [Batch]", run);
            case 1 -> series(lead + " - 01 ~ %02d".formatted(last) + tags, run);
            case 2 -> series(lead + " - 01~%02d".formatted(last) + tags, run);
            case 3 -> series(lead + " (01-%02d)".formatted(last) + tags + " (Batch)", run);
            case 4 -> series(lead + " S%02d".formatted(season) + tags + " [Batch]", whole);
            case 5 -> series(lead + " (Season " + season + ")" + tags + " (Batch)", whole);
            default -> series(lead + " Season " + season + tags, whole);
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
