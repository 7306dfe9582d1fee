package org.magpie.pipeline.parse.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.parse.word.Vocabulary;

class BookGrammarTest {
    private final BookGrammar grammar = new BookGrammar(Vocabulary.standard());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann B. Author - The Lamp (2010) [EPUB]      | Ann B Author | The Lamp",
                "The Lamp by Ann B. Author [epub]            | Ann B Author | The Lamp",
                "Lamp by Lamp by Ann Author (mobi)           | Ann Author   | Lamp by Lamp",
                "The Lamp by Ann Author EPUB MOBI            | Ann Author   | The Lamp",
                "Ann Author - Stand by Me (2010) epub        | Ann Author   | Stand by Me",
                "Ann_Author-The_Lamp-AUDiOBOOK-WEB-2010-GRP  | Ann Author   | The Lamp",
                "Ann Author - The Lamp.epub                  | Ann Author   | The Lamp",
                "Ann Author - The Lamp [Unabridged] M4B      | Ann Author   | The Lamp",
                "Ann Author - Tower 05 - The Lamp (epub)     | Ann Author   | The Lamp",
                "Ann Author - [Tower 05] - The Lamp (epub)   | Ann Author   | The Lamp",
                "Ann Author [Tower 11] The Lamp (epub)       | Ann Author   | The Lamp",
                "Ann Author - The Lamp - Tower #5 (epub)     | Ann Author   | The Lamp",
                "Author, Ann B. - The Lamp (epub)            | Ann B Author | The Lamp",
                "von Berg, Ann - The Lamp (epub)             | Ann von Berg | The Lamp",
                "Ann Author, Hugo Brill - The Lamp (epub)    | Ann Author, Hugo Brill | The Lamp",
                "The Lamp by Ann Author, read by Ron P [M4B] | Ann Author   | The Lamp",
                "The Lamp (Tower Book 5) by Ann Author       | Ann Author   | The Lamp",
                "Ann.Author.-.The.Lamp.2024.EPUB.eBook-GRP   | Ann Author   | The Lamp",
                "Ann Author – Tower 6. The Lamp [Jo, 2015, 64 kbps, MP3] | Ann Author | The Lamp",
            })
    void authorAndTitleAreToldApart(String name, String author, String title) {
        assertThat(grammar.read(name)).hasValueSatisfying(read -> {
            assertThat(read.creator()).isEqualTo(author);
            assertThat(read.title()).isEqualTo(title);
        });
    }

    @Test
    void aNameThatPartsNoAuthorAndTitleIsRefused() {
        assertThat(grammar.read("Ann.Author.The.Lamp.2024.RETAIL.EPUB.eBook-GRP"))
                .isEmpty();
        assertThat(grammar.details("Ann.Author.The.Lamp.2024.RETAIL.EPUB.eBook-GRP")
                        .group())
                .isEqualTo("GRP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A - B [EPUB]               | BOOK_EPUB",
                "A - B (azw3, mobi)         | BOOK_AZW3",
                "A - B.mobi                 | BOOK_MOBI",
                "A - B [MP3 64kbps]         | BOOK_MP3",
                "A - B [Audiobook] m4b      | BOOK_M4B",
                "A - B (Unabridged)         | BOOK_UNKNOWN_AUDIO",
                "A - B                      | BOOK_UNKNOWN_TEXT",
            })
    void theFormatIsReadFromTheName(String name, Quality quality) {
        assertThat(grammar.details(name).quality()).isEqualTo(quality);
    }
}
