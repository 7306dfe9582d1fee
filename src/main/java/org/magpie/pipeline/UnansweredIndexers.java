package org.magpie.pipeline;

import java.util.List;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.search.IndexerReport;

/** Tells which indexers gave no answer. */
final class UnansweredIndexers {
    private UnansweredIndexers() {}

    /**
     * A quiet line about those that did not answer while others did; empty when all answered.
     *
     * @throws UserException when none did: it must not look like "nothing is on offer"
     */
    static Optional<Message> of(List<IndexerReport> reports) {
        List<IndexerReport> silent = reports.stream()
                .filter(report -> report.outcome() != IndexerReport.Outcome.ANSWERED)
                .toList();
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        IndexerReport first = silent.getFirst();
        Message why = first.said() == null ? Message.of("pipeline.no-answer.silent") : first.said();
        if (silent.size() == reports.size()) {
            throw new UserException("pipeline.no-answer", Message.about(first.indexer(), why), silent.size() - 1);
        }
        return Optional.of(
                silent.size() == 1
                        ? Message.of("pipeline.one-silent", Message.about(first.indexer(), why))
                        : Message.of(
                                "pipeline.some-silent",
                                silent.size(),
                                reports.size(),
                                String.join(
                                        ", ",
                                        silent.stream()
                                                .limit(5)
                                                .map(IndexerReport::indexer)
                                                .toList()),
                                Message.about(first.indexer(), why)));
    }
}
