package org.magpie.testing.names;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.magpie.media.MediaKind;

/** Daily shows, named by the day. */
final class DailyEpisodes implements NameFamily {
    @Override
    public String label() {
        return "daily episodes";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.series(pick);
        LocalDate day = LocalDate.of(pick.number(1990, 2026), pick.number(1, 12), pick.number(1, 28));
        Picture picture = Picture.scene(pick);
        String group = pick.group();
        String language = pick.of("German", "FRENCH", "", "", "");
        String part = pick.maybe(70, Titles.part(pick));
        String dotted = day.format(DateTimeFormatter.ofPattern("yyyy.MM.dd"));
        Expected expected = Expected.read()
                .airDate(day)
                .seasons()
                .episodes()
                .absolute()
                .whole(false)
                .quality(picture.quality())
                .group(group);
        return switch (pick.number(0, 4)) {
            case 0 ->
                series(
                        title + " - " + day + " - " + (part.isEmpty() ? "Guest" : part) + " [WEBDL-1080p]-" + group
                                + ".mkv",
                        expected.title(title).quality(Picture.webdl(1080)).languages());
            case 1 ->
                series(
                        title + " " + dotted.replace('.', ' ') + " " + part + " " + picture.spaced() + "-" + group,
                        expected.title(title).languages());
            default ->
                series(
                        Titles.dotted(title) + "." + dotted + (part.isEmpty() ? "" : "." + Titles.dotted(part))
                                + (language.isEmpty() ? "" : "." + language) + "." + picture.text() + "-" + group,
                        expected.title(Titles.undotted(title))
                                .languages(
                                        language.isEmpty()
                                                ? java.util.Set.of()
                                                : java.util.Set.of(language.equals("German") ? "German" : "French")));
        };
    }

    private static GeneratedName series(String name, Expected expected) {
        return new GeneratedName(MediaKind.SERIES, name, expected);
    }
}
