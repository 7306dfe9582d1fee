package org.magpie.pipeline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.media.ItemDetails;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.name.TitleName;
import org.magpie.pipeline.match.NameExplanation.Outcome;
import org.magpie.pipeline.match.NameExplanation.Reading;
import org.magpie.pipeline.match.NameExplanation.WeighedTitle;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;

/** Explanations over the real grammar: for each kind what was understood, which titles were weighed and why one of them won. */
class NameExplainerTest {
    private static final Instant OUT = Instant.parse("2001-01-01T00:00:00Z");

    private final ReleaseReader reader = new GrammarReader(Vocabulary.standard());
    private final List<TitleFacts> library = new ArrayList<>();

    @Test
    void theYearInTheNameIsTheReasonAmongFilmsOfOneName() {
        title(1, MediaKind.MOVIE, "Night Train", 1950, work("Night Train"));
        title(2, MediaKind.MOVIE, "Night Train", 1999, work("Night Train"));
        title(3, MediaKind.MOVIE, "Night Trains", 1950, work("Night Trains"));

        Reading film = taken("Night.Train.1999.1080p.BluRay.x264-GRP", MediaKind.MOVIE);

        assertThat(film.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(film.titles().getFirst().titleId()).isEqualTo(2);
        assertThat(film.titles()).extracting(WeighedTitle::titleId).contains(3L);
        assertThat(film.because().key()).isEqualTo("match.by-name-and-year");
        assertThat(Objects.requireNonNull(film.preferred()).key()).isEqualTo("match.preferred.year");
    }

    @Test
    void twoTitlesThatNothingTellsApartAreBothShownAndAPersonIsAsked() {
        title(1, MediaKind.SERIES, "Hidden Ghosts", 2010, episode(1, 1));
        title(2, MediaKind.SERIES, "Hidden Ghosts", 2021, episode(1, 1));

        Reading series = taken("Hidden.Ghosts.S01E01.1080p.WEB-DL-GRP", MediaKind.SERIES);

        assertThat(series.outcome()).isEqualTo(Outcome.ASKED);
        assertThat(series.because().key()).isEqualTo("match.ambiguous");
        assertThat(Objects.requireNonNull(series.preferred()).key()).isEqualTo("match.preferred.rival");
        assertThat(series.titles()).extracting(WeighedTitle::titleId).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aSeasonWordIsToldAmongTheNamesThatWereLookedFor() {
        title(1, MediaKind.SERIES, "Hoshi no Uta", 2015, episode(1, 5), episode(2, 5));

        Reading series = taken("[Kite] Hoshi no Uta S2 - 05 (1080p).mkv", MediaKind.SERIES);

        assertThat(series.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(series.items()).containsExactly("S02E05 Part 5");
        assertThat(series.lookedFor()).contains(Message.of("match.tried.season", "Hoshi no Uta", "2"));
    }

    @Test
    void musicAndBooksAreExplainedToo() {
        title(1, MediaKind.MUSIC, "The Samplers", 0, work("First Album"), work("Second Album"));
        title(2, MediaKind.BOOK, "Ann Sample", 0, work("The First Book"));

        Reading album = taken("The Samplers - Second Album (2015) [FLAC]", MediaKind.MUSIC);
        assertThat(album.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(album.items()).containsExactly("Second Album");
        assertThat(album.titles().getFirst().name()).isEqualTo("The Samplers");

        Reading book = taken("Ann Sample - The First Book (2014) (epub)", MediaKind.BOOK);
        assertThat(book.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(book.items()).containsExactly("The First Book");

        Reading unknown = taken("Ann Sample - Another Book (2014) (epub)", MediaKind.BOOK);
        assertThat(unknown.outcome()).isEqualTo(Outcome.NOTHING);
        assertThat(unknown.because().key()).isEqualTo("match.no-work");
    }

    @Test
    void withoutAKindTheOneThatFitsTheLibraryCountsAndTheOthersAreShown() {
        title(1, MediaKind.MOVIE, "Studio 60 West", 2006, work("Studio 60 West"));

        NameExplanation explained = explainer().explain("Studio.60.West.2006.720p.BluRay.x264-GRP", null);

        assertThat(explained.taken().orElseThrow().kind()).isEqualTo(MediaKind.MOVIE);
        assertThat(explained.readings()).hasSize(4).first().matches(Reading::counts);
        assertThat(explained.others()).extracting(Reading::kind).doesNotContain(MediaKind.MOVIE);
        assertThat(explained.because().key()).startsWith("match.kind.");
    }

    @Test
    void aNameThatIsNoSeriesIsNotSaidToBeNothingButAFilm() {
        NameExplanation explained = explainer().explain("Copper.Road.2006.720p.BluRay.x264-GRP", null);

        assertThat(explained.because())
                .isEqualTo(Message.of("match.kind.only", Message.of("match.as.movie"), Message.of("match.as.series")));
        assertThat(new Texts(Locale.ENGLISH).say(explained.because()))
                .isEqualTo("Read as a film: as a series it tells too little");
    }

    @Test
    void theEndingOfAFileSaysItsKind() {
        title(1, MediaKind.BOOK, "Ann Sample", 0, work("The 1x02 Book"));
        title(2, MediaKind.MUSIC, "The Samplers", 0, work("Second Album"));

        NameExplanation book = explainer().explain("Ann Sample - The 1x02 Book (2014).epub", null);
        assertThat(book.taken().orElseThrow().kind()).isEqualTo(MediaKind.BOOK);
        assertThat(book.because().key()).isEqualTo("match.kind.ending");
        assertThat(matching()
                        .recognise("Ann Sample - The 1x02 Book (2014).epub")
                        .titleId())
                .isEqualTo(1);
        assertThat(explainer()
                        .explain("The Samplers - Second Album (2015).flac", null)
                        .taken()
                        .orElseThrow()
                        .kind())
                .isEqualTo(MediaKind.MUSIC);
        assertThat(explainer()
                        .explain("Ann Sample - The 1x02 Book (2014).m4b", null)
                        .taken()
                        .orElseThrow()
                        .kind())
                .isEqualTo(MediaKind.BOOK);
        assertThat(explainer().explain("x.pdf", null).because())
                .isEqualTo(Message.of("match.kind.none-asked", Message.of("match.as.book")));
        assertThat(explainer()
                        .explain("Hidden.Ghosts.S01E02.mkv", null)
                        .taken()
                        .orElseThrow()
                        .kind())
                .isEqualTo(MediaKind.SERIES);
    }

    @Test
    void aFormatOfSoundOrTextSaysTheKindWhereNothingTellsOfAPicture() {
        title(2, MediaKind.MUSIC, "The Samplers", 0, work("Second Album"));

        for (String album : List.of(
                "The Samplers - Second Album (2015) [FLAC 24-96]", "The_Samplers-Second_Album-CD-FLAC-2015-GRP")) {
            NameExplanation explained = explainer().explain(album, null);
            assertThat(explained.taken().orElseThrow().kind()).isEqualTo(MediaKind.MUSIC);
            assertThat(explained.because().key()).isEqualTo("match.kind.format");
            assertThat(matching().recognise(album).titleId()).isEqualTo(2);
        }
        assertThat(explainer()
                        .explain("Hidden.Ghosts.S01E02.FLAC.2.0-GRP", null)
                        .taken()
                        .orElseThrow()
                        .kind())
                .isEqualTo(MediaKind.SERIES);
        assertThat(explainer()
                        .explain("Hidden.Ghosts.2001.1080p.BluRay.FLAC.2.0.x264-GRP", null)
                        .taken()
                        .orElseThrow()
                        .kind())
                .isEqualTo(MediaKind.MOVIE);
    }

    @Test
    void whatIsTakenIsAlwaysWhatMatchingTakes() {
        title(1, MediaKind.SERIES, "Hidden Ghosts", 2010, episode(1, 1), episode(1, 2));
        title(2, MediaKind.MOVIE, "Hidden Ghosts", 2011, work("Hidden Ghosts"));
        title(3, MediaKind.MOVIE, "Hidden Ghost", 2011, work("Hidden Ghost"));
        for (String name : List.of(
                "Hidden.Ghosts.S01E02.1080p.WEB-DL-GRP",
                "Hidden.Ghosts.2011.1080p.BluRay-GRP",
                "Hidden.Ghosts.US.S01E01.720p.HDTV-GRP",
                "Hidden Ghosts (2012) 1080p",
                "Hidden.Gohsts.2011.1080p.BluRay-GRP")) {
            Candidate taken = matching().recognise(name);
            Reading told = explainer().explain(name, null).taken().orElseThrow();
            assertThat(told.confidence()).as(name).isEqualTo(taken.confidence());
            assertThat(told.because()).as(name).isEqualTo(taken.because());
            assertThat(told.titles().getFirst().titleId()).as(name).isEqualTo(taken.titleId());
        }
    }

    @Test
    void everySentenceIsWrittenInBothLanguages() {
        title(1, MediaKind.SERIES, "Hidden Ghosts", 2010, episode(1, 1));
        NameExplanation explained = explainer().explain("Hidden.Ghosts.2010.S01E01.1080p.WEB-DL-GRP", null);
        for (Locale locale : List.of(Locale.ENGLISH, Locale.of("ru"))) {
            Texts texts = new Texts(locale);
            assertThat(texts.say(explained.because())).isNotBlank().doesNotContain("match.");
            for (Reading reading : explained.readings()) {
                assertThat(texts.say(reading.because())).isNotBlank().doesNotContain("match.");
                assertThat(reading.lookedFor())
                        .allSatisfy(tried -> assertThat(texts.say(tried)).contains("Hidden Ghosts"));
            }
        }
    }

    private Reading taken(String name, MediaKind kind) {
        return explainer().explain(name, kind).taken().orElseThrow();
    }

    private NameExplainer explainer() {
        return new NameExplainer(reader, this::index, this::facts, matching());
    }

    private Matching matching() {
        return new Matching(reader, this::index, this::facts);
    }

    private TitleIndex index() {
        return new TitleIndex(library.stream()
                .map(title ->
                        new TitleName(title.id(), title.kind(), title.name(), title.year(), List.of(), title.ids()))
                .toList());
    }

    private List<TitleFacts> facts(Set<Long> ids) {
        return library.stream().filter(title -> ids.contains(title.id())).toList();
    }

    private static ItemDetails episode(int season, int number) {
        return ItemDetails.episode("Part " + number, season, number, LocalDate.of(2015, 1, number), OUT);
    }

    private static ItemDetails work(String name) {
        return ItemDetails.film(name, null, OUT, 0);
    }

    private void title(long id, MediaKind kind, String name, int year, ItemDetails... items) {
        List<ItemFacts> facts = new ArrayList<>();
        for (ItemDetails details : items) {
            facts.add(new ItemFacts(id * 100 + facts.size(), id, details, true, null));
        }
        library.add(new TitleFacts(
                id,
                kind,
                name,
                year,
                Map.of(),
                List.of(),
                true,
                45,
                "",
                Set.of(),
                List.of(new SlotFacts(id, id, "HD", 1, 1, Path.of("/media"), "")),
                facts));
    }
}
