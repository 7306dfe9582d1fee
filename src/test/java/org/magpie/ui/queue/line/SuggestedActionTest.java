package org.magpie.ui.queue.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.testing.ui.TestInstallation;
import org.magpie.ui.queue.StuckRows;

class SuggestedActionTest {
    private final QueueRow like = TestInstallation.busy().insight.queue.getFirst();

    @ParameterizedTest
    @CsvSource({
        "QUEUED, download.no-client, CLIENTS",
        "QUEUED, download.no-client-answers, RETRY",
        "QUEUED, provider.error.unreachable, CLIENTS",
        "QUEUED, provider.error.rate-limited, RETRY",
        "DOWNLOADING, provider.error.unauthorized, CLIENTS",
        "STALLED, download.stalled, REPLACE",
        "STALLED, plug.client.no-peers, REPLACE",
        "STALLED, disk.full, REPLACE",
        "IMPORT_BLOCKED, import.unmatched, BY_HAND",
        "IMPORT_BLOCKED, import.title-gone, BY_HAND",
        "IMPORT_BLOCKED, import.not-better, REMOVE",
        "IMPORT_BLOCKED, import.root-missing, FOLDERS",
        "IMPORT_BLOCKED, import.place-missing, PLACES",
        "IMPORT_BLOCKED, import.source-missing, IMPORT",
        "IMPORT_BLOCKED, import.archives, REPLACE",
        "IMPORT_BLOCKED, import.dangerous, REPLACE",
        "IMPORT_BLOCKED, disk.full, IMPORT",
        "IMPORT_BLOCKED, disk.denied, FOLDERS",
        "IMPORT_BLOCKED, something.of.a.later.version, BY_HAND",
        "STALLED, something.of.a.later.version, REPLACE",
        "QUEUED, something.of.a.later.version, RETRY",
        "FAILED, download.direct.checksum, CHOOSE"
    })
    void namesWhatHelpsAgainstEachReason(DownloadState state, String reason, QueueAction helps) {
        assertThat(SuggestedAction.of(row(state, reason))).contains(helps);
        assertThat(QueueAction.offered(row(state, reason))).startsWith(helps);
    }

    @Test
    void everyReasonOfTheBundlesLeadsToSomethingThatCanBeDone() {
        List<String> reasons = new Texts(Locale.ENGLISH)
                .bundle().keySet().stream()
                        .filter(key -> key.matches("(?:download|import|disk|provider\\.error|plug\\.client)\\..+"))
                        .sorted()
                        .toList();
        assertThat(reasons).hasSizeGreaterThan(60);
        for (String reason : reasons) {
            for (DownloadState stuck : List.of(DownloadState.STALLED, DownloadState.IMPORT_BLOCKED)) {
                List<QueueAction> offered = QueueAction.offered(row(stuck, reason));
                assertThat(offered).as(stuck + " " + reason).isNotEmpty().doesNotHaveDuplicates();
            }
            assertThat(QueueAction.offered(row(DownloadState.STALLED, reason)).getFirst())
                    .as(reason)
                    .isNotIn(QueueAction.IMPORT, QueueAction.BY_HAND);
        }
    }

    @Test
    void whatGoesWellNeedsNoHelp() {
        assertThat(SuggestedAction.of(row(DownloadState.DOWNLOADING, null))).isEmpty();
        assertThat(SuggestedAction.of(row(DownloadState.QUEUED, null))).isEmpty();
        assertThat(SuggestedAction.of(row(DownloadState.IMPORTED, null))).isEmpty();
        assertThat(QueueAction.offered(row(DownloadState.IMPORTING, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plug.torrent-folder.not-taken",
                "plug.torrent-folder.waiting",
                "plug.usenetfolder.waits",
                "plug.usenetfolder.taken",
                "plug.usenetfolder.quieting"
            })
    void whatAnotherProgramIsAtWorkOnIsNotTriedAgain(String reason) {
        assertThat(SuggestedAction.of(row(DownloadState.QUEUED, reason))).isEmpty();
    }

    private QueueRow row(DownloadState state, @Nullable String reason) {
        return StuckRows.row(like, 1, state, reason == null ? null : Message.of(reason));
    }
}
