package org.magpie.pipeline.search.indexer.m3u;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.magpie.base.error.Message;
import org.magpie.base.secret.FileVault;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.indexer.ConfiguredIndexer;
import org.magpie.provider.BasePlug;
import org.magpie.provider.CallCounts;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.Group;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/** A playlist (M3U), from an address or a file, as an indexer of plain downloads. */
public final class M3u extends BasePlug<M3u.Settings, Indexer> {
    private final ProviderHttp http;
    private final CallCounts calls;
    private final Clock clock;
    private final Path folder;
    private final FileVault vault;

    /**
     * @param folder where copies of playlists are kept
     * @param vault locks them
     */
    public M3u(ProviderHttp http, CallCounts calls, Clock clock, Path folder, FileVault vault) {
        super(
                ProviderKind.INDEXER,
                "m3u",
                Settings.class,
                new Settings(Secret.NONE, 12, Assumed.HD, IndexerUse.EVERYTHING));
        this.http = http;
        this.calls = calls;
        this.clock = clock;
        this.folder = folder;
        this.vault = vault;
    }

    /** How good a picture is taken to be of which nothing is said. */
    public enum Assumed {
        SD(480),
        HD(720),
        FULL_HD(1080);

        private final int lines;

        Assumed(int lines) {
            this.lines = lines;
        }

        int lines() {
            return lines;
        }
    }

    /**
     * @param playlist an address, which often holds name and password, or the path of a file
     * @param refreshHours how old a copy may become before the address is asked again
     * @param assumed the picture of entries that say nothing of it
     * @param use what it is for
     */
    public record Settings(
            @Field(required = true) Secret playlist,
            @Field(min = 1, max = 720) int refreshHours,
            @Field Assumed assumed,
            @Group("indexer") IndexerUse use) {}

    @Override
    public Indexer open(Definition<Settings> definition) {
        Settings settings = definition.settings();
        return new ConfiguredIndexer(
                new PlaylistSearch(
                        definition.id(),
                        definition.name(),
                        playlist(definition),
                        settings.assumed().lines()),
                settings.use(),
                SeedGoal.NONE);
    }

    /** A trial run: reads all of it, tells what is in it and keeps nothing. */
    @Override
    public Message test(Definition<Settings> definition) {
        Playlist trial = new Playlist(
                0,
                definition.name(),
                definition.settings().playlist().reveal(),
                folder,
                vault,
                Duration.ofSeconds(1),
                http,
                clock);
        try {
            PlaylistIndex.Contents held = trial.now().index().contents();
            return Message.of(
                    "indexer.m3u.works", held.films(), held.episodes(), held.series(), held.live(), held.refused());
        } finally {
            trial.forget();
        }
    }

    private Playlist playlist(Definition<Settings> definition) {
        Settings settings = definition.settings();
        return new Playlist(
                definition.id(),
                definition.name(),
                settings.playlist().reveal(),
                folder,
                vault,
                Duration.ofHours(settings.refreshHours()),
                calls.over(http, definition, settings.use().budget()),
                clock);
    }
}
