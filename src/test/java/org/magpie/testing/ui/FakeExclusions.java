package org.magpie.testing.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.media.MediaKind;
import org.magpie.media.exclusion.Exclusion;
import org.magpie.media.exclusion.ExclusionSubject;
import org.magpie.media.exclusion.Exclusions;

/** Exclusions in memory: none at first. */
public final class FakeExclusions implements Exclusions {
    public final List<Exclusion> stored = new ArrayList<>();
    private long ids = 1;

    @Override
    public List<Exclusion> all() {
        return List.copyOf(stored.reversed());
    }

    @Override
    public Exclusion add(Exclusion.Type type, String value, @Nullable Instant until, String reason) {
        return keep(new Exclusion(0, type, value, value, null, Map.of(), until, reason, by(), WindowFixture.NOW));
    }

    @Override
    public Exclusion addTitle(long titleId, @Nullable Instant until, String reason) {
        return keep(new Exclusion(
                0,
                Exclusion.Type.TITLE,
                Long.toString(titleId),
                "Title " + titleId,
                MediaKind.MOVIE,
                Map.of(),
                until,
                reason,
                by(),
                WindowFixture.NOW));
    }

    private Exclusion keep(Exclusion made) {
        Exclusion kept = new Exclusion(
                ids++,
                made.type(),
                made.value(),
                made.label(),
                made.kind(),
                made.ids(),
                made.until(),
                made.reason(),
                made.by(),
                made.added());
        stored.add(kept);
        return kept;
    }

    private static String by() {
        return WorkContext.current().actor().stored();
    }

    @Override
    public void remove(Set<Long> gone) {
        stored.removeIf(each -> gone.contains(each.id()));
    }

    @Override
    public Map<Long, Exclusion> ofTitles(Collection<Long> titleIds) {
        Map<Long, Exclusion> excluded = new HashMap<>();
        stored.stream()
                .filter(each -> each.type() == Exclusion.Type.TITLE)
                .filter(each -> titleIds.contains(Long.parseLong(each.value())))
                .forEach(each -> excluded.put(Long.parseLong(each.value()), each));
        return excluded;
    }

    @Override
    public Optional<Exclusion> of(ExclusionSubject subject) {
        return stored.stream().filter(each -> each.covers(subject)).findFirst();
    }
}
