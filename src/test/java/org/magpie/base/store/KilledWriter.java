package org.magpie.base.store;

import java.nio.file.Path;
import java.util.List;
import org.magpie.base.event.Events;

/** A process that writes rows and says so after each, until it is killed. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) {
        long from = Long.parseLong(arguments[1]);
        Store store = Store.open(Path.of(arguments[0]), new byte[32], List.of(), new Events());
        for (long at = from; ; at++) {
            long id = at;
            store.change(unit -> {
                insert(unit, "a" + id);
                insert(unit, "b" + id);
            });
            System.out.println(id);
        }
    }

    private static void insert(UnitOfWork unit, String plug) {
        unit.session()
                .createNativeMutationQuery("insert into provider_seed (plug) values (:plug)")
                .setParameter("plug", plug)
                .executeUpdate();
    }
}
