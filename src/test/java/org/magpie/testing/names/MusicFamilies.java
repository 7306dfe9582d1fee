package org.magpie.testing.names;

import java.util.List;
import org.magpie.media.quality.Quality;

/** The house styles of music. */
final class MusicFamilies {
    private MusicFamilies() {}

    static List<NameFamily> all() {
        return List.of(
                new StyleFamily("music: year and format in brackets", MusicFamilies::bracketed),
                new StyleFamily("music: edition in brackets", MusicFamilies::edition),
                new StyleFamily("music: all in one bracket", MusicFamilies::oneBracket),
                new StyleFamily("music: year in front of the album", MusicFamilies::yearFirst),
                new StyleFamily("music: tags without brackets", MusicFamilies::bare),
                new StyleFamily("music: edition without brackets", MusicFamilies::bareEdition),
                new StyleFamily("music: brackets of the album", MusicFamilies::albumBracket),
                new StyleFamily("music: scene", MusicFamilies::scene),
                new StyleFamily("music: scene with catalogue number", MusicFamilies::sceneCatalogue),
                new StyleFamily("music: scene without dividers", MusicFamilies::undivided),
                new StyleFamily("music: Russian trackers", MusicFamilies::russian),
                new StyleFamily("music: true resolution", MusicFamilies::trueResolution),
                new StyleFamily("music: Japanese", MusicFamilies::japanese),
                new StyleFamily("music: discographies", MusicFamilies::discography),
                new StyleFamily("music: various artists", MusicFamilies::various),
                new StyleFamily("music: self-titled", MusicFamilies::selfTitled),
                new StyleFamily("music: dots", MusicFamilies::dotted),
                new StyleFamily("music: single tracks", MusicFamilies::track));
    }

    private static GeneratedName bracketed(Pick pick) {
        String artist = Works.artist(pick);
        String album = Works.album(pick);
        int year = Works.year(pick);
        Sound sound = Sound.bracketed(pick);
        String name = artist
                + pick.of(" - ", " - ", " – ")
                + album
                + pick.of(" (%d) [%s]", " [%d] [%s]", " (%d) (%s)", " (%d) {%s}", " [%d] (%s)", " (%d)[%s]")
                        .formatted(year, sound.text())
                + pick.maybe(20, " [GRP]", "-V3nom [GLT]", " [PMEDIA]", " Soup");
        return Works.music(name, Works.expected(artist, album).year(year).quality(sound.quality()));
    }

    private static GeneratedName edition(Pick pick) {
        String artist = Works.artist(pick);
        String album = Works.album(pick);
        String edition = Works.edition(pick);
        int year = Works.year(pick);
        Sound sound = Sound.bracketed(pick);
        String name = artist + " - " + album
                + pick.of(
                                " (%2$s) (%1$d) [%3$s]",
                                " [%2$s] [%1$d] [%3$s]",
                                " (%1$d) (%2$s) [%3$s]",
                                " (%1$d) [%2$s] [%3$s]",
                                " [%2$s] (%1$d) %3$s")
                        .formatted(year, edition, sound.text());
        return Works.music(
                name, Works.expected(artist, album).year(year).edition(edition).quality(sound.quality()));
    }

    private static GeneratedName oneBracket(Pick pick) {
        String artist = Works.artist(pick);
        String album = Works.album(pick);
        int year = Works.year(pick);
        String name = artist + " - " + album
                + pick.of(
                                " [%d/FLAC/Lossless/Log]",
                                " [%d-Web-FLAC]",
                                " (%d) [Album] [FLAC Lossless / CD / Log (100%%) / Cue]",
                                " (%d, FLAC)",
                                " [FLAC-%d]",
                                " [CD, %d, FLAC, cue+log]")
                        .formatted(year);
        return Works.music(name, Works.expected(artist, album).year(year).quality(Quality.FLAC));
    }

    private static GeneratedName yearFirst(Pick pick) {
        String artist = Works.artist(pick);
        String album = pick.percent(20) ? pick.of("25", "X", "Live", "Vinyl Days") : Works.plain(pick);
        int year = Works.year(pick);
        Sound sound = Sound.bracketed(pick);
        String name = artist
                + pick.of(" - %d - %s [%s]", " - (%d) %s [%s]", " - [%d] %s (%s)", " (%d) - %s [%s]", " - %d - %s (%s)")
                        .formatted(year, album, sound.text());
        return Works.music(name, Works.expected(artist, album).year(year).quality(sound.quality()));
    }

    private static GeneratedName bare(Pick pick) {
        String artist = Works.artist(pick);
        String album = Titles.plain(pick);
        int year = Works.year(pick);
        String tail = pick.of(
                "%d FLAC",
                "%d WEB FLAC", "- %d - FLAC", "(%d) FLAC", "%d CD FLAC", "- %d [FLAC]", "%d 2CD FLAC", "- %d, FLAC");
        return Works.music(
                artist + " - " + album + " " + tail.formatted(year),
                Works.expected(artist, album).year(year).quality(Quality.FLAC));
    }

    private static GeneratedName bareEdition(Pick pick) {
        String artist = Works.artist(pick);
        String album = Titles.plain(pick);
        String edition = pick.of(
                "Deluxe Edition", "Remastered", "25th Anniversary Edition", "Special Edition", "Limited Edition");
        int year = Works.year(pick);
        String name = artist + " - " + album + " " + edition
                + pick.of(" %d MP3 320 kbps", " (%d) [320]", " - %d - MP3 320kbps")
                        .formatted(year);
        return Works.music(
                name, Works.expected(artist, album).year(year).edition(edition).quality(Quality.MP3_320));
    }

    private static GeneratedName albumBracket(Pick pick) {
        String artist = Works.artist(pick);
        String bracket = pick.one(pick.lexicon().of("album bracket"));
        String album =
                pick.percent(70) ? Works.plain(pick) + " (" + bracket + ")" : "(" + bracket + ") " + Works.plain(pick);
        int year = Works.year(pick);
        Sound sound = Sound.bracketed(pick);
        String name = artist + " - " + album
                + pick.of(" (%d) [%s]", " [%d] [%s]", " (Deluxe Edition) (%d) [%s]")
                        .formatted(year, sound.text());
        return Works.music(name, Works.expected(artist, album).year(year).quality(sound.quality()));
    }

    /** A name without hyphens, which scene names need to part the fields. */
    private static String whole(Pick pick, boolean artist) {
        String name = artist ? Works.artist(pick) : Works.album(pick);
        return name.contains("-") || name.contains("&") || name.contains("'") ? (artist ? "Moth" : "Night Bus") : name;
    }

    private static GeneratedName scene(Pick pick) {
        String artist = whole(pick, true);
        String album = whole(pick, false);
        int year = Works.year(pick);
        boolean underscores = pick.percent(70);
        String writtenArtist = underscores ? Works.underscored(artist) : Titles.dotted(artist);
        String writtenAlbum = underscores ? Works.underscored(album) : Titles.dotted(album);
        Sound sound = pick.of(
                new Sound("WEB", Quality.MP3_320),
                new Sound("WEB-FLAC", Quality.FLAC),
                new Sound("CD-FLAC", Quality.FLAC),
                new Sound("2CD-FLAC", Quality.FLAC),
                new Sound("24BIT-WEB-FLAC", Quality.FLAC_24),
                new Sound("24-96-WEB-FLAC", Quality.FLAC_24),
                new Sound("WEBFLAC", Quality.FLAC),
                new Sound("24BIT-WEBFLAC", Quality.FLAC_24),
                new Sound("VINYL-FLAC", Quality.FLAC),
                new Sound("16BIT-WEB-FLAC", Quality.FLAC),
                new Sound("CD", Quality.MUSIC_UNKNOWN));
        String group = pick.group();
        String name = writtenArtist + "-" + writtenAlbum
                + pick.maybe(
                        25,
                        "-EP",
                        "-(Deluxe_Edition)",
                        "-REMASTERED",
                        "-READNFO",
                        "-PROPER",
                        "-Deluxe_Edition",
                        "-REISSUE",
                        "-LP",
                        "-RU")
                + "-" + sound.text() + "-" + year + "-" + group;
        return Works.music(
                name,
                Works.expected(Titles.undotted(artist), Titles.undotted(album))
                        .year(year)
                        .quality(sound.quality())
                        .group(group));
    }

    private static GeneratedName sceneCatalogue(Pick pick) {
        String artist = whole(pick, true);
        String album = whole(pick, false);
        int year = Works.year(pick);
        String catalogue = pick.of("CAT001", "WARP-12", "ECM_1064", "SICP-1234", "0602438", "BLN_075D", "4050538-2");
        String tail = pick.of("WEB-FLAC", "CD-FLAC", "VINYL-FLAC", "WEBFLAC") + "-" + year + "-" + pick.group();
        String name = Works.underscored(artist) + pick.of("_-_", "-") + Works.underscored(album) + "-(" + catalogue
                + ")-" + tail;
        return Works.music(
                name,
                Works.expected(Titles.undotted(artist), Titles.undotted(album))
                        .year(year)
                        .quality(Quality.FLAC));
    }

    private static GeneratedName undivided(Pick pick) {
        String name = Titles.dotted(Works.person(pick)) + "." + Titles.dotted(Works.plain(pick)) + "."
                + Works.year(pick) + pick.of(".FLAC", ".WEB.FLAC", ".CD.FLAC", ".24BIT.WEB.FLAC") + "-" + pick.group();
        return Works.music(name, Expected.refused());
    }

    private static GeneratedName russian(Pick pick) {
        boolean cyrillic = pick.percent(40);
        String artist = cyrillic ? pick.one(pick.lexicon().of("russian person")) : Works.artist(pick);
        String album = cyrillic
                ? pick.one(pick.lexicon().of("russian opening")) + " "
                        + pick.one(pick.lexicon().of("russian noun"))
                : Works.album(pick);
        int year = Works.year(pick);
        String genre = pick.one(pick.lexicon().of("genre"));
        Sound sound = pick.of(
                new Sound("FLAC (image+.cue), lossless", Quality.FLAC),
                new Sound("FLAC (tracks + .cue), lossless", Quality.FLAC),
                new Sound("FLAC (tracks), lossless", Quality.FLAC),
                new Sound("MP3, 320 kbps", Quality.MP3_320),
                new Sound("MP3 (tracks), 320 kbps", Quality.MP3_320),
                new Sound("APE (image+.cue), lossless", Quality.APE));
        String name = "(" + genre + ") " + pick.maybe(70, "[CD] ", "[WEB] ", "[LP] ", "[2CD] ") + artist + " - " + album
                + pick.maybe(25, " (Deluxe Edition)", " (Remastered)", " (Japanese Edition)", " [EP]")
                + pick.of(" - ", " - ", ", ").replace(", ", " - ")
                + year + ", " + sound.text();
        return Works.music(name, Works.expected(artist, album).year(year).quality(sound.quality()));
    }

    private static GeneratedName trueResolution(Pick pick) {
        String artist = Works.artist(pick);
        String album = Works.album(pick);
        int year = Works.year(pick);
        String name = pick.of("[TR24][OF] ", "[TR24] ", "[TR24][SM] ") + artist + " - " + album + " - " + year + " ("
                + pick.one(pick.lexicon().of("genre")) + ")";
        return Works.music(
                name,
                Works.expected(artist, album)
                        .year(year)
                        .quality(Quality.FLAC_24)
                        .group(null));
    }

    private static GeneratedName japanese(Pick pick) {
        String artist = pick.one(pick.lexicon().of("japanese artist"));
        String album = pick.percent(60) ? pick.one(pick.lexicon().of("japanese title")) : Titles.romaji(pick);
        int year = Works.year(pick);
        String name = switch (pick.number(0, 4)) {
            case 0 -> artist + " - " + album + " (" + year + ") [FLAC]";
            case 1 -> "[Album] " + artist + " – " + album + " (" + year + ".03.04/FLAC/RAR)";
            case 2 -> artist + "「" + album + "」 [" + year + "] [FLAC]";
            case 3 -> "(J-Pop) " + artist + " 『" + album + "』 (" + year + ") [FLAC]";
            default -> "[" + year + ".05.02] " + artist + " - " + album + " [FLAC]";
        };
        return Works.music(name, Works.expected(artist, album).quality(Quality.FLAC));
    }

    private static GeneratedName discography(Pick pick) {
        String artist = Works.artist(pick);
        int first = pick.number(1960, 1995);
        int last = first + pick.number(3, 25);
        String name = switch (pick.number(0, 8)) {
            case 0 -> artist + " - Discography (" + first + " - " + last + ") [FLAC]";
            case 1 -> artist + " - Discography " + first + "-" + last + " MP3 320";
            case 2 ->
                artist + " - Studio Discography " + first + "-" + last + " (" + pick.number(3, 20) + " albums) [FLAC]";
            case 3 -> artist + " Discography (" + first + "-" + last + ")";
            case 4 ->
                "(Rock) [CD] " + artist + " - Discography (" + pick.number(3, 40) + " CDs) - " + first + "-" + last
                        + ", FLAC (image+.cue), lossless";
            case 5 ->
                "(Рок) " + artist + " - Дискография (" + pick.number(3, 40) + " альбомов) - " + first + "-" + last
                        + ", MP3, 320 kbps";
            case 6 -> artist + " - Complete Discography [" + first + "-" + last + "] [FLAC]";
            case 7 -> artist + " - Discografía (" + first + "-" + last + ") [320]";
            default -> artist + " Complete Discography " + first + "-" + last + " [V0]";
        };
        return Works.music(
                name, Expected.read().creator(Works.plainDots(artist)).title("Discography"));
    }

    private static GeneratedName various(Pick pick) {
        String album = Works.album(pick);
        int year = Works.year(pick);
        String artist = pick.of("VA", "Various Artists", "V.A.");
        String name = pick.percent(30)
                ? "VA-" + Works.underscored(album.replace("-", " ")) + "-WEB-FLAC-" + year + "-" + pick.group()
                : artist + " - " + album + " (" + year + ") [FLAC]";
        boolean scene = name.startsWith("VA-");
        return Works.music(
                name,
                Works.expected(scene ? "VA" : artist, scene ? Titles.undotted(album.replace("-", " ")) : album)
                        .year(year)
                        .quality(Quality.FLAC));
    }

    private static GeneratedName selfTitled(Pick pick) {
        String artist = Works.artist(pick);
        int year = Works.year(pick);
        Sound sound = Sound.bracketed(pick);
        return Works.music(
                artist + " - " + artist + " (" + year + ") [" + sound.text() + "]",
                Works.expected(artist, artist).year(year).quality(sound.quality()));
    }

    private static GeneratedName dotted(Pick pick) {
        String artist = Works.person(pick);
        String album = Works.plain(pick);
        int year = Works.year(pick);
        String name = Titles.dotted(artist) + ".-." + Titles.dotted(album)
                + pick.of(".%d.FLAC-GRP", ".(%d).[FLAC]", ".%d.WEB.FLAC-GRP", ".[%d].FLAC")
                        .formatted(year);
        return Works.music(
                name,
                Works.expected(Titles.undotted(artist), Titles.undotted(album))
                        .year(year)
                        .quality(Quality.FLAC));
    }

    private static GeneratedName track(Pick pick) {
        String artist = Works.artist(pick);
        String song = Works.plain(pick);
        String number = "%02d".formatted(pick.number(1, 19));
        String name = number + pick.of(". ", " - ") + artist + " - " + song + ".flac";
        return Works.music(name, Works.expected(artist, song).quality(Quality.FLAC));
    }
}
