package org.magpie.base.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Where? What*: a <b>  | Where! What- - a b",
                "a/b\\c                | a+b+c",
                "9:15                  | 9-15",
                "...dots...            | dots",
                "NUL                   | NUL_",
                "nul.txt               | nul_txt",
                "com9                  | com9_",
                "Console               | Console",
                "..                    | _",
                "\" \"                 | _",
            })
    void everyTextBecomesALegalName(String text, String name) {
        assertThat(SafeName.of(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, Dawn Nine9",
        "DASH, Dawn- Nine-9",
        "SPACE_DASH, Dawn - Nine -9",
        "SPACE_DASH_SPACE, Dawn - Nine - 9",
        "SMART, Dawn - Nine-9",
        "CUSTOM, Dawn꞉ Nine꞉9",
    })
    void aColonIsWrittenAsThePersonLikes(ColonStyle style, String name) {
        IllegalCharacters rules = new IllegalCharacters(true, style, "꞉");
        assertThat(SafeName.replaceIllegal("Dawn: Nine:9", rules)).isEqualTo(name);
    }

    @Test
    void aCustomColonCannotBringWhatIsIllegal() {
        IllegalCharacters rules = new IllegalCharacters(true, ColonStyle.CUSTOM, "/:?");
        assertThat(SafeName.of("a:b", rules, 0)).isEqualTo("a+!b");
    }

    @Test
    void charactersAreLeftOutWhereNothingShallStandForThem() {
        assertThat(SafeName.replaceIllegal("a:b?c/d", new IllegalCharacters(false, ColonStyle.SMART, "")))
                .isEqualTo("abcd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202Evkm.exe", "a\u0000b", "line\nbreak", "\uD800", "\u200Fx"})
    void marksThatHideOrTurnTextAreTakenAway(String hostile) {
        assertThat(SafeName.isLegal(SafeName.of(hostile))).isTrue();
        assertThat(SafeName.of(hostile)).doesNotContainPattern("[\\p{Cc}\\u202e\\u200f\\ud800]");
    }

    @Test
    void aLongNameIsCutBetweenCharactersAndLeavesRoom() {
        String name = SafeName.of("Ж".repeat(400), IllegalCharacters.DEFAULT, 4);
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(250);
        assertThat(SafeName.of("😀".repeat(100)).getBytes(StandardCharsets.UTF_8))
                .hasSize(252);
    }

    @Test
    void bytesAreCountedAsUtf8Does() {
        String text = "aé漢😀";
        assertThat(SafeName.bytesOf(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(SafeName.cutFrontToBytes(text, 8)).isEqualTo("漢😀");
    }

    @Test
    void noTextWhateverMakesAnIllegalName() {
        Random random = new Random(20_261_121);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(300);
            for (int at = 0; at < length; at++) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
            }
            String name = SafeName.of(text.toString());
            assertThat(SafeName.isLegal(name)).as("name for %s", text).isTrue();
        }
    }
}
