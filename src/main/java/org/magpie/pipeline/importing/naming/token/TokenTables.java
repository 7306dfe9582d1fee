package org.magpie.pipeline.importing.naming.token;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.name.LanguageCodes;
import org.magpie.media.name.TitleForms;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.Token;
import org.magpie.pipeline.importing.naming.subject.EpisodeTitles;
import org.magpie.pipeline.importing.naming.subject.NamingSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.BookSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Creator;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.EpisodeFacts;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MovieSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.MusicSubject;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.Numbering;
import org.magpie.pipeline.importing.naming.subject.NamingSubject.SeriesSubject;

/**
 * Every token there is, by kind. This is the one place for a new token: a line in the table of its kind, or in {@link FileTokens}
 * when it tells of the file and all kinds shall have it.
 */
public final class TokenTables {
    private static final TitleSpelling SPELLING = new TitleSpelling(true);
    private static final TitleSpelling BOOK_SPELLING = new TitleSpelling(false);

    private final TokenTable<SeriesSubject> series = series();
    private final TokenTable<MovieSubject> movies = movies();
    private final TokenTable<MusicSubject> music = music();
    private final TokenTable<BookSubject> books = books();

    /** The value of a token, empty where there is none; see {@link TokenTable#read}. */
    public String read(NamingSubject subject, Token token, LengthBudget lengthBudget) {
        return switch (subject) {
            case SeriesSubject episode -> series.read(episode, token, lengthBudget);
            case MovieSubject movie -> movies.read(movie, token, lengthBudget);
            case MusicSubject track -> music.read(track, token, lengthBudget);
            case BookSubject book -> books.read(book, token, lengthBudget);
        };
    }

    public TokenTable<?> table(MediaKind kind) {
        return switch (kind) {
            case SERIES -> series;
            case MOVIE -> movies;
            case MUSIC -> music;
            case BOOK -> books;
        };
    }

    private static TokenTable<SeriesSubject> series() {
        TokenTable<SeriesSubject> table = new TokenTable<>("Episode Title");
        table.text("Series Title", SeriesSubject::title);
        table.text("Series CleanTitle", series -> SPELLING.clean(series.title()));
        table.text("Series TitleThe", series -> TitleSpelling.the(series.title()));
        table.text("Series CleanTitleThe", series -> SPELLING.cleanThe(series.title()));
        table.text("Series TitleYear", series -> TitleSpelling.withYear(series.title(), series.year()));
        table.text(
                "Series CleanTitleYear",
                series -> SPELLING.clean(TitleSpelling.withYear(series.title(), series.year())));
        table.text(
                "Series TitleTheYear",
                series -> TitleSpelling.the(TitleSpelling.withYear(series.title(), series.year())));
        table.text("Series CleanTitleTheYear", series -> SPELLING.cleanTheWithYear(series.title(), series.year()));
        table.text("Series TitleWithoutYear", series -> TitleSpelling.withoutYear(series.title()));
        table.text("Series CleanTitleWithoutYear", series -> SPELLING.clean(TitleSpelling.withoutYear(series.title())));
        table.text(
                "Series TitleTheWithoutYear", series -> TitleSpelling.the(TitleSpelling.withoutYear(series.title())));
        table.text(
                "Series CleanTitleTheWithoutYear",
                series -> SPELLING.cleanThe(TitleSpelling.withoutYear(series.title())));
        table.text("Series TitleFirstCharacter", series -> TitleSpelling.firstCharacter(series.title()));
        table.number("Series Year", SeriesSubject::year);
        table.text("ImdbId", series -> series.ids().get("imdb"));
        table.text("TvdbId", series -> series.ids().get("tvdb"));
        table.text("TvMazeId", series -> series.ids().get("tvmaze"));
        table.text("TmdbId", series -> series.ids().get("tmdb"));
        table.number("season", TokenTables::season);
        table.number(
                "episode", series -> first(series).map(EpisodeFacts::number).orElse(null));
        table.number(
                "absolute", series -> first(series).map(EpisodeFacts::absolute).orElse(null));
        table.text("Air-Date", TokenTables::airDate);
        table.several("Episode Title", (series, argument) -> EpisodeTitles.of(series.episodes()));
        table.several(
                "Episode CleanTitle",
                " and ",
                (series, argument) -> EpisodeTitles.of(series.episodes()).stream()
                        .map(SPELLING::clean)
                        .toList());
        FileTokens.addTo(
                table,
                series -> series.numbering() == Numbering.ANIME
                        ? "v" + series.file().revision().version()
                        : "Proper");
        FileTokens.addVideoTo(table);
        return table;
    }

    private static TokenTable<MovieSubject> movies() {
        TokenTable<MovieSubject> table = new TokenTable<>("Movie Title");
        table.localized("Movie Title", TokenTables::localTitle);
        table.localized("Movie CleanTitle", (movie, argument) -> SPELLING.clean(localTitle(movie, argument)));
        table.localized("Movie TitleThe", (movie, argument) -> TitleSpelling.the(localTitle(movie, argument)));
        table.localized("Movie CleanTitleThe", (movie, argument) -> SPELLING.cleanThe(localTitle(movie, argument)));
        table.text("Movie OriginalTitle", MovieSubject::originalTitle);
        table.text("Movie CleanOriginalTitle", movie -> SPELLING.clean(movie.originalTitle()));
        table.localized(
                "Movie TitleFirstCharacter",
                (movie, argument) -> TitleSpelling.firstCharacter(localTitle(movie, argument)));
        table.text("Movie OriginalTitleFirstCharacter", movie -> TitleSpelling.firstCharacter(movie.originalTitle()));
        table.text("Movie Collection", MovieSubject::collection);
        table.text("Movie CleanCollection", movie -> SPELLING.clean(movie.collection()));
        table.text("Movie CollectionThe", movie -> TitleSpelling.the(movie.collection()));
        table.text("Movie CleanCollectionThe", movie -> SPELLING.cleanThe(movie.collection()));
        table.text("Movie Certification", MovieSubject::certification);
        table.number("Release Year", MovieSubject::year);
        table.text("Edition Tags", movie -> FileTokens.edition(movie.file().edition()));
        table.text("ImdbId", movie -> movie.ids().get("imdb"));
        table.text("TmdbId", movie -> movie.ids().get("tmdb"));
        FileTokens.addTo(table, movie -> "Proper");
        FileTokens.addVideoTo(table);
        return table;
    }

    private static TokenTable<MusicSubject> music() {
        TokenTable<MusicSubject> table = new TokenTable<>("Track Title");
        addCreator(table, "Artist", MusicSubject::artist, SPELLING);
        table.text("Artist Genre", track -> firstOf(track.artist().genres()));
        table.text("Artist MbId", track -> track.artist().id());
        table.text("Album Title", track -> track.album().title());
        table.text("Album CleanTitle", track -> SPELLING.clean(track.album().title()));
        table.text("Album TitleThe", track -> TitleSpelling.the(track.album().title()));
        table.text(
                "Album CleanTitleThe", track -> SPELLING.cleanThe(track.album().title()));
        table.text("Album Type", track -> track.album().type());
        table.text("Album Disambiguation", track -> track.album().disambiguation());
        table.text("Album Genre", track -> firstOf(track.album().genres()));
        table.text("Album MbId", track -> track.album().id());
        table.number("Release Year", track -> track.album().year());
        table.number("medium", track -> track.medium() == 0 ? null : track.medium());
        table.text("Medium Name", MusicSubject::mediumName);
        table.text("Medium Format", MusicSubject::mediumFormat);
        table.number("track", track -> track.trackNumber() == 0 ? null : track.trackNumber());
        table.text("Track Title", MusicSubject::trackTitle);
        table.text("Track CleanTitle", track -> SPELLING.clean(track.trackTitle()));
        table.text("Track ArtistName", TokenTables::trackArtist);
        table.text("Track ArtistCleanName", track -> SPELLING.clean(trackArtist(track)));
        table.text("Track ArtistNameThe", track -> TitleSpelling.the(trackArtist(track)));
        table.text("Track ArtistCleanNameThe", track -> SPELLING.cleanThe(trackArtist(track)));
        FileTokens.addTo(table, track -> "Proper");
        FileTokens.addAudioTo(table);
        return table;
    }

    private static TokenTable<BookSubject> books() {
        TokenTable<BookSubject> table = new TokenTable<>("Book Title");
        addCreator(table, "Author", BookSubject::author, BOOK_SPELLING);
        table.text("Author SortName", book -> TitleSpelling.the(book.author().name()));
        table.text("Book Title", BookSubject::title);
        table.text("Book CleanTitle", book -> BOOK_SPELLING.clean(book.title()));
        table.text("Book TitleThe", book -> TitleSpelling.the(book.title()));
        table.text("Book CleanTitleThe", book -> BOOK_SPELLING.cleanThe(book.title()));
        table.text("Book TitleNoSub", book -> split(book).title());
        table.text(
                "Book CleanTitleNoSub", book -> BOOK_SPELLING.clean(split(book).title()));
        table.text("Book TitleTheNoSub", book -> TitleSpelling.the(split(book).title()));
        table.text(
                "Book CleanTitleTheNoSub",
                book -> BOOK_SPELLING.cleanThe(split(book).title()));
        table.text("Book Subtitle", book -> split(book).subtitle());
        table.text("Book CleanSubtitle", book -> BOOK_SPELLING.clean(subtitle(book)));
        table.text("Book SubtitleThe", book -> TitleSpelling.the(subtitle(book)));
        table.text("Book Disambiguation", BookSubject::disambiguation);
        table.text("Book Series", BookSubject::series);
        table.text("Book SeriesPosition", BookSubject::seriesPosition);
        table.text("Book SeriesTitle", TokenTables::seriesTitle);
        table.number("PartNumber", book -> book.partCount() > 1 ? book.part() : null);
        table.number("PartCount", book -> book.partCount() > 1 ? book.partCount() : null);
        table.number("Release Year", BookSubject::year);
        table.number("Release YearFirst", book -> book.firstYear() == null ? book.year() : book.firstYear());
        FileTokens.addTo(table, book -> "Proper");
        FileTokens.addAudioTo(table);
        return table;
    }

    private static <S extends NamingSubject> void addCreator(
            TokenTable<S> table, String word, Function<S, Creator> creator, TitleSpelling spelling) {
        table.text(word + " Name", subject -> creator.apply(subject).name());
        table.text(
                word + " CleanName",
                subject -> spelling.clean(creator.apply(subject).name()));
        table.text(
                word + " NameThe",
                subject -> TitleSpelling.the(creator.apply(subject).name()));
        table.text(
                word + " CleanNameThe",
                subject -> spelling.cleanThe(creator.apply(subject).name()));
        table.text(
                word + " NameFirstCharacter",
                subject -> TitleSpelling.firstCharacter(creator.apply(subject).name()));
        table.text(word + " Disambiguation", subject -> creator.apply(subject).disambiguation());
    }

    private static Optional<EpisodeFacts> first(SeriesSubject series) {
        return series.episodes().isEmpty()
                ? Optional.empty()
                : Optional.of(series.episodes().getFirst());
    }

    private static int season(SeriesSubject series) {
        return first(series).map(EpisodeFacts::season).orElse(series.season());
    }

    /** With blanks, so that the token's own separator parts year, month and day. */
    private static String airDate(SeriesSubject series) {
        return first(series)
                .map(EpisodeFacts::airDate)
                .map(date -> date.toString().replace('-', ' '))
                .orElse(series.episodes().isEmpty() ? "" : "Unknown");
    }

    /** The title in the first of the asked languages that there is one in; codes of two or three letters, parted by a bar. */
    private static String localTitle(MovieSubject movie, String languages) {
        for (String code : languages.split("\\|")) {
            String title = LanguageCodes.englishName(code)
                    .map(movie.translations()::get)
                    .orElse("");
            if (!title.isEmpty()) {
                return title;
            }
        }
        return movie.title();
    }

    private static String trackArtist(MusicSubject track) {
        return track.trackArtist().isEmpty() ? track.artist().name() : track.trackArtist();
    }

    private static TitleForms.BookTitle split(BookSubject book) {
        return TitleForms.splitBookTitle(book.title(), book.author().name());
    }

    private static String subtitle(BookSubject book) {
        String subtitle = split(book).subtitle();
        return subtitle == null ? "" : subtitle;
    }

    private static String seriesTitle(BookSubject book) {
        return book.series().isEmpty() || book.seriesPosition().isEmpty()
                ? book.series()
                : String.format(Locale.ROOT, "%s #%s", book.series(), book.seriesPosition());
    }

    private static @Nullable String firstOf(List<String> values) {
        return values.isEmpty() ? null : values.getFirst();
    }
}
