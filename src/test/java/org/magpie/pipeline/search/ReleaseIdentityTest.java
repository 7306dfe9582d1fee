package org.magpie.pipeline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.magpie.pipeline.search.feed.FeedMark;

class ReleaseIdentityTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void twoReleasesWithOneGuidAreTwo() {
        Release one = release("https://feed.example/rss", "Harbor.Lights.1949.1080p.BluRay-ONE");
        Release other = release("https://feed.example/rss", "Night.Ferry.1951.1080p.BluRay-ONE");

        assertThat(one.identity()).isNotEqualTo(other.identity());
        FeedMark mark = FeedMark.NONE.after(List.of(one), NOW);
        assertThat(mark.knows(one)).isTrue();
        assertThat(mark.knows(other)).isFalse();
    }

    @Test
    void oneReleaseIsTheSameHoweverItsNameIsWritten() {
        assertThat(release("7", "Harbor.Lights.1949.1080p-ONE").identity())
                .isEqualTo(release("7", "Harbor Lights 1949 1080p ONE").identity());
        assertThat(release("7", "Harbor.Lights.1949.1080p-ONE").identity())
                .isNotEqualTo(release("8", "Harbor.Lights.1949.1080p-ONE").identity());
    }

    private static Release release(String guid, String name) {
        return ReleaseBuilder.torrent(name).of(1, guid).published(NOW).release();
    }
}
