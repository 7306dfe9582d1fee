package org.magpie.provider;

/**
 * A plug whose kind, key and defaults are fixed, as they are of all: what is left to a plug is to open and to test.
 *
 * @param <S> its settings
 * @param <T> what it opens
 */
public abstract class BasePlug<S extends Record, T> implements Plug<S, T> {
    private final ProviderKind kind;
    private final String key;
    private final Class<S> settingsType;
    private final S defaults;

    /**
     * @param key as {@link Plug#key} says
     * @param defaults what the form starts with
     */
    protected BasePlug(ProviderKind kind, String key, Class<S> settingsType, S defaults) {
        this.kind = kind;
        this.key = key;
        this.settingsType = settingsType;
        this.defaults = defaults;
    }

    @Override
    public final String key() {
        return key;
    }

    @Override
    public final ProviderKind kind() {
        return kind;
    }

    @Override
    public final Class<S> settingsType() {
        return settingsType;
    }

    @Override
    public final S defaults() {
        return defaults;
    }
}
