package org.magpie.pipeline.download.client;

import org.magpie.pipeline.download.DownloadClient;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderKind;

/**
 * What the plugs of all download clients have in common.
 *
 * @param <S> a client's settings
 */
public abstract class ClientPlug<S extends Record> implements Plug<S, DownloadClient> {
    private final String key;
    private final Class<S> settingsType;
    private final S defaults;

    /**
     * @param key as {@link Plug#key} says
     * @param defaults what the form starts with
     */
    protected ClientPlug(String key, Class<S> settingsType, S defaults) {
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
        return ProviderKind.DOWNLOAD_CLIENT;
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
