package org.magpie.base.store;

import java.util.Optional;

/** The preferences, in the library's database. */
public final class StoredPreferences implements Preferences {
    private final Store store;

    public StoredPreferences(Store store) {
        this.store = store;
    }

    @Override
    public Optional<String> get(String key) {
        return store.read(session ->
                new Rows(session).first("select content from preference where name = ?", row -> row.getString(1), key));
    }

    @Override
    public void set(String key, String value) {
        store.change(unit -> set(unit, key, value));
    }

    /** {@link #set(String, String)} within a unit of work. */
    public void set(UnitOfWork unit, String key, String value) {
        new Rows(unit.session()).change("merge into preference (name, content) key (name) values (?, ?)", key, value);
        unit.publish(new PreferenceChanged(key, value));
    }
}
