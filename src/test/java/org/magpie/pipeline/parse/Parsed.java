package org.magpie.pipeline.parse;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;

/** What a name says, for tests: a film in 1080p unless changed. */
public record Parsed(ParsedRelease release) {
    public static Parsed film(String title, @Nullable Integer year) {
        return new Parsed(new ParsedRelease(
                MediaKind.MOVIE,
                title,
                List.of(title),
                year,
                Numbers.NONE,
                Quality.WEBDL_1080P,
                Revision.FIRST,
                Set.of(),
                "GRP",
                null,
                "",
                null,
                Map.of(),
                null));
    }

    public static Parsed episode(String title, int season, Integer... numbers) {
        return series(
                title, new Numbers(List.of(season), List.of(numbers), List.of(), null, numbers.length == 0, false, 0));
    }

    public static Parsed daily(String title, LocalDate day) {
        return series(title, new Numbers(List.of(), List.of(), List.of(), day, false, false, 0));
    }

    public static Parsed absolute(String title, Integer... numbers) {
        return series(title, new Numbers(List.of(), List.of(), List.of(numbers), null, false, false, 0));
    }

    public static Parsed series(String title, Numbers numbers) {
        return new Parsed(new ParsedRelease(
                MediaKind.SERIES,
                title,
                List.of(title),
                null,
                numbers,
                Quality.WEBDL_1080P,
                Revision.FIRST,
                Set.of(),
                "GRP",
                null,
                "",
                null,
                Map.of(),
                null));
    }

    public Parsed in(Quality quality) {
        ParsedRelease r = release;
        return new Parsed(new ParsedRelease(
                r.kind(),
                r.name(),
                r.titles(),
                r.year(),
                r.numbers(),
                quality,
                r.revision(),
                r.languages(),
                r.group(),
                r.hash(),
                r.edition(),
                r.hardcodedSubtitles(),
                r.ids(),
                r.creator()));
    }

    public Parsed mended(Revision revision, @Nullable String group) {
        ParsedRelease r = release;
        return new Parsed(new ParsedRelease(
                r.kind(),
                r.name(),
                r.titles(),
                r.year(),
                r.numbers(),
                r.quality(),
                revision,
                r.languages(),
                group,
                r.hash(),
                r.edition(),
                r.hardcodedSubtitles(),
                r.ids(),
                r.creator()));
    }

    public Parsed spoken(String... languages) {
        ParsedRelease r = release;
        return new Parsed(new ParsedRelease(
                r.kind(),
                r.name(),
                r.titles(),
                r.year(),
                r.numbers(),
                r.quality(),
                r.revision(),
                Set.of(languages),
                r.group(),
                r.hash(),
                r.edition(),
                r.hardcodedSubtitles(),
                r.ids(),
                r.creator()));
    }

    public Parsed subtitled(String tag) {
        ParsedRelease r = release;
        return new Parsed(new ParsedRelease(
                r.kind(),
                r.name(),
                r.titles(),
                r.year(),
                r.numbers(),
                r.quality(),
                r.revision(),
                r.languages(),
                r.group(),
                r.hash(),
                r.edition(),
                tag,
                r.ids(),
                r.creator()));
    }

    public Parsed dated(@Nullable Integer year) {
        ParsedRelease r = release;
        return new Parsed(new ParsedRelease(
                r.kind(),
                r.name(),
                r.titles(),
                year,
                r.numbers(),
                r.quality(),
                r.revision(),
                r.languages(),
                r.group(),
                r.hash(),
                r.edition(),
                r.hardcodedSubtitles(),
                r.ids(),
                r.creator()));
    }
}
