package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/** Entries of video playlists. */
final class PlaylistEntries implements NameFamily {
    @Override
    public String label() {
        return "playlist entries";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = pick.percent(50) ? Titles.plain(pick) : Titles.series(pick);
        int season = pick.number(1, 12);
        int episode = pick.number(1, 30);
        int year = pick.number(1990, 2026);
        Expected one = Expected.read().seasons(season).episodes(episode).whole(false);
        String code = "S%02d E%02d".formatted(season, episode);
        return switch (pick.number(0, 5)) {
            case 0 -> new GeneratedName(MediaKind.SERIES, title + " " + code, one.title(title));
            case 1 -> new GeneratedName(MediaKind.SERIES, title + " - " + code, one.title(title));
            case 2 ->
                new GeneratedName(
                        MediaKind.SERIES, title + " (" + year + ") " + code, one.title(title + " (" + year + ")"));
            case 3 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        title + " (" + year + ")",
                        Expected.read().title(title).year(year));
            case 4 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        title + " (" + year + ") " + pick.of("4K", "FHD", "HD"),
                        Expected.read().title(title).year(year));
            default ->
                new GeneratedName(MediaKind.SERIES, title + " S%02dE%02d".formatted(season, episode), one.title(title));
        };
    }
}
