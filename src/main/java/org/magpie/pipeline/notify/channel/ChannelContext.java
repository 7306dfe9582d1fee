package org.magpie.pipeline.notify.channel;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.magpie.base.context.Actor;
import org.magpie.base.text.Texts;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;
import org.magpie.media.history.Severity;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.provider.ProviderHttp;

/**
 * What every channel works with.
 *
 * @param texts in the language of the interface
 */
public record ChannelContext(ProviderHttp http, Supplier<Texts> texts, Clock clock) {
    /** What a test sends and a preview shows: one film that has arrived, so that each place of a template is filled. */
    public Announcement sample() {
        Instant now = clock.instant();
        Texts words = texts.get();
        NoticeFacts facts = new NoticeFacts(
                1,
                "movie",
                words.get("plug.channel.sample.title"),
                1949,
                Map.of("imdb", "tt0000001", "tmdb", "1"),
                List.of(),
                List.of(new NoticeFacts.Item(1, -1, 0, words.get("plug.channel.sample.title"))),
                "Bluray-1080p",
                8_589_934_592L,
                "Harbor.Lights.1949.1080p.BluRay.x264-MAGPIE",
                "MAGPIE",
                "Internet Archive",
                "qBittorrent",
                "0123456789abcdef0123456789abcdef01234567",
                "/media/movies/Harbor Lights (1949)/Harbor Lights (1949) Bluray-1080p.mkv",
                "",
                "",
                "",
                Optional.empty());
        return new Announcement(
                UUID.randomUUID().toString(),
                NoticeKind.TEST,
                Severity.INFO,
                now,
                words.get("plug.channel.sample.title") + " (1949)",
                words.get("plug.channel.sample.text"),
                Optional.empty(),
                Optional.empty(),
                Actor.MAGPIE,
                "test",
                List.of(facts));
    }
}
