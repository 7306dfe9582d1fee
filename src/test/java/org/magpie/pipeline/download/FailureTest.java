package org.magpie.pipeline.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.decide.BlockReason;

/** What becomes of the reasons that clients give. */
class FailureTest {
    @ParameterizedTest
    @CsvSource({
        "plug.usenet.missing-articles, MISSING_ARTICLES, DAMAGED",
        "plug.usenet.beyond-repair, MISSING_ARTICLES, DAMAGED",
        "plug.usenet.unpack-failed, FAILED_UNPACK, DAMAGED",
        "plug.usenet.locked, PASSWORD, PASSWORD",
        "plug.usenet.bad-nzb, WRONG_CONTENT, WRONG_CONTENT",
        "plug.client.bad-torrent, WRONG_CONTENT, WRONG_CONTENT",
        "plug.usenet.disk-full, OTHER, OTHER",
        "plug.usenet.move-failed, OTHER, OTHER",
        "plug.usenet.failed, OTHER, OTHER"
    })
    void aSentenceOfMagpiesOwnIsSortedByItsKey(String key, Failure failure, BlockReason reason) {
        assertThat(new Texts(Locale.ENGLISH).bundle().containsKey(key)).isTrue();
        assertThat(Failure.of(Message.of(key, "News"))).isEqualTo(failure);
        assertThat(Failure.reason(Message.of(key, "News"))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Aborted, cannot be completed - 12 articles missing | MISSING_ARTICLES",
                "FAILURE/HEALTH                                     | MISSING_ARTICLES",
                "Unpacking failed, archive requires a password      | PASSWORD",
                "Unpacking failed, CRC error                        | FAILED_UNPACK",
                "Etwas ging schief                                  | OTHER"
            })
    void aClientsOwnWordsAreSorted(String words, Failure failure) {
        assertThat(Failure.of(Message.of("plug.client.says", "News", words))).isEqualTo(failure);
    }

    /** Nothing of a release is said by these. */
    private static final Set<String> SAY_NOTHING = Set.of(
            "download.direct.address",
            "download.direct.again",
            "download.direct.bad-address",
            "download.direct.bug",
            "download.direct.changed",
            "download.direct.disk",
            "download.direct.disk-full",
            "download.direct.gave-up",
            "download.direct.private-address",
            "indexer.said.bad-address",
            "indexer.said.bug",
            "indexer.said.day-budget",
            "indexer.said.download-budget",
            "indexer.said.minute-budget",
            "indexer.said.no-web-link",
            "indexer.said.xml-too-large",
            "provider.error.address");

    @Test
    void everySentenceOfThoseWhoFetchIsSortedByName() {
        Set<String> sorted = Stream.of(Failure.values())
                .flatMap(each -> each.keys().stream())
                .collect(Collectors.toSet());
        ResourceBundle bundle = new Texts(Locale.ENGLISH).bundle();
        assertThat(bundle.keySet()).containsAll(sorted);
        assertThat(bundle.keySet().stream()
                        .filter(key -> key.matches("(indexer\\.said|provider\\.error|download\\.direct)\\.[a-z-]+"))
                        .filter(key -> !SAY_NOTHING.contains(key)))
                .allSatisfy(key -> assertThat(sorted).contains(key));
        assertThat(Stream.of(Failure.values())
                        .mapToInt(each -> each.keys().size())
                        .sum())
                .isEqualTo(sorted.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "indexer.said.page-for-torrent",
                "indexer.said.page-for-nzb",
                "indexer.said.error-for-torrent",
                "indexer.said.not-a-torrent",
                "download.direct.web-page",
                "download.direct.short",
                "download.direct.empty",
                "download.direct.too-many-redirects",
                "provider.error.elsewhere",
                "provider.error.unauthorized",
                "provider.error.server"
            })
    void whatPassesIsNotRememberedForEver(String key) {
        assertThat(Failure.reason(Message.of(key, "News")).lasts()).isLessThanOrEqualTo(Duration.ofDays(1));
        assertThat(Failure.reason(Message.of("download.direct.gave-up", 3, Message.of(key, "News")))
                        .lasts())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"password, OTHER", "unpack, OTHER"})
    void theNameOfAClientIsNoReason(String name, Failure failure) {
        assertThat(Failure.of(Message.of("plug.client.says", name, "no"))).isEqualTo(failure);
    }
}
