package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void theClientsAreAskedMostOftenWhileSomethingMovesAndSomebodyLooks() {
        Pace pace = Pace.USUAL;
        assertThat(pace.next(true, false, true)).isLessThan(pace.next(true, false, false));
        assertThat(pace.next(true, false, false)).isLessThan(pace.next(false, true, false));
        assertThat(pace.next(false, true, true)).isLessThan(pace.next(false, false, true));
    }
}
