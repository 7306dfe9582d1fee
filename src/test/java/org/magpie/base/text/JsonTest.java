package org.magpie.base.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void a_document_that_is_too_deep_is_refused_and_does_not_end_the_thread() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(UnreadableTextException.class);
        assertThatThrownBy(() -> Json.parse("{\"a\":".repeat(100_000))).isInstanceOf(UnreadableTextException.class);
    }

    @Test
    void texts_numbers_and_names_are_bounded() {
        assertThatThrownBy(() -> Json.parse("\"" + "x".repeat(9 << 20) + "\""))
                .isInstanceOf(UnreadableTextException.class);
        assertThatThrownBy(() -> Json.parse("9".repeat(1_000))).isInstanceOf(UnreadableTextException.class);
        assertThatThrownBy(() -> Json.parse("{\"" + "n".repeat(30_000) + "\":1}"))
                .isInstanceOf(UnreadableTextException.class);
    }

    @Test
    void what_is_empty_or_goes_on_behind_its_end_is_refused() {
        assertThatThrownBy(() -> Json.parse("")).isInstanceOf(UnreadableTextException.class);
        assertThatThrownBy(() -> Json.parse("  \n")).isInstanceOf(UnreadableTextException.class);
        assertThatThrownBy(() -> Json.parse("{} {}")).isInstanceOf(UnreadableTextException.class);
        assertThatThrownBy(() -> Json.parse("<html>")).isInstanceOf(UnreadableTextException.class);
    }

    @Test
    void a_class_named_in_a_document_is_a_text_like_any_other() {
        assertThat(Json.parse("{\"@class\":\"java.lang.Runtime\"}")
                        .path("@class")
                        .asText())
                .isEqualTo("java.lang.Runtime");
    }
}
