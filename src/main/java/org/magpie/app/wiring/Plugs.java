package org.magpie.app.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.magpie.base.http.Http;
import org.magpie.base.secret.FileVault;
import org.magpie.base.store.Store;
import org.magpie.base.text.Texts;
import org.magpie.catalog.source.Tmdb;
import org.magpie.catalog.source.Tvmaze;
import org.magpie.catalog.source.Wikidata;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.download.client.BuiltIn;
import org.magpie.pipeline.download.client.deluge.Deluge;
import org.magpie.pipeline.download.client.folder.TorrentFolder;
import org.magpie.pipeline.download.client.folder.UsenetFolder;
import org.magpie.pipeline.download.client.nzbget.Nzbget;
import org.magpie.pipeline.download.client.qbittorrent.Qbittorrent;
import org.magpie.pipeline.download.client.rtorrent.Rtorrent;
import org.magpie.pipeline.download.client.sabnzbd.Sabnzbd;
import org.magpie.pipeline.download.client.transmission.Transmission;
import org.magpie.pipeline.download.direct.SsrfGuard;
import org.magpie.pipeline.notify.channel.Apprise;
import org.magpie.pipeline.notify.channel.ChannelContext;
import org.magpie.pipeline.notify.channel.DesktopNotifications;
import org.magpie.pipeline.notify.channel.Discord;
import org.magpie.pipeline.notify.channel.Gotify;
import org.magpie.pipeline.notify.channel.Matrix;
import org.magpie.pipeline.notify.channel.Ntfy;
import org.magpie.pipeline.notify.channel.Pushover;
import org.magpie.pipeline.notify.channel.Script;
import org.magpie.pipeline.notify.channel.Slack;
import org.magpie.pipeline.notify.channel.Telegram;
import org.magpie.pipeline.notify.channel.mail.Email;
import org.magpie.pipeline.notify.channel.webhook.Webhook;
import org.magpie.pipeline.notify.server.Emby;
import org.magpie.pipeline.notify.server.Jellyfin;
import org.magpie.pipeline.notify.server.Kodi;
import org.magpie.pipeline.notify.server.Plex;
import org.magpie.pipeline.search.indexer.Prowlarr;
import org.magpie.pipeline.search.indexer.TorrentRss;
import org.magpie.pipeline.search.indexer.archive.InternetArchive;
import org.magpie.pipeline.search.indexer.hdbits.HdBits;
import org.magpie.pipeline.search.indexer.m3u.M3u;
import org.magpie.pipeline.search.indexer.newznab.Newznab;
import org.magpie.pipeline.search.indexer.newznab.Torznab;
import org.magpie.pipeline.search.link.SourceLinks;
import org.magpie.provider.CallCounts;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.StoredCalls;
import org.magpie.ui.TrayIconNotifier;

/** Every plug there is; a new one is one line here. */
final class Plugs {
    private Plugs() {}

    /**
     * @param downloads where the built-in downloader keeps what it fetches until it is filed
     * @param playlists where copies of playlists are kept
     * @param vault locks those
     * @param links where it asks for links again
     * @param roots of the library, whose folders media servers are to know
     * @param plexClient what plex.tv knows this installation by
     */
    static List<Plug<?, ?>> all(
            Store store,
            Http http,
            Clock clock,
            Path downloads,
            Path playlists,
            FileVault vault,
            Texts texts,
            SourceLinks links,
            Supplier<List<RootFolder>> roots,
            Supplier<String> plexClient) {
        ProviderHttp web = new ProviderHttp(http);
        CallCounts calls = new CallCounts(new StoredCalls(store), clock);
        ChannelContext channels = new ChannelContext(web, () -> texts, clock);
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
                new BuiltIn(store, http, clock, downloads, SsrfGuard.ofTheSystem(links::hosts), links),
                new Qbittorrent(http),
                new Transmission(http),
                new Deluge(http),
                new Rtorrent(http),
                new TorrentFolder(clock),
                new Sabnzbd(http),
                new Nzbget(http),
                new UsenetFolder(downloads.resolveSibling("watch-folders"), clock),
                new DesktopNotifications(System.getProperty("os.name", ""), new TrayIconNotifier(), () -> texts),
                new Plex(http, plexClient, roots),
                new Jellyfin(http, roots),
                new Emby(http, roots),
                new Kodi(http, roots),
                new Email(channels),
                new Discord(channels),
                new Telegram(channels),
                new Slack(channels),
                new Pushover(channels),
                new Ntfy(channels),
                new Gotify(channels),
                new Matrix(channels),
                new Apprise(channels),
                new Webhook(channels),
                new Script(channels));
    }
}
