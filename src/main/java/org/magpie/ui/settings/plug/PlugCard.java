package org.magpie.ui.settings.plug;

import java.time.Instant;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.insight.SourceRow;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderState;
import org.magpie.ui.kit.style.StatusColor;

/**
 * A plug as its card shows it.
 *
 * @param type key of the plug, its name in the bundle is {@code plug.<type>}
 * @param said how it is doing, in one sentence
 * @param usage how much it is used, empty for what is not counted
 * @param again when it is tried again by itself, empty while it does not wait
 */
public record PlugCard(
        long id,
        String type,
        String name,
        boolean enabled,
        int priority,
        StatusColor tone,
        Message said,
        Optional<SourceRow> usage,
        Optional<Instant> again) {
    /** Whether the last use of it went wrong. */
    boolean failing() {
        return tone == StatusColor.ATTENTION || tone == StatusColor.FAILED;
    }

    static PlugCard of(Definition<?> definition, ProviderState state, Optional<SourceRow> usage, Instant now) {
        Message why = state.said();
        StatusColor tone;
        Message said;
        Optional<Instant> again = Optional.empty();
        if (!definition.enabled()) {
            tone = StatusColor.QUIET;
            said = Message.of("settings.plug.state.off");
        } else if ((state.failures() == 0 || why == null) && state.answered() == null) {
            tone = StatusColor.QUIET;
            said = Message.of("settings.plug.state.unasked");
        } else if (state.failures() == 0 || why == null) {
            tone = StatusColor.HERE;
            said = Message.of("settings.plug.state.good");
        } else if (state.isPausedAt(now)) {
            tone = StatusColor.FAILED;
            said = why;
            again = Optional.ofNullable(state.pausedUntil());
        } else {
            tone = StatusColor.ATTENTION;
            said = why;
        }
        return new PlugCard(
                definition.id(),
                definition.plug(),
                definition.name(),
                definition.enabled(),
                definition.priority(),
                tone,
                said,
                usage,
                again);
    }
}
