package org.magpie.base.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    private static RuntimeException here(String text) {
        return new IllegalStateException(text);
    }

    private static RuntimeException there() {
        return new IllegalStateException("a");
    }

    @Test
    void the_same_bug_has_the_same_code_whatever_its_text() {
        assertThat(ErrorCode.of(here("a"))).isEqualTo(ErrorCode.of(here("b")));
        assertThat(ErrorCode.of(here("a")).text()).matches("M-[2-9A-Z]{6}");
    }

    @Test
    void another_place_another_class_or_another_cause_has_another_code() {
        assertThat(ErrorCode.of(there())).isNotEqualTo(ErrorCode.of(here("a")));
        RuntimeException caused = here("a");
        caused.initCause(there());
        assertThat(ErrorCode.of(caused)).isNotEqualTo(ErrorCode.of(here("a")));
    }

    @Test
    void causes_that_go_in_a_circle_end() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException two = new RuntimeException("two", one);
        one.initCause(two);
        assertThat(ErrorCode.of(one).text()).startsWith("M-");
    }
}
