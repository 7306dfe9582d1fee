package org.magpie.upkeep.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.MetadataSource;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleDetails;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

/** A source without a net that knows what a test has told it. */
final class FoundTitles implements MetadataSource {
    final List<FoundTitle> known = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    int episodes = 10;

    @Nullable
    ProviderException failure;

    void knows(MediaKind kind, String id, String name, int year) {
        known.add(new FoundTitle(
                kind, "fake", "Fake", id, name, year == 0 ? null : year, "", null, Map.of("tmdb", id), 0, ""));
    }

    @Override
    public Set<MediaKind> kinds() {
        return Set.of(MediaKind.MOVIE, MediaKind.SERIES);
    }

    @Override
    public synchronized List<FoundTitle> lookup(MediaKind kind, String name) {
        asked.add(name);
        if (failure != null) {
            throw failure;
        }
        String wanted = name.replaceAll("\\s*\\(\\d{4}\\)$", "").toLowerCase(java.util.Locale.ROOT);
        return known.stream()
                .filter(title -> title.kind() == kind
                        && title.name().toLowerCase(java.util.Locale.ROOT).startsWith(wanted))
                .toList();
    }

    @Override
    public synchronized Optional<FoundTitle> byId(MediaKind kind, String source, String id) {
        asked.add(source + ":" + id);
        if (failure != null) {
            throw failure;
        }
        return known.stream()
                .filter(title -> title.kind() == kind && id.equals(title.ids().get(source)))
                .findFirst();
    }

    @Override
    public SourceTitle fetch(MediaKind kind, String sourceId) {
        FoundTitle title = known.stream()
                .filter(each -> each.sourceId().equals(sourceId))
                .findFirst()
                .orElseThrow();
        Integer year = title.year();
        List<ItemDetails> items = new ArrayList<>();
        if (kind == MediaKind.MOVIE) {
            items.add(ItemDetails.film(title.name(), null, null, 0));
        } else {
            for (int number = 1; number <= episodes; number++) {
                items.add(ItemDetails.episode("", 1, number, null, null));
            }
        }
        return new SourceTitle(
                TitleDetails.named(title.name(), year == null ? 0 : year), title.ids(), List.of(), items);
    }

    /** The plug of it. */
    record Plug(FoundTitles source) implements org.magpie.provider.Plug<Plug.Settings, MetadataSource> {
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
        public Class<Settings> settingsType() {
            return Settings.class;
        }

        @Override
        public Settings defaults() {
            return new Settings("");
        }

        @Override
        public boolean builtIn() {
            return true;
        }

        @Override
        public MetadataSource open(Definition<Settings> definition) {
            return source;
        }

        @Override
        public Message test(Definition<Settings> definition) {
            return Message.of("plug.fake");
        }
    }
}
