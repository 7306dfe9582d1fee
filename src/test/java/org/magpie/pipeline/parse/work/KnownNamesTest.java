package org.magpie.pipeline.parse.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.pipeline.parse.grammar.BookGrammar;
import org.magpie.pipeline.parse.grammar.MusicGrammar;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.work.KnownNames.Found;

class KnownNamesTest {
    private final MusicGrammar music = new MusicGrammar(Vocabulary.standard());
    private final BookGrammar books = new BookGrammar(Vocabulary.standard());
    private final KnownNames marlow =
            books.known("Edith B. Marlow", List.of("It", "The Lamp", "Grey Tower", "1984", "Über Käfer"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Edith Marlow - It (1986) epub                             | It",
                "Marlow, Edith B. - It [EPUB]                              | It",
                "It by Edith Marlow, read by Ron Potter [M4B]              | It",
                "Edith Marlow - Grey Tower 01 - The Lamp epub              | The Lamp",
                "Edith Marlow - Grey Tower - The Lamp epub                 | The Lamp",
                "The Lamp (Grey Tower Book 1) by Edith Marlow              | The Lamp",
                "Edith.Marlow.The.Lamp.2024.RETAIL.EPUB.eBook-GRP          | The Lamp",
                "Edith.Marlow.-.Ueber.Kaefer.2024.German.ePub.eBook-GRP    | Ueber Kaefer",
                "Edith Marlow & Hugo Brill - The Lamp (epub)               | The Lamp",
                "Edith Marlow - The Lamp: A Novel (epub)                   | The Lamp",
                "1984 by Edith Marlow (azw3)                               | 1984",
            })
    void aBookIsFoundWhereItIsTheWholeTitle(String name, String book) {
        assertThat(marlow.find(name)).map(Found::work).contains(book);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Edith Marlow - It Ends (epub)",
                "Edith Marlow - If It Burns (epub)",
                "Edith Marlow - The Lamp and the Night (1952) epub",
                "Edith Marlow - The Second Lamp epub",
                "Edith Marlow - The Lamp 2 (epub)",
                "Edith Marlow - Grey Tower 02 epub",
                "Edith Marlow - Grey Tower 1-7 (epub)",
                "Edith Marlow - The Lamp - House of Salt (epub)",
                "Edith Marlow - The Lamp (Study Guide) epub",
                "Hugo Brill - The Lamp (epub)",
                "The Lamp: The Life of Edith Marlow by Hugo Brill [EPUB]",
            })
    void aBookIsNotFoundInAnotherTitle(String name) {
        assertThat(marlow.find(name)).isEmpty();
    }

    @Test
    void albumsThatBracketsTellApartAreNotConfused() {
        KnownNames both = music.known("Weaver", List.of("Weaver (Blue Album)", "Weaver (Green Album)"));
        assertThat(both.find("Weaver - Weaver (Green Album) (2001) [FLAC]"))
                .map(Found::work)
                .contains("Weaver (Green Album)");
        assertThat(both.find("Weaver - Weaver (2001) [FLAC]")).isEmpty();
        KnownNames plain = music.known("Weaver", List.of("Weaver", "1988"));
        assertThat(plain.find("Weaver - Weaver (Green Album) (2001) [FLAC]")).isEmpty();
        assertThat(plain.find("Weaver - 1988 (Tara's Version) (2023) [FLAC]")).isEmpty();
        assertThat(plain.find("Weaver - 1988 (Live) (2023) [FLAC]")).isEmpty();
        assertThat(plain.find("Weaver - 1988 (Deluxe Edition) [FLAC]"))
                .map(Found::work)
                .contains("1988");
        assertThat(plain.find("Weaver-1988-WEB-FLAC-2023-GRP")).map(Found::work).contains("1988");
    }

    @Test
    void aBandOfASimilarNameIsAnotherBand() {
        KnownNames known = music.known("Tara Quick", List.of("Night Bus"));
        assertThat(known.find("Tara Quick feat. Moth - Night Bus (2014) [FLAC]"))
                .isPresent();
        assertThat(known.find("Tara Quick & The Foxes - Night Bus (2014) [FLAC]"))
                .isEmpty();
        assertThat(known.find("Tara Quick Orchestra - Night Bus (2014) [FLAC]")).isEmpty();
    }

    @Test
    void anEditionThatIsKnownAloneIsFoundWithoutItsName() {
        KnownNames known = music.known("Moth", List.of("Night Bus (Deluxe Edition)"));
        assertThat(known.find("Moth - Night Bus (2014) [FLAC]")).isPresent();
        KnownNames two = music.known("Moth", List.of("Night Bus (Deluxe Edition)", "Night Bus"));
        assertThat(two.find("Moth - Night Bus (Deluxe Edition) (2014) [FLAC]"))
                .map(Found::work)
                .contains("Night Bus (Deluxe Edition)");
    }
}
