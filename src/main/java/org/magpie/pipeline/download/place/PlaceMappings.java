package org.magpie.pipeline.download.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.undo.UndoRecord;

/**
 * Where on this computer is what a client says it has put somewhere. A client on another machine, or in a container, has its own
 * names for the folders that both can see. Safe for any number of threads.
 */
public final class PlaceMappings {
    private static final int MOST_COUNTED = 1_000;
    private static final int DEEPEST = 6;

    private final Store store;
    // Read with every byte count: kept here, and replaced as a whole.
    private volatile @Nullable List<PlaceMapping> known;

    public PlaceMappings(Store store) {
        this.store = store;
    }

    /** In the order in which they were made. */
    public List<PlaceMapping> all() {
        List<PlaceMapping> read = known;
        if (read == null) {
            read = store.read(session -> new Rows(session)
                    .list(
                            "select id, client_id, remote, local from place_mapping order by id",
                            PlaceMappings::mapping));
            known = read;
        }
        return read;
    }

    /**
     * Stores a new one (id 0) or a changed one.
     *
     * @throws UserException when one of the two sides is no absolute folder
     */
    public PlaceMapping save(PlaceMapping mapping) {
        return store.write(unit -> save(unit, mapping));
    }

    /** {@link #save(PlaceMapping)} within a unit of work. */
    public PlaceMapping save(UnitOfWork unit, PlaceMapping mapping) {
        check(mapping);
        unit.afterCommit(() -> known = null);
        unit.publish(new PlaceMappingsChanged());
        return new PlaceMapping(
                store(new Rows(unit.session()), mapping),
                mapping.clientId(),
                mapping.remote().strip(),
                mapping.local().strip());
    }

    private static long store(Rows rows, PlaceMapping mapping) {
        if (mapping.id() == 0) {
            return rows.number(
                    "select id from final table (insert into place_mapping (client_id, remote, local) values (?, ?,"
                            + " ?))",
                    mapping.clientId(),
                    mapping.remote().strip(),
                    mapping.local().strip());
        }
        rows.change(
                "update place_mapping set client_id = ?, remote = ?, local = ? where id = ?",
                mapping.clientId(),
                mapping.remote().strip(),
                mapping.local().strip(),
                mapping.id());
        return mapping.id();
    }

    /** Forgets one; one that is gone already is no error. */
    public void remove(long id) {
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.first("select remote from place_mapping where id = ?", row -> row.getString(1), id)
                    .ifPresent(remote -> UndoRecord.begin(unit, Message.of("undo.place", remote))
                            .deleting("place_mapping", id));
            rows.change("delete from place_mapping where id = ?", id);
            unit.publish(new PlaceMappingsChanged());
        });
        known = null;
    }

    /** What is kept in memory is read again, and what was blocked for want of it is looked at again. */
    public void restored(UnitOfWork unit) {
        unit.afterCommit(() -> known = null);
        unit.publish(new PlaceMappingsChanged());
    }

    /**
     * @throws UserException when one of the two sides is no absolute folder
     */
    public static void check(PlaceMapping mapping) {
        if (ForeignPath.read(mapping.remote()).isEmpty()) {
            throw new UserException("places.remote-not-absolute", mapping.remote());
        }
        if (ForeignPath.read(mapping.local()).isEmpty() || path(mapping.local()) == null) {
            throw new UserException("places.local-not-absolute", mapping.local());
        }
    }

    /**
     * Where it is on this computer; null where the client does not say, or says what is no absolute path here. The longest
     * mapping that fits counts; of two as long, the one that is the client's own.
     *
     * @param place in the client's own words
     */
    public @Nullable Path here(long clientId, @Nullable String place) {
        return here(clientId, place, all());
    }

    static @Nullable Path here(long clientId, @Nullable String place, List<PlaceMapping> mappings) {
        if (place == null || place.isBlank()) {
            return null;
        }
        return path(translated(clientId, place, mappings));
    }

    /** The words for it on this computer; the client's own where no mapping fits. */
    static String translated(long clientId, String place, List<PlaceMapping> mappings) {
        Optional<ForeignPath> there = ForeignPath.read(place);
        return there.flatMap(path -> mappings.stream()
                        .filter(each -> each.clientId() == 0 || each.clientId() == clientId)
                        .flatMap(each -> Sides.of(each).stream())
                        .filter(sides -> path.isIn(sides.remote))
                        .max(Comparator.comparingInt(
                                        (Sides sides) -> sides.remote.names().size())
                                .thenComparing(sides -> sides.mapping.clientId() != 0))
                        .map(sides -> path.moved(sides.remote, sides.local).written()))
                .orElse(place);
    }

    /** A mapping whose two sides could be read. */
    private record Sides(PlaceMapping mapping, ForeignPath remote, ForeignPath local) {
        static Optional<Sides> of(PlaceMapping mapping) {
            return ForeignPath.read(mapping.remote())
                    .flatMap(remote ->
                            ForeignPath.read(mapping.local()).map(local -> new Sides(mapping, remote, local)));
        }
    }

    private static @Nullable Path path(String text) {
        try {
            Path path = Path.of(text.strip()).normalize();
            return path.isAbsolute() ? path : null;
        } catch (InvalidPathException foreign) {
            return null;
        }
    }

    /**
     * What a client says, what that is here, and what is there.
     *
     * @param said the client's words
     * @param here null where it is no path of this computer
     * @param files how many there are, {@code -1} where nothing is there; counting ends at 1,000
     */
    public record Trial(String said, @Nullable Path here, int files) {
        public boolean exists() {
            return files >= 0;
        }

        /** Both sides in one sentence. */
        public Message sentence() {
            if (here == null) {
                return Message.of("places.trial.no-path", said);
            }
            return exists()
                    ? Message.of("places.trial.there", said, here.toString(), files)
                    : Message.of("places.trial.missing", said, here.toString());
        }
    }

    /**
     * Tries a mapping, stored or not, beside those that are stored.
     *
     * @param place in the client's own words, such as where its newest download is
     * @throws UserException when one of the two sides is no absolute folder
     */
    public Trial trial(PlaceMapping mapping, String place) {
        check(mapping);
        List<PlaceMapping> with = Stream.concat(
                        all().stream().filter(each -> each.id() != mapping.id()), Stream.of(mapping))
                .toList();
        Path here = here(mapping.clientId(), place, with);
        return new Trial(place, here, here == null ? -1 : files(here));
    }

    private static int files(Path here) {
        if (!Files.exists(here)) {
            return -1;
        }
        try (Stream<Path> walk = Files.walk(here, DEEPEST)) {
            return (int) walk.filter(Files::isRegularFile).limit(MOST_COUNTED).count();
        } catch (IOException | UncheckedIOException unreadable) {
            // It is there, and it cannot be looked into: the import will say why.
            return 0;
        }
    }

    private static PlaceMapping mapping(ResultSet row) throws SQLException {
        return new PlaceMapping(
                row.getLong("id"), row.getLong("client_id"), row.getString("remote"), row.getString("local"));
    }
}
