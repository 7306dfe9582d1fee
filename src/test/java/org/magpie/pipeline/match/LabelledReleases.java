package org.magpie.pipeline.match;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.match.LabelledLibrary.Work;
import org.magpie.testing.names.Pick;

/** Makes the titles of a {@link LabelledLibrary} family by family, and releases of them and of their twins outside. */
final class LabelledReleases {
    private static final List<String> GERMAN_NOUNS = List.of(
            "Männertag", "Übergröße", "Brückenwächter", "Königsgräber", "Träumer", "Füchse", "Straßenlärm", "Flößer");
    private static final List<String> NORDIC_NOUNS =
            List.of("Søstrene", "Øen", "Fjällräven", "Ærøfolket", "Mörkret", "Åløkken", "Þingið", "Garðurinn");
    private static final List<String> POLISH_NOUNS =
            List.of("Łąka", "Żółw", "Dąbrowski", "Źródło", "Święto", "Ćma", "Łódka", "Gęś");
    private static final List<String> ENDINGS = List.of(
            "in Köln",
            "am Zürichsee",
            "und Söhne",
            "på Øland",
            "og Bjørn",
            "w Łodzi",
            "von Düren",
            "im Städtle",
            "bei Nørre");

    private final Pick pick;
    private final LabelledLibrary library;
    private final List<Supplier<Labelled>> families = new ArrayList<>();

    /**
     * A release of which it is known what it is.
     *
     * @param of what it is of; not in the library where its id is 0
     * @param items what it holds of it
     */
    record Labelled(String family, MediaKind kind, String name, Work of, List<Long> items) {}

    LabelledReleases(Pick pick, LabelledLibrary library) {
        this.pick = pick;
        this.library = library;
    }

    /** Fills the library with about so many titles. */
    void fill(int titles) {
        while (library.size() < titles) {
            switch (pick.number(0, 14)) {
                case 0 -> yearTwins();
                case 1 -> countryTwins();
                case 2 -> sequels();
                case 3 -> prefixes();
                case 4 -> umlauts();
                case 5 -> anime();
                case 6 -> acronyms();
                case 7 -> sharedAlias();
                case 8 -> letters();
                case 9 ->
                    library.series(
                            "specials",
                            library.freshName(),
                            year(),
                            "",
                            List.of(8, 8),
                            List.of("The Lost " + noun(), noun() + " Reunion", "Making " + noun()));
                case 11 -> articleTwins();
                case 12 -> {
                    String name = library.freshName();
                    int first = year();
                    library.film("neighbouring years", name, first);
                    library.film("neighbouring years", name, first + 1);
                }
                case 13 ->
                    library.film("sequel alone", library.freshName() + pick.of(" II", " 2", ": Part Two"), year());
                case 10 -> library.film("film", library.freshName(), year(), "Der " + library.freshName());
                default -> library.series("series", library.freshName(), year(), "", seasons(), List.of());
            }
        }
        families.addAll(List.of(
                this::film,
                this::filmOfOtherYear,
                this::filmOfNeighbouringYear,
                this::seriesEpisode,
                this::seriesOfCountry,
                this::seriesOfOtherCountry,
                this::sequel,
                this::sequelOutside,
                this::prefix,
                this::umlaut,
                this::animeInSeason,
                this::animeBeyond,
                this::acronym,
                this::alias,
                this::letter,
                this::special,
                this::season,
                this::articleTwin,
                this::filmBesideItsYear,
                this::firstOfASequel,
                this::bothNames,
                this::stranger));
    }

    Labelled next(int at) {
        return families.get(at % families.size()).get();
    }

    // Titles

    private void yearTwins() {
        String name = library.freshName();
        int first = year();
        library.film("year twins", name, first);
        library.film("year twins", name, first + pick.number(5, 20));
        library.series("series twins", name, first, "", seasons(), List.of());
        library.series("series twins", name, first + pick.number(3, 20), "", seasons(), List.of());
    }

    private void countryTwins() {
        String name = library.freshName();
        switch (pick.number(0, 2)) {
            case 0 -> {
                library.series("country", name, year(), "US", seasons(), List.of());
                library.series("country", name, year(), "GB", seasons(), List.of());
            }
            case 1 -> {
                library.series("country", name + " (US)", year(), "US", seasons(), List.of());
                library.series("country", name, year(), "GB", seasons(), List.of());
            }
            default -> library.series("country", name, year(), "AU", seasons(), List.of());
        }
    }

    private void sequels() {
        String name = library.freshName();
        int first = year();
        library.film("sequels", name, first);
        library.film("sequels", name + pick.of(" II", " 2", " Part II", " Part Two", ": Part 2"), first + 3);
        if (pick.percent(50)) {
            library.film("sequels", name + pick.of(" III", " 3"), first + 6);
        }
    }

    private void prefixes() {
        String name = library.freshName();
        int first = year();
        library.film("prefixes", name, first);
        library.film("prefixes", name + " " + noun() + " " + noun(), first);
        library.series("series prefixes", name, first, "", seasons(), List.of());
        library.series("series prefixes", name + " " + noun(), first, "", seasons(), List.of());
    }

    private void umlauts() {
        List<String> nouns = pick.of(GERMAN_NOUNS, NORDIC_NOUNS, POLISH_NOUNS);
        String name = library.fresh(
                List.of("Der", "Die", "Das", "Ein", "Unter", "Nach", "Vor", "Das alte", "Die neue"), nouns, ENDINGS);
        if (pick.percent(50)) {
            library.film("umlauts", name, year());
        } else {
            library.series("umlauts", name, year(), "", seasons(), List.of());
        }
    }

    private void anime() {
        String name = library.fresh(
                pick.lexicon().of("romaji"),
                List.of("no", "to", "wa", "ga", "ni"),
                pick.lexicon().of("romaji"));
        library.series(
                "anime",
                name,
                pick.number(2005, 2024),
                "JP",
                IntStream.range(0, pick.number(1, 4)).mapToObj(season -> 12).toList(),
                List.of());
    }

    private void acronyms() {
        String letters = pick.of("SWAN", "MASC", "TAGU", "RAKE", "ABLE", "HALO", "OATH", "UNCLE", "NAVA", "ACRE");
        String spelt = String.join(".", letters.split("")) + ".";
        String name = spelt + " "
                + library.fresh(
                        pick.lexicon().of("adjective"),
                        pick.lexicon().of("noun"),
                        pick.lexicon().of("name"));
        library.series("acronyms", name, year(), "", seasons(), List.of());
    }

    private void sharedAlias() {
        String name = library.freshName();
        library.series("aliases", name, year(), "", seasons(), List.of());
        library.series(
                "aliases", library.freshName(), year(), "", seasons(), List.of(), name, "Das " + library.freshName());
    }

    private void letters() {
        String name = library.freshName();
        int first = year();
        library.film("one letter", name, first);
        library.film("one letter", name + "s", first);
    }

    private void articleTwins() {
        String name = library.freshName().replaceAll("^(?:The|A) ", "");
        int first = year();
        library.film("article twins", name, first);
        library.film("article twins", "The " + name, first);
    }

    // Releases

    private Labelled film() {
        return ofFilm(any("film"), true);
    }

    private Labelled filmOfOtherYear() {
        Work film = any("year twins");
        return pick.percent(50)
                ? ofFilm(film, true)
                : ofFilm(library.outside(film, film.name(), film.year() + 2, ""), true);
    }

    private Labelled filmOfNeighbouringYear() {
        Work film = any("film");
        return named(
                "film of neighbouring year",
                ofFilm(library.outside(film, film.name(), film.year() + pick.of(-1, 1), ""), true));
    }

    private Labelled seriesEpisode() {
        Work series = pick.of(any("series"), any("series twins"));
        boolean dated = series.family().equals("series twins") || pick.percent(30);
        return ofEpisode(series, dotted(series.name()) + (dated ? "." + series.year() : ""));
    }

    private Labelled seriesOfCountry() {
        Work series = any("country");
        boolean tagged = pick.percent(70);
        String name = dotted(series.name().replace(" (US)", ""));
        String tag = series.country().equals("GB") ? "UK" : series.country();
        return ofEpisode(series, tagged ? name + "." + tag : name + "." + series.year());
    }

    private Labelled seriesOfOtherCountry() {
        Work series = any("country");
        Work other = library.outside(series, series.name(), 1950, "NZ");
        return named(
                "series of other country",
                ofEpisode(other, dotted(series.name().replace(" (US)", "")) + pick.of(".NZ", ".CA", ".1950")));
    }

    private Labelled sequel() {
        Work film = any("sequels");
        String name = dotted(film.name());
        String written = pick.percent(50)
                ? name
                : name.replace(".III", ".3").replace(".II", ".2").replace("Part.Two", "Part.2");
        return release("sequels", film, written + "." + film.year(), List.of(film.item(0, 0)));
    }

    private Labelled sequelOutside() {
        Work film = any("sequels");
        String base = film.name().replaceAll("(?::? Part (?:II|Two|2)| III| II| 3| 2)$", "");
        Work fourth = library.outside(film, base + " IV", film.year() + pick.number(0, 2), "");
        return named("sequel outside", ofFilm(fourth, true));
    }

    private Labelled prefix() {
        Work work = pick.of(any("prefixes"), any("series prefixes"));
        return work.kind() == MediaKind.MOVIE ? ofFilm(work, true) : ofEpisode(work, dotted(work.name()));
    }

    private Labelled umlaut() {
        Work work = any("umlauts");
        String name = dotted(pick.percent(60) ? spelt(work.name()) : work.name());
        return work.kind() == MediaKind.MOVIE
                ? release("umlauts", work, name + "." + work.year(), List.of(work.item(0, 0)))
                : ofEpisode(work, name);
    }

    private Labelled animeInSeason() {
        Work anime = any("anime");
        int season = pick.number(1, anime.seasons().size());
        int episode = pick.number(1, 12);
        String number = " - %02d".formatted(episode);
        String name = anime.name();
        String ordinal = List.of("1st", "2nd", "3rd", "4th").get(season - 1);
        String roman = List.of("", " II", " III", " IV").get(season - 1);
        String said = switch (pick.number(0, season == 1 ? 2 : 6)) {
            case 0 -> season == 1 ? name + number : name + " S" + season + number;
            case 1 -> name + " S%02dE%02d".formatted(season, episode);
            case 2 -> name + " - %02d".formatted((season - 1) * 12 + episode);
            case 3 -> name + " " + ordinal + " Season" + number;
            case 4 -> name + " Season " + season + number;
            case 5 -> name + roman + number;
            default -> name + " S" + season + number;
        };
        String whole = pick.of(
                        "[SubsPlease] %s (1080p) [%s].mkv",
                        "[Erai-raws] %s [1080p][Multiple Subtitle] [%s]", "[Kite] %s [BD 1080p HEVC] [%s]")
                .formatted(said, pick.checksum());
        return new Labelled("anime", MediaKind.SERIES, whole, anime, List.of(anime.item(season, episode)));
    }

    /** A season that the library's title does not have yet. */
    private Labelled animeBeyond() {
        Work anime = any("anime");
        int season = anime.seasons().size() + 1;
        String said = pick.of(" S" + season, " Season " + season, " " + season + "th Season", " " + season)
                + " - %02d".formatted(pick.number(1, 12));
        return new Labelled(
                "anime beyond",
                MediaKind.SERIES,
                "[Kite] " + anime.name() + said + " [1080p]",
                library.outside(anime, anime.name(), anime.year(), ""),
                List.of());
    }

    private Labelled acronym() {
        Work series = any("acronyms");
        String name = series.name();
        int end = name.indexOf(' ');
        String letters = name.substring(0, end);
        String written = pick.of(
                letters.replace(".", ""),
                letters.substring(0, letters.length() - 1),
                letters.replace(".", " ").strip());
        return ofEpisode(series, dotted(written + name.substring(end)));
    }

    private Labelled alias() {
        Work series = pick.one(library.works(
                work -> work.family().equals("aliases") && !work.aliases().isEmpty()));
        return ofEpisode(series, dotted(series.aliases().get(pick.number(0, 1))));
    }

    private Labelled letter() {
        Work film = any("one letter");
        boolean outside = pick.percent(30);
        return outside
                ? named(
                        "one letter",
                        ofFilm(
                                library.outside(film, "Un" + film.name().toLowerCase(Locale.ROOT), film.year(), ""),
                                true))
                : ofFilm(film, true);
    }

    private Labelled special() {
        Work series = any("specials");
        int number = pick.number(1, series.specials().size());
        // Another catalogue may number them otherwise, and have some that ours lacks.
        int said = pick.percent(50) ? number : 1 + number % series.specials().size();
        boolean unknown = pick.percent(20);
        String words = unknown ? "Christmas Carols" : series.specials().get(number - 1);
        return release(
                "specials",
                unknown ? library.outside(series, series.name(), series.year(), "") : series,
                dotted(series.name()) + ".S00E%02d.".formatted(said) + dotted(words),
                List.of(series.item(0, number)));
    }

    private Labelled season() {
        Work series = any("series");
        int season = pick.number(1, series.seasons().size());
        return release(
                "season",
                series,
                dotted(series.name()) + ".S%02d".formatted(season),
                IntStream.rangeClosed(1, series.seasons().get(season - 1))
                        .mapToObj(number -> series.item(season, number))
                        .toList());
    }

    private Labelled articleTwin() {
        return ofFilm(any("article twins"), true);
    }

    private Labelled filmBesideItsYear() {
        Work film = any("neighbouring years");
        return pick.percent(60)
                ? ofFilm(film, true)
                : ofFilm(library.outside(film, film.name(), film.year() + pick.of(-2, 2, 3), ""), true);
    }

    /** The library has the second part alone. */
    private Labelled firstOfASequel() {
        Work film = any("sequel alone");
        String base = film.name().replaceAll("(?:: Part Two| II| 2)$", "");
        return pick.percent(40)
                ? ofFilm(film, true)
                : ofFilm(library.outside(film, base, film.year() - pick.number(0, 4), ""), true);
    }

    private Labelled bothNames() {
        Work film = any("film");
        return release(
                "both names",
                film,
                dotted(film.aliases().getFirst()) + ".AKA." + dotted(film.name()) + "." + film.year(),
                List.of(film.item(0, 0)));
    }

    private Labelled stranger() {
        Work like = pick.of(any("film"), any("series"));
        Work other = library.outside(like, library.freshName(), year(), "");
        return named(
                "not in the library",
                like.kind() == MediaKind.MOVIE ? ofFilm(other, true) : ofEpisode(other, dotted(other.name())));
    }

    private Labelled ofFilm(Work film, boolean dated) {
        return release(
                film.family(), film, dotted(film.name()) + (dated ? "." + film.year() : ""), List.of(film.item(0, 0)));
    }

    private Labelled ofEpisode(Work series, String name) {
        int season = pick.number(1, series.seasons().size());
        int number = pick.number(1, series.seasons().get(season - 1));
        return release(
                series.family(),
                series,
                name + ".S%02dE%02d".formatted(season, number),
                List.of(series.item(season, number)));
    }

    private Labelled release(String family, Work work, String name, List<Long> items) {
        String tags = pick.of(
                ".1080p.WEB.h264-",
                ".German.DL.1080p.BluRay.x264-",
                ".2160p.NF.WEB-DL.DDP5.1.HDR.H.265-",
                ".720p.HDTV.x264-");
        return new Labelled(family, work.kind(), name + tags + pick.group(), work, items);
    }

    private static Labelled named(String family, Labelled release) {
        return new Labelled(family, release.kind(), release.name(), release.of(), release.items());
    }

    private Work any(String family) {
        return pick.one(library.works(work -> work.family().equals(family)));
    }

    private String noun() {
        return pick.one(pick.lexicon().of("noun"));
    }

    private int year() {
        return pick.number(1960, 2015);
    }

    private List<Integer> seasons() {
        return IntStream.range(0, pick.number(1, 4))
                .mapToObj(season -> pick.number(4, 14))
                .toList();
    }

    /** As the scene writes it: plain letters, dots for blanks. */
    private static String dotted(String name) {
        String plain = name.replace("ø", "o")
                .replace("Ø", "O")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("Æ", "Ae")
                .replace("ð", "d")
                .replace("Þ", "Th")
                .replace("&", "and");
        return Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[':!?,()]", "")
                .replaceAll("[\\s.]+", ".");
    }

    /** With ae, oe and ue, as German and Danish groups write. */
    private static String spelt(String name) {
        return name.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ü", "Ue")
                .replace("ø", "oe")
                .replace("Ø", "Oe")
                .replace("å", "aa")
                .replace("Å", "Aa")
                .replace("ö", "oe");
    }
}
