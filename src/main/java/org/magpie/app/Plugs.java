package org.magpie.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.magpie.base.http.Http;
import org.magpie.base.secret.FileVault;
import org.magpie.base.store.Store;
import org.magpie.base.text.Texts;
import org.magpie.catalog.source.Tmdb;
import org.magpie.catalog.source.Tvmaze;
import org.magpie.catalog.source.Wikidata;
import org.magpie.pipeline.download.client.BuiltIn;
import org.magpie.pipeline.download.client.Deluge;
import org.magpie.pipeline.download.client.Nzbget;
import org.magpie.pipeline.download.client.Qbittorrent;
import org.magpie.pipeline.download.client.Rtorrent;
import org.magpie.pipeline.download.client.Sabnzbd;
import org.magpie.pipeline.download.client.TorrentFolder;
import org.magpie.pipeline.download.client.Transmission;
import org.magpie.pipeline.download.client.UsenetFolder;
import org.magpie.pipeline.download.direct.Neighbourhood;
import org.magpie.pipeline.notify.channel.Desktop;
import org.magpie.provider.CallCounts;
import org.magpie.pipeline.search.SourceLinks;
import org.magpie.provider.StoredCalls;
import org.magpie.pipeline.search.indexer.HdBits;
import org.magpie.pipeline.search.indexer.InternetArchive;
import org.magpie.pipeline.search.indexer.M3u;
import org.magpie.pipeline.search.indexer.Newznab;
import org.magpie.pipeline.search.indexer.Prowlarr;
import org.magpie.pipeline.search.indexer.TorrentRss;
import org.magpie.pipeline.search.indexer.Torznab;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderHttp;
import org.magpie.ui.TrayBalloon;

/** Every plug there is; a new one is one line here. */
final class Plugs {
    private Plugs() {}

    /**
     * @param downloads where the built-in downloader keeps what it fetches until it is filed
     * @param playlists where copies of playlists are kept
     * @param vault locks those
     * @param links where it asks for links anew
     */
    static List<Plug<?, ?>> all(
            Store store,
            Http http,
            Clock clock,
            Path downloads,
            Path playlists,
            FileVault vault,
            Texts texts,
            SourceLinks links) {
        ProviderHttp web = new ProviderHttp(http);
        CallCounts calls = new CallCounts(new StoredCalls(store), clock);
        return List.of(
                new Tvmaze(http),
                new Tmdb(http),
                new Wikidata(http, () -> texts, clock),
                new InternetArchive(web, calls),
                new Torznab(web, calls, clock),
                new Newznab(web, calls, clock),
                new TorrentRss(web, calls),
                new HdBits(web, calls),
                new M3u(web, calls, clock, playlists, vault),
                new Prowlarr(web),
                new BuiltIn(store, http, clock, downloads, Neighbourhood.ofTheSystem(links::hosts), links),
                new Qbittorrent(http),
                new Transmission(http),
                new Deluge(http),
                new Rtorrent(http),
                new TorrentFolder(clock),
                new Sabnzbd(http),
                new Nzbget(http),
                new UsenetFolder(downloads.resolveSibling("watch-folders"), clock),
                new Desktop(System.getProperty("os.name", ""), new TrayBalloon(), () -> texts));
    }
}
