package org.magpie.testing.ui;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.magpie.base.event.Events;
import org.magpie.base.store.PreferenceChanged;
import org.magpie.base.store.Preferences;

/** Keeps preferences in memory and tells of changes. */
public final class FakePreferences implements Preferences {
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Events events;

    public FakePreferences(Events events) {
        this.events = events;
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void set(String key, String value) {
        values.put(key, value);
        events.publish(new PreferenceChanged(key, value));
    }
}
