package org.magpie.pipeline.search.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1183105773|1183105773",
                "Category: TV/x264 Size: 1.37 GB|1471026299",
                "Size: 341 m Uploaded|357564416",
                "1,5 GiB|1610612736",
                "1,024.5 KB|1049088",
                "Size: 552668227|552668227",
                "no size here|-1",
                "99999999999999999999|-1"
            })
    void readsSizes(String written, long bytes) {
        assertThat(FeedText.size(written)).isEqualTo(bytes);
    }

    @Test
    void readsSeedersHoweverTheyAreTold() {
        assertThat(Stream.of(
                        "[SEEDERS (3)/LEECHERS (0)]",
                        "Seeders: 3 / Leechers: 0",
                        "3 seeder(s), 0 leecher(s)",
                        "Seeds: 3"))
                .allSatisfy(text -> assertThat(FeedText.seeders(text)).hasValue(3));
        assertThat(FeedText.leechers("3 seeder(s), 2 leecher(s)")).hasValue(2);
        assertThat(FeedText.seeders("a film about seeders")).isEmpty();
    }

    @Test
    void readsLanguagesByNameAndByCode() {
        assertThat(FeedText.languages("English, ger; fr")).containsExactlyInAnyOrder("English", "German", "French");
        assertThat(FeedText.languages("Klingon")).isEmpty();
    }

    @Test
    void undoesEntitiesThatWereEscapedTwice() {
        assertThat(FeedText.name(" Series.&amp;.Title \n S02 ")).isEqualTo("Series.&.Title S02");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wed, 03 Jun 2015 03:19:49 +0000",
                "Tue, 3 Jun 2015 03:19:49 GMT",
                "03 Jun 2015 06:19:49 +0300",
                "Tue, 02 Jun 2015 22:19:49 EST",
                "2015-06-03 03:19:49",
                "2015-06-03T03:19:49Z",
                "2015-06-03T05:19:49.123+02:00",
                "Wed, 3 Jun 15 03:19:49 UT",
                "1433301589"
            })
    void readsDatesAsTheyAreSeenInTheWild(String written) {
        assertThat(FeedDate.read(written)).hasValue(Instant.parse("2015-06-03T03:19:49Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "32 Foo 2015 03:19:49", "2015-13-40 03:19:49", "20:40 19-05-2015"})
    void takesNothingElseForADate(String written) {
        assertThat(FeedDate.read(written)).isEmpty();
    }
}
