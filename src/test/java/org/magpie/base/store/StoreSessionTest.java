package org.magpie.base.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.event.Event;
import org.magpie.base.event.Events;

/** Plain SQL and entities within one unit of work. */
class StoreSessionTest {
    private record Written(String what) implements Event {}

    @Entity
    @Table(name = "provider_seed")
    static class Seed {
        @Id
        @Column(name = "plug")
        @Nullable
        String plug;

        Seed() {}

        Seed(String plug) {
            this.plug = plug;
        }
    }

    @TempDir
    Path folder;

    private final Events events = new Events();
    private Store store;

    @BeforeEach
    void opens() {
        store = Store.open(folder.resolve("magpie"), new byte[32], List.of(Seed.class), events);
    }

    @AfterEach
    void closes() {
        store.close();
    }

    private static void sql(UnitOfWork unit, String plug) {
        new Rows(unit.session()).change("insert into provider_seed (plug) values (?)", plug);
    }

    private long count() {
        return store.read(session -> new Rows(session).number("select count(*) from provider_seed"));
    }

    @Test
    void eachSeesWhatTheOtherHasWritten() {
        store.change(unit -> {
            sql(unit, "first");
            assertThat(Objects.requireNonNull(unit.session().get(Seed.class, "first")).plug)
                    .isEqualTo("first");
            unit.session().insert(new Seed("second"));
            assertThat(new Rows(unit.session()).number("select count(*) from provider_seed"))
                    .isEqualTo(2);
            new Rows(unit.session()).change("delete from provider_seed where plug = 'second'");
            assertThat(unit.session().get(Seed.class, "second")).isNull();
        });
        assertThat(count()).isOne();
    }

    @Test
    void aUnitThatFailsTakesBothBack() {
        for (boolean entityFirst : List.of(true, false)) {
            assertThatThrownBy(() -> store.change(unit -> {
                        if (entityFirst) {
                            unit.session().insert(new Seed("entity"));
                        }
                        sql(unit, "sql");
                        if (!entityFirst) {
                            unit.session().insert(new Seed("entity"));
                        }
                        sql(unit, "sql");
                    }))
                    .isInstanceOf(ConstraintViolationException.class);
            assertThat(count()).isZero();
        }
    }

    @Test
    void whatIsInTheWayIsToldAlikeBeforeAndAfterTheFirstEntity() {
        store.change(unit -> sql(unit, "first"));
        for (boolean entityFirst : List.of(true, false)) {
            store.change(unit -> {
                if (entityFirst) {
                    unit.session().get(Seed.class, "first");
                }
                assertThatThrownBy(() -> sql(unit, "first")).isInstanceOf(ConstraintViolationException.class);
                // One statement that fails takes no other back.
                sql(unit, "after " + entityFirst);
            });
        }
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void entitiesAreReadAsOfTheFirstStatementOfAReading() {
        store.change(unit -> sql(unit, "first"));
        store.<Object>read(session -> {
            assertThat(new Rows(session).number("select count(*) from provider_seed"))
                    .isOne();
            CompletableFuture.runAsync(() -> store.change(unit -> unit.session().insert(new Seed("second"))))
                    .join();
            assertThat(session.get(Seed.class, "second")).isNull();
            session.insert(new Seed("never stored"));
            return "";
        });
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void whatFailsOnceAUnitIsStoredKeepsNobodyFromBeingToldOfIt() {
        List<String> told = new CopyOnWriteArrayList<>();
        events.listen(Written.class, event -> told.add(event.what()));

        store.change(unit -> {
            sql(unit, "first");
            unit.afterCommit(() -> {
                throw new IllegalStateException("A room fails");
            });
            unit.afterCommit(() -> told.add("the next room"));
            unit.publish(new Written("event"));
        });

        assertThat(count()).isOne();
        assertThat(told).containsExactly("the next room", "event");
    }
}
