package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleSettingsTest {
    @Test
    void theClientsAreAskedMostOftenWhileSomethingMovesAndSomebodyLooks() {
        ScheduleSettings scheduleSettings = ScheduleSettings.USUAL;
        assertThat(scheduleSettings.next(true, false, true)).isLessThan(scheduleSettings.next(true, false, false));
        assertThat(scheduleSettings.next(true, false, false)).isLessThan(scheduleSettings.next(false, true, false));
        assertThat(scheduleSettings.next(false, true, true)).isLessThan(scheduleSettings.next(false, false, true));
    }
}
