package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.text.ComparisonForm;
import org.magpie.base.undo.UndoRecord;
import org.magpie.media.ItemFacts;
import org.magpie.media.LibraryChanged;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleFacts;

/** The names and numbering that the store keeps of titles, beside those that their sources know. Safe for any number of threads. */
public final class StoredTitleAliases implements TitleAliases {
    private static final int LONGEST = 200;
    private static final Comparator<KnownName> BY_ORIGIN =
            Comparator.comparing(KnownName::origin).thenComparing(KnownName::name, String.CASE_INSENSITIVE_ORDER);
    private static final Comparator<ItemFacts> SPECIALS_LAST = Comparator.comparing(
                    (ItemFacts item) -> item.details().season() == 0)
            .thenComparingInt(item -> item.details().season())
            .thenComparingInt(item -> item.details().number());

    private final Store store;
    private final SceneNumbering numbers;
    private final Supplier<TitleIndex> index;
    private final Function<Long, Optional<TitleFacts>> titles;
    private final Matching matching;

    /**
     * @param index as fresh as it should be
     * @param titles a title by its id
     */
    public StoredTitleAliases(
            Store store,
            SceneNumbering numbers,
            Supplier<TitleIndex> index,
            Function<Long, Optional<TitleFacts>> titles,
            Matching matching) {
        this.store = store;
        this.numbers = numbers;
        this.index = index;
        this.titles = titles;
        this.matching = matching;
    }

    @Override
    public Known of(long titleId) {
        TitleFacts title = title(titleId);
        List<Place> episodes = title.kind() == MediaKind.SERIES
                ? title.items().stream()
                        .sorted(SPECIALS_LAST)
                        .map(StoredTitleAliases::place)
                        .toList()
                : List.of();
        return new Known(
                titleId,
                title.kind(),
                title.name(),
                title.year(),
                names(title),
                episodes,
                numbers.of(Set.of(titleId)).getOrDefault(titleId, EpisodeNumbering.NONE));
    }

    private static Place place(ItemFacts item) {
        return new Place(
                item.details().season(),
                item.details().number(),
                item.details().absolute(),
                item.details().name());
    }

    private List<KnownName> names(TitleFacts title) {
        List<KnownName> own = store.read(session -> new Rows(session)
                .list(
                        "select alias, release_name from own_alias where title_id = ?",
                        row -> new KnownName(
                                row.getString(1),
                                row.getString(2).isEmpty() ? Origin.OWN : Origin.RELEASE,
                                row.getString(2)),
                        title.id()));
        List<KnownName> sourced = store.read(session -> new Rows(session)
                .list(
                        "select alias from title_alias where title_id = ?",
                        row -> new KnownName(row.getString(1), Origin.ALTERNATIVE, ""),
                        title.id()));
        List<KnownName> all = new ArrayList<>(own);
        all.addAll(sourced);
        all.add(new KnownName(title.name(), Origin.OFFICIAL, ""));
        return all.stream().sorted(BY_ORIGIN).toList();
    }

    @Override
    public Optional<Message> objection(long titleId, String name) {
        TitleFacts title = title(titleId);
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            return Optional.of(Message.of("names.problem.empty"));
        }
        if (stripped.length() > LONGEST) {
            return Optional.of(Message.of("names.problem.long", LONGEST));
        }
        if (ComparisonForm.loose(stripped).isEmpty()) {
            return Optional.of(Message.of("names.problem.signs"));
        }
        if (isKnown(title, stripped)) {
            return Optional.of(Message.of("names.problem.known", stripped));
        }
        return owner(title, stripped).map(other -> Message.of("names.problem.taken", stripped, other));
    }

    private boolean isKnown(TitleFacts title, String name) {
        return names(title).stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
    }

    /** The other title of the same kind that releases of that name would be taken for. */
    private Optional<String> owner(TitleFacts title, String name) {
        TitleIndex names = index.get();
        Stream<TitleIndex.Entry> dated = StatedName.dated(name).stream()
                .flatMap(each -> names.byName(title.kind(), each.name()).values().stream()
                        .filter(entry -> entry.year() == 0 || Objects.equals(entry.year(), each.year())));
        return Stream.concat(names.byName(title.kind(), name).values().stream(), dated)
                .filter(entry -> entry.titleId() != title.id())
                .findFirst()
                .flatMap(entry -> names.title(entry.titleId()))
                .map(other -> other.year() == 0 ? other.name() : other.name() + " (" + other.year() + ")");
    }

    @Override
    public Optional<Called> called(String releaseName, long titleId) {
        TitleFacts title = title(titleId);
        return matching.nameIn(releaseName, title.kind())
                .filter(name -> !isKnown(title, name))
                .map(name -> new Called(name, objection(titleId, name)));
    }

    /**
     * Gives a title another name, under which its releases are found from now on.
     *
     * @param release the release that it was learned from; empty where a person typed it
     * @throws UserException when it cannot have it, see {@link #objection}
     */
    public void call(long titleId, String name, String release) {
        objection(titleId, name).ifPresent(why -> {
            throw new UserException(why.key(), why.arguments().toArray());
        });
        store.change(unit -> {
            new Rows(unit.session())
                    .change(
                            "merge into own_alias (title_id, alias, release_name) values (?, ?, ?)",
                            titleId,
                            name.strip(),
                            release);
            unit.publish(new LibraryChanged(Set.of(titleId)));
        });
    }

    /** Takes such a name away again. */
    public void forget(long titleId, String name) {
        store.change(unit -> {
            UndoRecord.begin(unit, Message.of("undo.name", name.strip()))
                    .deletingOf("own_alias", titleId, "title_id = ? and alias = ?", titleId, name.strip());
            new Rows(unit.session())
                    .change("delete from own_alias where title_id = ? and alias = ?", titleId, name.strip());
            unit.publish(new LibraryChanged(Set.of(titleId)));
        });
    }

    /**
     * Puts this numbering instead of the former one; an empty one takes it away.
     *
     * @throws UserException when the title is gone or has no such episode
     */
    public void number(long titleId, EpisodeNumbering numbering) {
        TitleFacts title = title(titleId);
        numbering.seasons().forEach(each -> check(title, each.season(), each.number()));
        numbering.running().forEach(each -> check(title, each.season(), each.number()));
        numbers.number(titleId, numbering);
    }

    private static void check(TitleFacts title, int season, int number) {
        boolean there = title.items().stream()
                .anyMatch(item ->
                        item.details().season() == season && item.details().number() == number);
        if (!there) {
            throw new UserException("match.no-episode", "S%02dE%02d".formatted(season, number));
        }
    }

    private TitleFacts title(long titleId) {
        return titles.apply(titleId).orElseThrow(() -> new UserException("pipeline.title-gone"));
    }
}
