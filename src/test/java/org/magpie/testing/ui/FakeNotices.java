package org.magpie.testing.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.notify.NoticeAttempt;
import org.magpie.pipeline.notify.NoticeAttempt.Outcome;
import org.magpie.pipeline.notify.NoticeHistory;

/** A history of notices that a test fills; what is sent again arrives. */
public final class FakeNotices implements NoticeHistory {
    /** The newest first. */
    public final List<NoticeAttempt> attempts = new CopyOnWriteArrayList<>();

    @Override
    public List<NoticeAttempt> attempts(Filter filter, int most) {
        return attempts.stream()
                .filter(each -> filter.provider() == 0 || each.provider() == filter.provider())
                .filter(each -> !filter.onlyFailed() || each.outcome().isBad())
                .limit(most)
                .toList();
    }

    @Override
    public NoticeAttempt again(long attempt) {
        NoticeAttempt before = attempts.stream()
                .filter(each -> each.id() == attempt)
                .findFirst()
                .orElseThrow(() -> new UserException("notices.none", String.valueOf(attempt)));
        NoticeAttempt again = new NoticeAttempt(
                before.id() + 1_000,
                before.announcement(),
                before.provider(),
                before.channel(),
                before.happened(),
                before.kind(),
                before.notices(),
                Outcome.DELIVERED,
                200,
                before.heading(),
                before.text(),
                before.request(),
                "ok",
                null);
        attempts.addFirst(again);
        return again;
    }

    @Override
    public NoticeAttempt test(long channel) {
        throw new UserException("notices.no-channel");
    }
}
