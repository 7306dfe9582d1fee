package org.magpie.pipeline.parse.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.grammar.GrammarReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.work.NamePieces.Piece;

/** Each word of a name with what the person is told it was taken for. */
class NamePiecesTest {
    private final Vocabulary vocabulary = Vocabulary.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MOVIE  | Amber.Falls.2019.1080p.WEB-DL.DD5.1.H.264-GRP  | DD5.1 | audio
            MOVIE  | Amber.Falls.2019.BluRay.DTS-HD.MA.5.1.x264-GRP | DTS-HD.MA.5.1 | audio
            MOVIE  | Amber.Falls.2019.BluRay.x264-GRP-postbot       | postbot | repost
            SERIES | Amber.Falls.2024.03.14.1080p.WEB.h264-GRP      | 2024.03.14 | date
            SERIES | Amber.Falls.14.03.2024.1080p.WEB.h264-GRP      | 14.03.2024 | date
            SERIES | [Two-words] Amber Falls - 1100v2 [1080p]       | Two-words | group
            SERIES | [Two-words] Amber Falls - 1100v2 [1080p]       | 1100v2 | number
            SERIES | Янтарь / Amber Falls (Сезон: 1 / Серии: 1-8 из 10) [2020, WEB-DL 1080p] | Янтарь / Amber Falls | title
            SERIES | Янтарь / Amber Falls (Сезон: 1 / Серии: 1-8 из 10) [2020, WEB-DL 1080p] | Сезон: 1 / Серии: 1-8 | number
            MUSIC  | Amber Falls - Night Post (1973) [FLAC 24-96]   | FLAC 24-96 | format
            """)
    void isToldWithItsOwnWord(MediaKind kind, String name, String text, String sense) {
        List<Piece> pieces = new NamePieces(vocabulary)
                .of(name, kind, new GrammarReader(vocabulary).read(name, kind).orElseThrow());

        assertThat(pieces).contains(new Piece(text, sense));
        assertThat(String.join("", pieces.stream().map(Piece::text).toList())).isEqualTo(name);
    }
}
