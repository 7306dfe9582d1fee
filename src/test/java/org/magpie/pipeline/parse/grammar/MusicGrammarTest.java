package org.magpie.pipeline.parse.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;
import org.magpie.pipeline.parse.QualityOrigin;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.work.KnownNames;

class MusicGrammarTest {
    private final MusicGrammar grammar = new MusicGrammar(Vocabulary.standard());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Copper Choir - Night Bus (2014) [FLAC]                           | Copper Choir | Night Bus | 2014",
                "Copper Choir - Night Bus 2014 mp3 320 kbps                       | Copper Choir | Night Bus | 2014",
                "Copper Choir - Night Bus [Deluxe Edition] [2014]                 | Copper Choir | Night Bus | 2014",
                "Copper Choir - Night Bus - 2014 (WEB)                            | Copper Choir | Night Bus | 2014",
                "Copper Choir 2014 - Night Bus                                    | Copper Choir | Night Bus | 2014",
                "Copper_Choir-Night_Bus-2CD-FLAC-2014-GRP                         | Copper Choir | Night Bus | 2014",
                "Copper.Choir-Night.Bus-(Deluxe.Edition)-WEB-2014-GRP             | Copper Choir | Night Bus | 2014",
                "Tin-Z-Night_Bus_Home-CD-2014-GRP                                 | Tin-Z | Night Bus Home | 2014",
                "(Art Rock) [CD] Copper Choir - Night Bus - 2014, FLAC (image)    | Copper Choir | Night Bus | 2014",
                "[12345][posted] Copper Choir - Night Bus (2014)                  | Copper Choir | Night Bus | 2014",
                "01. Copper Choir - Night Bus.mp3                                 | Copper Choir | Night Bus |",
                "VA - Copper - The Night Bus Years (2014)                         | VA | Copper - The Night Bus Years | 2014",
                "Copper Choir - Best of 1999 (2014)                               | Copper Choir | Best of 1999 | 2014",
                "Copper Choir - 2001 (2014)                                       | Copper Choir | 2001 | 2014",
                "Copper Choir - Magnum Opus (2014)                                | Copper Choir | Magnum Opus | 2014",
                "Медный хор - Ночной автобус (2014) [MP3]                         | Медный хор | Ночной автобус | 2014",
            })
    void artistAlbumAndYearAreToldApart(String name, String artist, String album, Integer year) {
        assertThat(grammar.read(name)).hasValueSatisfying(read -> {
            assertThat(read.creator()).isEqualTo(artist);
            assertThat(read.title()).isEqualTo(album);
            assertThat(read.year()).isEqualTo(year);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Copper Choir - Discography (1990 - 2012) [FLAC] | 1990 | 2012",
                "Copper Choir Discografia Completa 2012 MP3      |      | 2012",
                "Copper_Choir-Discography_1990-2012-CD-2013-GRP  | 1990 | 2012",
                "Copper Choir - Full Discography                 |      |",
            })
    void aDiscographyHasItsYears(String name, Integer first, Integer last) {
        assertThat(grammar.work(name)).hasValueSatisfying(work -> {
            assertThat(work.creator()).isEqualTo("Copper Choir");
            assertThat(work.discography()).isTrue();
            assertThat(work.firstYear()).isEqualTo(first);
            assertThat(work.lastYear()).isEqualTo(last);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A - B (2014) [FLAC 24bit]     | FLAC_24",
                "A-B-24-96-WEB-FLAC-2014-GRP   | FLAC_24",
                "A - B [FLAC (M4A)]            | FLAC",
                "A - B [MP3 V0]                | MP3_VBR_V0",
                "A - B MP3 V2 VBR              | MP3_VBR_V2",
                "A - B (2014) 320              | MP3_320",
                "A - B [192kbps]               | MP3_192",
                "A - B [M4A 256 kbps]          | AAC_256",
                "A - B [AAC]                   | AAC_VBR",
                "A - B [Ogg Vorbis Q8]         | OGG_Q8",
                "A - B [ogg 192]               | OGG_Q6",
                "A - B [WavPack]               | WAVPACK",
                "A - B [ALAC 24 bit]           | ALAC_24",
                "A - B.flac                    | FLAC",
                "A - B (2025) [FLAC24bit]      | FLAC_24",
                "A - B [24bit.96kHz FLAC]      | FLAC_24",
                "A - B (2001) [24-192 Vinyl]   | FLAC_24",
                "[TR24][OF] A - B - 2019 (Jazz)| FLAC_24",
                "A - B (2014) [MP3 CBR320]     | MP3_320",
                "A-B-WEB-2022-GRP              | MP3_320",
                "A - B (2022) [WEB]            | MUSIC_UNKNOWN",
                "A-Route_192-CD-2007-GRP       | MUSIC_UNKNOWN",
                "A - Magnum Opus (2014) MP3 320| MP3_320",
                "A - Mixtape {2013-Album}      | MUSIC_UNKNOWN",
            })
    void theQualityIsReadFromCodecAndRate(String name, Quality quality) {
        assertThat(grammar.details(name).quality()).isEqualTo(quality);
    }

    @Test
    void theOriginTellsWhereTheFormatWasLearnt() {
        assertThat(grammar.details("A - B [FLAC]").origin().format()).isEqualTo(QualityOrigin.Origin.NAME);
        assertThat(grammar.details("A - B.ogg").origin().format()).isEqualTo(QualityOrigin.Origin.EXTENSION);
        assertThat(grammar.details("A - B").origin().format()).isEqualTo(QualityOrigin.Origin.UNKNOWN);
    }

    @Test
    void howItWasCodedIsNoRevision() {
        assertThat(grammar.details("A-B-MP3-V2-2014-GRP").revision()).isEqualTo(Revision.FIRST);
        assertThat(grammar.details("A-B-PROPER-MP3-V2-2014-GRP").revision().version())
                .isEqualTo(2);
        assertThat(grammar.details("A-B-REPACK-FLAC-2014-GRP").revision()).isEqualTo(new Revision(2, 0, true));
        assertThat(grammar.details("A-B-WEB-2014-GRP").group()).isEqualTo("GRP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                " - ",
                "nothing here",
                "a1b2c3d4e5f6a7b8c9d0",
                "(only) [brackets]",
                "Discography",
                "- - -"
            })
    void aNameWithoutArtistAndAlbumIsRefused(String name) {
        assertThat(grammar.read(name)).isEmpty();
    }

    @Test
    void noNameWhateverMakesItFail() {
        Random random = new Random(41);
        String letters = "abcAB 019-_.()[]{}–byDiscography’'éж東\u202e";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder name = new StringBuilder();
            int length = random.nextInt(60);
            for (int at = 0; at < length; at++) {
                name.append(letters.charAt(random.nextInt(letters.length())));
            }
            grammar.read(name.toString()).ifPresent(read -> {
                assertThat(read.title()).isNotBlank();
                assertThat(read.creator()).isNotBlank();
            });
        }
    }

    @Test
    void knownNamesAreFoundWhateverStandsAround() {
        KnownNames known = grammar.known("The Café Choir", List.of("Bus", "Night Bus & Home"));
        assertThat(known.find("the_cafe_choir_night_bus_and_home_flac"))
                .contains(new KnownNames.Found("the cafe choir", "night bus and home"));
        assertThat(known.find("Cafe Choir - Bus FLAC")).contains(new KnownNames.Found("Cafe Choir", "Bus"));
        assertThat(known.find("Cafe Choir - Train")).isEmpty();
        assertThat(known.find("Choir of the Cafe - Bus")).isEmpty();
        assertThat(grammar.known("!!!", List.of("Bus")).find("!!! - Bus")).contains(new KnownNames.Found("!!!", "Bus"));
        assertThat(grammar.known("Bus", List.of("Bus")).find("Bus (2014)")).isEmpty();
    }
}
