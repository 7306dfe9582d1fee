package org.magpie.catalog.library;

import org.magpie.base.error.Message;
import org.magpie.catalog.MetadataSource;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderKind;

/** The plug of a {@link FakeSource}. */
record FakePlug(FakeSource source) implements Plug<FakePlug.Settings, MetadataSource> {
    /** Nothing to set. */
    record Settings(@Field String nothing) {}

    @Override
    public String key() {
        return "fake";
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.SOURCE;
    }

    @Override
    public Class<FakePlug.Settings> settingsType() {
        return FakePlug.Settings.class;
    }

    @Override
    public FakePlug.Settings defaults() {
        return new FakePlug.Settings("");
    }

    @Override
    public boolean builtIn() {
        return true;
    }

    @Override
    public MetadataSource open(Definition<FakePlug.Settings> definition) {
        return source;
    }

    @Override
    public Message test(Definition<FakePlug.Settings> definition) {
        return Message.of("plug.fake");
    }
}
