package org.magpie.app.wiring;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.magpie.base.secret.FileVault;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.DataFolder;
import org.magpie.base.store.Preferences;
import org.magpie.base.store.Store;
import org.magpie.catalog.DiskArtwork;
import org.magpie.catalog.PictureCalls;
import org.magpie.catalog.library.LibraryCatalog;
import org.magpie.media.exclusion.StoredExclusions;
import org.magpie.media.format.StoredFormats;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.media.library.LibraryCounters;
import org.magpie.media.library.StoredProfiles;
import org.magpie.media.library.StoredRootFolders;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.magpie.pipeline.importing.recycle.RecycledFiles;
import org.magpie.pipeline.notify.ChannelRules;
import org.magpie.pipeline.search.link.SourceLinks;
import org.magpie.provider.stored.StoredProviders;

/** The library: what there is and what is wanted of it, and whom Magpie asks about it. */
public record LibraryWiring(
        StoredProfiles profiles,
        StoredFormats formats,
        StoredRootFolders rootFolders,
        Library library,
        HistoryLog history,
        StoredExclusions exclusions,
        SourceLinks links,
        StoredProviders providers,
        DiskArtwork artwork,
        RecycledFiles recycled,
        LibraryCatalog catalog) {
    /** The language that presets are named in. */
    private static final String NAMED_IN = "profiles.language";

    private static final String PLEX_CLIENT = "plex.client";

    private static final long ARTWORK_BYTES = 2_000_000_000L;

    public static LibraryWiring on(Ground ground, Closer closing) {
        Store store = ground.store();
        Clock clock = ground.clock();
        DataFolder folder = ground.folder();
        StoredProfiles profiles = new StoredProfiles(store, new LibraryCounters(clock));
        profiles.seed(ground.texts());
        translate(profiles, ground);
        StoredFormats formats = new StoredFormats(store, profiles);
        StoredRootFolders roots = new StoredRootFolders(store, folder.path());
        Library library = new Library(store, clock);
        SourceLinks links = new SourceLinks();
        StoredProviders providers = closing.add(new StoredProviders(
                store,
                new Vault(folder.vaultKey()),
                clock,
                Plugs.all(
                        store,
                        ground.http(),
                        clock,
                        folder.folder("downloads"),
                        folder.folder("playlists"),
                        new FileVault(folder.playlistKey()),
                        ground.texts(),
                        links,
                        roots::all,
                        () -> plexClient(ground.preferences())),
                List.of(ChannelRules.fields())));
        links.askOf(providers);
        DiskArtwork artwork = new DiskArtwork(
                store, ground.http(), PictureCalls.of(() -> providers)::get, folder.artwork(), ARTWORK_BYTES);
        RecycledFiles recycled = new RecycledFiles(store, clock);
        LibraryCatalog catalog = new LibraryCatalog(
                store, library, providers, profiles, roots, ground.jobs(), artwork, new RecycleFolder(recycled), clock);
        ground.schedules().add(catalog.refreshTask());
        return new LibraryWiring(
                profiles,
                formats,
                roots,
                library,
                new HistoryLog(clock),
                new StoredExclusions(store, clock),
                links,
                providers,
                artwork,
                recycled,
                catalog);
    }

    /** Made up once for each installation: plex.tv lists it among the devices of the account. */
    private static synchronized String plexClient(Preferences preferences) {
        return preferences.get(PLEX_CLIENT).orElseGet(() -> {
            String made = UUID.randomUUID().toString();
            preferences.set(PLEX_CLIENT, made);
            return made;
        });
    }

    /** Only what a person has chosen in the settings counts, not what language some shell happens to have. */
    private static void translate(StoredProfiles profiles, Ground ground) {
        String chosen = ground.preferences().get(Languages.KEY, "");
        if (!chosen.isEmpty() && !chosen.equals(ground.preferences().get(NAMED_IN, ""))) {
            profiles.translate(ground.texts());
            ground.preferences().set(NAMED_IN, chosen);
        }
    }
}
