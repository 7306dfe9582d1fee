package org.magpie.testing.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.TitleAliases;

/** Keeps names and numbering of the titles that it was given; every name in {@link #taken} belongs to somebody else. */
public final class FakeTitleAliases implements TitleAliases {
    public final Map<Long, Known> known = new ConcurrentHashMap<>();
    /** Whose each taken name is, by the name in lower case. */
    public final Map<String, String> taken = new ConcurrentHashMap<>();

    public volatile @Nullable UserException failing;

    @Override
    public Known of(long titleId) {
        refuse();
        return title(titleId);
    }

    @Override
    public Optional<Message> objection(long titleId, String name) {
        refuse();
        if (name.isBlank()) {
            return Optional.of(Message.of("names.problem.empty"));
        }
        if (title(titleId).names().stream().anyMatch(each -> each.name().equalsIgnoreCase(name))) {
            return Optional.of(Message.of("names.problem.known", name));
        }
        return Optional.ofNullable(taken.get(name.toLowerCase(Locale.ROOT)))
                .map(owner -> Message.of("names.problem.taken", name, owner));
    }

    /** What stands before the year or the season, with spaces for dots. */
    @Override
    public Optional<Called> called(String releaseName, long titleId) {
        String name =
                releaseName.split("\\.(?:S?[0-9])", 2)[0].replace('.', ' ').strip();
        boolean has =
                title(titleId).names().stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
        return name.isEmpty() || has ? Optional.empty() : Optional.of(new Called(name, objection(titleId, name)));
    }

    void call(long titleId, String name) {
        objection(titleId, name).ifPresent(why -> {
            throw new UserException(why.key(), why.arguments().toArray());
        });
        List<KnownName> names = new ArrayList<>(title(titleId).names());
        names.add(1, new KnownName(name, Origin.OWN, ""));
        replace(titleId, names, title(titleId).numbering());
    }

    void forget(long titleId, String name) {
        List<KnownName> names = new ArrayList<>(title(titleId).names());
        names.removeIf(each -> each.isOwn() && each.name().equals(name));
        replace(titleId, names, title(titleId).numbering());
    }

    void number(long titleId, EpisodeNumbering numbering) {
        refuse();
        replace(titleId, title(titleId).names(), numbering);
    }

    private void replace(long titleId, List<KnownName> names, EpisodeNumbering numbering) {
        Known now = title(titleId);
        known.put(titleId, new Known(titleId, now.kind(), now.name(), now.year(), names, now.episodes(), numbering));
    }

    private Known title(long titleId) {
        Known found = known.get(titleId);
        if (found == null) {
            throw new UserException("pipeline.title-gone");
        }
        return found;
    }

    private void refuse() {
        UserException now = failing;
        if (now != null) {
            throw now;
        }
    }
}
