package org.magpie.app.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.magpie.base.error.Message;
import org.magpie.base.need.Need;
import org.magpie.base.need.Needs;
import org.magpie.pipeline.notify.HealthNotices.Issue;
import org.magpie.pipeline.notify.UndeliveredNotices;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;
import org.magpie.provider.Providers;

/** What is wrong that people are told of: needs that are no part of a download's usual way, and what does not answer. */
final class HealthIssues {
    private static final Set<String> NEEDS = Set.of("root-guard", "watch-limit", UndeliveredNotices.KIND);
    /** One failure may be a blip, of which the next use makes nothing. */
    private static final int FAILURES = 2;

    private HealthIssues() {}

    static List<Issue> of(Needs needs, Providers providers) {
        List<Issue> issues = new ArrayList<>();
        for (Need need : needs.open()) {
            if (NEEDS.contains(need.kind())) {
                issues.add(new Issue("need:" + need.key(), Message.about(need.about(), need.reason())));
            }
        }
        Stream.of(ProviderKind.INDEXER, ProviderKind.DOWNLOAD_CLIENT, ProviderKind.SOURCE)
                .flatMap(kind -> providers.definitions(kind).stream())
                .filter(Definition::enabled)
                .forEach(definition -> {
                    ProviderState state = providers.state(definition.id());
                    if (state.failures() >= FAILURES) {
                        issues.add(new Issue(
                                "provider:" + definition.id(),
                                Message.about(
                                        definition.name(),
                                        Objects.requireNonNullElse(state.said(), Message.of("notices.no-answer")))));
                    }
                });
        return issues;
    }
}
