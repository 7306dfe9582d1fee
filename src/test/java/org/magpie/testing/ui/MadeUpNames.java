package org.magpie.testing.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.ui.settings.NamePatterns;
import org.magpie.ui.settings.NameReading;

/** Writes and reads names in a way that is enough for pictures. */
public final class MadeUpNames implements NamePatterns, NameReading {
    @Override
    public List<Pattern> patterns() {
        return List.of(
                new Pattern("naming.movie.folder", MediaKind.MOVIE, "folder", "{Movie Title} ({Release Year})"),
                new Pattern(
                        "naming.movie.file", MediaKind.MOVIE, "file", "{Movie Title} ({Release Year}) {Quality Full}"),
                new Pattern("naming.series.folder", MediaKind.SERIES, "folder", "{Series Title}"),
                new Pattern(
                        "naming.series.file", MediaKind.SERIES, "file", "{Series Title} - S{season:00}E{episode:00}"));
    }

    @Override
    public Example example(Pattern pattern, String text) {
        if (text.isBlank()) {
            return new Example("", Optional.of(Message.of("A pattern must not be empty.")));
        }
        return new Example(
                text.replace("{Movie Title}", "Seven Quiet Rooms")
                        .replace("{Release Year}", "2019")
                        .replace("{Quality Full}", "Bluray-1080p")
                        .replace("{Series Title}", "Cold Harbour")
                        .replace("{season:00}", "02")
                        .replace("{episode:00}", "04"),
                Optional.empty());
    }

    @Override
    public List<Preset> presets(MediaKind kind) {
        return List.of(new Preset(Message.of("Plex"), Map.of("naming.movie.file", "{Movie Title} ({Release Year})")));
    }

    @Override
    public Result read(String name, MediaKind kind) {
        return new Result(
                List.of(
                        new Piece("Cold.Harbour", "title"),
                        new Piece(".", ""),
                        new Piece("S02E04", "number"),
                        new Piece(".", ""),
                        new Piece("1080p", "resolution"),
                        new Piece(".", ""),
                        new Piece("WEB-DL", "source"),
                        new Piece(".", ""),
                        new Piece("H264", "codec"),
                        new Piece("-", ""),
                        new Piece("REED", "group")),
                List.of(
                        new Fact("title", "Cold Harbour"),
                        new Fact("season", "2"),
                        new Fact("episode", "4"),
                        new Fact("quality", "WEBDL-1080p"),
                        new Fact("group", "REED")),
                Optional.empty());
    }
}
