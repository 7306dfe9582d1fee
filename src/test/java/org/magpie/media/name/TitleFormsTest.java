package org.magpie.media.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.media.file.ProbedAudio;
import org.magpie.media.quality.Quality;

class TitleFormsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Copper Songs (Deluxe Edition)       | Copper Songs",
                "Copper Songs [2019 Remaster]        | Copper Songs",
                "Copper Songs (Live in Oslo)         | Copper Songs (Live in Oslo)",
                "Limited Edition                     | Limited Edition",
                "(Special) Copper                    | Copper",
            })
    void editionTagsOfAlbumsAreLeftOut(String title, String bare) {
        assertThat(TitleForms.withoutEditionTags(title)).isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Copper (feat. Somebody Else)   | Copper",
                "Copper ft. Somebody            | Copper",
                "Defeat of Feathers             | Defeat of Feathers",
                "Copper (Single Version)        | Copper",
            })
    void guestsOfTracksAreLeftOut(String title, String bare) {
        assertThat(TitleForms.withoutTrackTags(title)).isEqualTo(bare);
    }

    @Test
    void aBookTitleIsTakenApartAtTheColonOrTheBracket() {
        assertThat(TitleForms.splitBookTitle("Copper: A History", "Ann Author"))
                .isEqualTo(new TitleForms.BookTitle("Copper", "A History"));
        assertThat(TitleForms.splitBookTitle("Copper (A Short History)", "Ann Author"))
                .isEqualTo(new TitleForms.BookTitle("Copper", "A Short History"));
        assertThat(TitleForms.splitBookTitle("Ann Author: Copper", "Ann Author"))
                .isEqualTo(new TitleForms.BookTitle("Copper", null));
        assertThat(TitleForms.splitBookTitle("Copper (Abridged)", "Ann Author"))
                .isEqualTo(new TitleForms.BookTitle("Copper (Abridged)", null));
    }

    @Test
    void ofASpecialsReleaseNameOnlyTheEpisodeTitleCounts() {
        assertThat(TitleForms.episode("Copper.Street.S02E00.Behind.the.Lamps.1080p.WEB.h264-GRP"))
                .isEqualTo("behind the lamps");
        assertThat(TitleForms.episode("Lamps & Wires!")).isEqualTo("lamps wires");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Männertag in Köln        | Maennertag.in.Koeln",
                "Männertag in Köln        | Mannertag in Koln",
                "Die Übergrößen           | Die.Uebergroessen",
                "Die Übergrößen           | Ubergrossen, Die",
                "Jo Nesvø                 | Jo Nesvo",
                "Jo Nesvø                 | Jo Nesvoe",
                "Stanisław Łąka           | Stanislaw Laka",
                "Ærlige år                | Aerlige aar",
                "Œuvre                    | Oeuvre",
                "Þórsdóttir og Ðuro       | Thorsdottir og Duro",
                "Kız                      | Kiz",
                "S.W.A.N.                 | SWAN",
                "S.W.A.N.                 | S W A N",
                "M*A*S*H                  | MASH",
                "A.B.C. Affair            | ABC Affair",
                "I'm a Lamp               | Im.A.Lamp",
                "Lamps & Wires            | Lamps.and.Wires",
                "Lampen & Drähte          | Lampen.und.Draehte",
                "Lampes & fils            | Lampes et fils",
                "Luces & sombras          | Luces y sombras",
                "Lamper & Ledninger       | Lamper.og.Ledninger",
                "Lampen und Drähte        | Lampen & Drahte",
                "Romeo + Julia            | Romeo.and.Julia",
                "The Lantern              | Lantern, The",
                "The Lantern              | Lantern.The",
                "Le Phare                 | Phare, Le",
                "L'Heure bleue            | Heure bleue, L'",
                "Harbor Part II           | Harbor: Part Two",
                "Harbor Vol. 2            | Harbor Volume II",
                "Harbor IV                | Harbor 4",
                "Harbor³                  | Harbor 3",
                "Ｈａｒｂｏｒ                 | Harbor",
                "Pa$$word                 | Password",
                "Луна и грош              | Luna.i.grosh",
                "Юлия                     | Yuliya",
                "東京の空                   | 東京の空",
                "!!!                      | !!!",
            })
    void twoSpellingsOfOneTitleShareAForm(String one, String other) {
        assertThat(TitleForms.matching(one)).containsAnyElementsOf(TitleForms.matching(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mueller        | Muller",
                "Harbor³        | Harbor",
                "Harbor Part II | Harbor",
                "World War I    | World War II",
                "Vitamin E Tale | Vitamin Y Tale",
                "S.W.A.N.       | S.W.N.",
                "Lantern        | Lanterns",
                "東京の空         | 東京の海",
            })
    void twoTitlesShareNone(String one, String other) {
        assertThat(TitleForms.matching(one)).doesNotContainAnyElementsOf(TitleForms.matching(other));
    }

    @ParameterizedTest
    @CsvSource({
        "FLAC, 900, 24, FLAC_24",
        "'MPEG Version 1 Audio, Layer 3', 192, 0, MP3_192",
        "'MPEG Version 1 Audio, Layer 3 VBR', 245, 0, MP3_VBR_V0",
        "'MPEG Version 1 Audio, Layer 3 VBR', 190, 0, MP3_VBR_V2",
        "mp3, 333, 0, MUSIC_UNKNOWN",
        "Vorbis Version 0 Audio, 192, 0, OGG_Q6",
        "Opus Version 1 Audio, 160, 0, OGG_Q5",
        "aac, 128, 0, AAC_VBR",
        "pcm_s16le, 1411, 16, WAV",
        "something, 0, 0, MUSIC_UNKNOWN",
    })
    void aProbeTellsTheQualityOfMusic(String codec, int bitrate, int bits, Quality quality) {
        assertThat(new ProbedAudio(codec, bitrate, bits).quality()).isEqualTo(quality);
    }

    @ParameterizedTest
    @CsvSource({"ger, de", "DEU, de", "de-AT, de", "German, de", "nob, nb", "gsw, de", "xyz, xyz"})
    void languageCodesOfAnyKindBecomeTwoLetters(String code, String two) {
        assertThat(LanguageCodes.twoLetters(code)).isEqualTo(two);
    }
}
