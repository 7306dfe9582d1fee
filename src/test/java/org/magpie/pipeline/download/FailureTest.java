package org.magpie.pipeline.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.base.error.Message;
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
        assertThat(ResourceBundle.getBundle("i18n.messages").containsKey(key)).isTrue();
        assertThat(Failure.of(Message.of(key, "News"))).isEqualTo(failure);
        assertThat(Failure.reason(Message.of(key, "News"))).isEqualTo(reason);
    }

    @Test
    void everySentenceThatIsSortedByItsKeyIsInTheBundleAndSortedOnce() {
        Set<String> known = ResourceBundle.getBundle("i18n.messages").keySet();
        List<String> keys =
                Arrays.stream(Failure.values()).flatMap(each -> each.keys().stream()).toList();
        assertThat(keys).doesNotHaveDuplicates().isSubsetOf(known);
    }

    @Test
    void aSentenceThatOnlyResemblesAnotherIsNoReason() {
        assertThat(Failure.of(Message.of("plug.usenet.repairing", "News"))).isEqualTo(Failure.OTHER);
        assertThat(Failure.of(Message.of("shortcut.title"))).isEqualTo(Failure.OTHER);
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

    @ParameterizedTest
    @CsvSource({"password, OTHER", "unpack, OTHER"})
    void theNameOfAClientIsNoReason(String name, Failure failure) {
        assertThat(Failure.of(Message.of("plug.client.says", name, "no"))).isEqualTo(failure);
    }
}
