package org.magpie.base.need;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Needs} of several sources. One that cannot tell keeps the others from nothing. Safe for any number of threads. */
public final class AllNeeds implements Needs {
    private static final Logger LOG = LoggerFactory.getLogger(AllNeeds.class);

    private final List<NeedSource> sources;
    private final Events events;

    public AllNeeds(List<NeedSource> sources, Events events) {
        this.sources = List.copyOf(sources);
        this.events = events;
    }

    @Override
    public List<Need> open() {
        return sources.stream()
                .flatMap(source -> told(source, source::open, List.<Need>of()).stream())
                .toList();
    }

    @Override
    public int count() {
        return sources.stream()
                .mapToInt(source -> told(source, source::count, 0))
                .sum();
    }

    @SuppressWarnings("IllegalCatch") // whatever is wrong in one room, the others' people are waited for
    private static <T> T told(NeedSource source, Supplier<T> ask, T otherwise) {
        try {
            return ask.get();
        } catch (RuntimeException failure) {
            LOG.error("What waits in {} cannot be told ({})", source.key(), ErrorCode.of(failure), failure);
            return otherwise;
        }
    }

    @Override
    public void decide(Need.Key key, String action, String candidate) {
        NeedSource source = sources.stream()
                .filter(each -> each.key().equals(key.source()))
                .findFirst()
                .orElseThrow(() -> new UserException("need.gone"));
        Need need = source.open().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UserException("need.gone"));
        Need.Action chosen = need.actions().stream()
                .filter(each -> each.key().equals(action))
                .findFirst()
                .orElseThrow(() -> new UserException("need.action-unknown", action, actions(need)));
        if (chosen.isOfCandidate()
                && need.candidates().stream().noneMatch(each -> each.id().equals(candidate))) {
            throw new UserException("need.candidate-unknown", candidate, candidates(need));
        }
        source.decide(need, chosen, chosen.isOfCandidate() ? candidate : "");
        events.publish(new NeedsChanged());
    }

    private static String actions(Need need) {
        return need.actions().stream().map(Need.Action::key).collect(Collectors.joining(", "));
    }

    private static String candidates(Need need) {
        return need.candidates().stream()
                .map(each -> each.id() + " (" + each.name() + ")")
                .collect(Collectors.joining(", "));
    }
}
