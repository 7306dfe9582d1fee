package org.magpie.ui.title.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.Message;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.EpisodeNumbering.Counted;
import org.magpie.pipeline.match.EpisodeNumbering.Numbered;
import org.magpie.pipeline.match.TitleAliases.Place;
import org.magpie.ui.title.names.NumberingDraft.Field;
import org.magpie.ui.title.names.NumberingDraft.Row;

class NumberingDraftTest {
    private final NumberingDraft draft = new NumberingDraft(episodes(), EpisodeNumbering.NONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S02E01|S02E01",
                "s2e1|S02E01",
                "2x01|S02E01",
                "2x1-3|S02E01-E03",
                "S02E01-E03|S02E01-E03",
                "S02E01E02|S02E01-E02",
                "S2 E1|S02E01",
                "7|S01E07",
                "E7|S01E07",
                "7-8|S01E07-E08",
                "S02E01, S00E05|S02E01, S00E05",
                "S00E05|S00E05",
                "|''"
            })
    void readsNumbersAsPeopleWriteThem(String typed, String meant) {
        SceneNumberText.Read read = SceneNumberText.seasons(typed == null ? "" : typed, 1);
        assertThat(read.problem()).isEmpty();
        assertThat(SceneNumberText.write(read.numbers())).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "S02", "S02E", "2x", "S02E01,,S02E02", "-3", "S02E05-E01", "1-999", "S02E01 x"})
    void refusesWhatIsNoNumberAndSaysSo(String typed) {
        SceneNumberText.Read read = SceneNumberText.seasons(typed, 1);
        assertThat(read.numbers()).isEmpty();
        assertThat(read.problem()).isPresent();
    }

    @Test
    void countsThroughWithMereNumbers() {
        assertThat(SceneNumberText.write(SceneNumberText.running("27-28").numbers()))
                .isEqualTo("27-28");
        assertThat(SceneNumberText.running("S02E01").problem())
                .contains(Message.of("names.numbering.problem.running", "S02E01"));
    }

    @Test
    void saysWhatIsToBeStored() {
        draft.put(row(1, 3), Field.SEASON, "S02E01");
        draft.put(row(1, 4), Field.SEASON, "2x2-3");
        draft.put(row(1, 4), Field.RUNNING, "14");

        assertThat(draft.numbering())
                .isEqualTo(new EpisodeNumbering(
                        List.of(new Numbered(2, 1, 1, 3), new Numbered(2, 2, 1, 4), new Numbered(2, 3, 1, 4)),
                        List.of(new Counted(14, 1, 4))));
        assertThat(draft.numbered()).isEqualTo(2);
        assertThat(draft.isChanged()).isTrue();
        NumberingDraft again = new NumberingDraft(episodes(), draft.numbering());
        assertThat(again.isChanged()).isFalse();
        assertThat(again.rows().get(3).typed(Field.SEASON)).isEqualTo("S02E02-E03");
    }

    @Test
    void numbersOnToTheEndOfTheSeason() {
        draft.put(row(1, 3), Field.SEASON, "S02E01");
        draft.put(row(1, 3), Field.RUNNING, "13");
        assertThat(draft.numberOn(row(1, 3))).isEqualTo(2);
        assertThat(row(1, 4).typed(Field.SEASON)).isEqualTo("S02E02");
        assertThat(row(1, 5).typed(Field.SEASON)).isEqualTo("S02E03");
        assertThat(row(1, 5).typed(Field.RUNNING)).isEqualTo("15");
        assertThat(row(2, 1).typed(Field.SEASON)).isEmpty();
        assertThat(draft.numberOn(row(2, 1))).isZero();

        draft.clear(List.of(row(1, 3), row(1, 4), row(1, 5)));
        assertThat(draft.numbering().isEmpty()).isTrue();
    }

    @Test
    void whatIsWrongIsToldAndCannotBeSaved() {
        draft.put(row(1, 3), Field.SEASON, "third");
        assertThat(draft.problem(row(1, 3))).contains(Message.of("names.numbering.problem.season", "third"));
        assertThat(draft.isValid()).isFalse();
        assertThat(draft.isChanged()).isTrue();
        assertThat(draft.numbering().isEmpty()).isTrue();
    }

    @Test
    void hintsAtOneNumberForTwoEpisodes() {
        draft.put(row(1, 3), Field.SEASON, "S02E01");
        assertThat(draft.hint(row(2, 1))).contains(Message.of("names.numbering.shadowed", "S02E01", "S01E03"));
        draft.put(row(2, 1), Field.SEASON, "S02E01");
        assertThat(draft.hint(row(2, 1))).contains(Message.of("names.numbering.shared", "S02E01", "S01E03"));
        assertThat(draft.isValid()).isTrue();
        draft.put(row(2, 1), Field.SEASON, "S03E01");
        assertThat(draft.hint(row(2, 1))).isEmpty();
    }

    @Test
    void showsASeasonOrOnlyWhatIsOtherwise() {
        draft.put(row(1, 3), Field.SEASON, "S02E01");
        assertThat(draft.shown(Optional.of(2), false)).hasSize(2);
        assertThat(draft.shown(Optional.empty(), true)).containsExactly(row(1, 3));
        assertThat(draft.seasons()).containsExactly(1, 2);
    }

    private Row row(int season, int number) {
        return draft.rows().stream()
                .filter(row -> row.place().season() == season && row.place().number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static List<Place> episodes() {
        return Stream.concat(
                        IntStream.rangeClosed(1, 5).mapToObj(at -> new Place(1, at, null, "Part " + at)),
                        IntStream.rangeClosed(1, 2).mapToObj(at -> new Place(2, at, null, "Later " + at)))
                .toList();
    }
}
