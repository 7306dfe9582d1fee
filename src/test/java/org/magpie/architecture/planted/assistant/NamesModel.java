package org.magpie.architecture.planted.assistant;

import org.magpie.architecture.planted.assistant.model.PluggedModel;

/** A planted violation: only the wiring names plugs. */
public final class NamesModel {
    public PluggedModel model() {
        return new PluggedModel();
    }
}
