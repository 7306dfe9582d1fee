package org.magpie.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void a_name_loses_what_a_terminal_obeys_and_what_turns_its_direction() {
        assertThat(PlainText.line("Harbor\u202Egpj.\u009B31mLights\u001B[2J\u0000\u2066\u200F x\uD800"))
                .isEqualTo("Harborgpj.31mLights[2J x");
        assertThat(PlainText.line("two\r\n lines\u2028three")).isEqualTo("two  lines three");
    }

    @Test
    void letters_of_all_scripts_and_what_joins_them_stay() {
        for (String name : new String[] {
            "Солнце Морей", "Amélie", "क्‍ष", "نوشته‌ها", "👨‍👩‍👧‍👦 ❤️", "東京物語", "Ame\u0301lie", "שלום", "😀"
        }) {
            assertThat(PlainText.line(name)).isEqualTo(name);
            assertThat(PlainText.escaped(name)).isEqualTo(name);
        }
    }

    @Test
    void what_is_written_out_can_be_seen_and_is_JSON() {
        assertThat(PlainText.escaped("a\u202Eb\u009Bc\td\n")).isEqualTo("a\\u202eb\\u009bc\td\n");
    }
}
