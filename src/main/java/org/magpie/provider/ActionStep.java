package org.magpie.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.magpie.base.error.Message;

/** How far an action of a form has come. */
public sealed interface ActionStep {
    /**
     * It is done.
     *
     * @param values to be filled in, by component name; secrets among them stay in the form until it is saved
     */
    record Done(Message said, Map<String, ?> values) implements ActionStep {}

    /**
     * A person has to do something elsewhere first.
     *
     * @param address where
     * @param code to be typed there; may be empty
     * @param again after which time to ask again
     * @param state with which to ask again
     */
    record Waiting(Message said, URI address, String code, Duration again, String state) implements ActionStep {}
}
