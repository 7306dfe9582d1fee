package org.magpie.base.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.event.Event;
import org.magpie.base.event.Events;

class StoreTest {
    private record Written(String what) implements Event {}

    @TempDir
    Path folder;

    private final Events events = new Events();
    private final List<Event> told = new CopyOnWriteArrayList<>();
    private Store store;

    @BeforeEach
    void open() {
        events.listen(Event.class, told::add);
        store = open(new byte[32]);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Store open(byte[] key) {
        return Store.open(folder.resolve("magpie"), key, List.of(), events);
    }

    private static void insert(UnitOfWork unit, String plug) {
        unit.session()
                .createNativeMutationQuery("insert into provider_seed (plug) values (:plug)")
                .setParameter("plug", plug)
                .executeUpdate();
    }

    private static long count(StatelessSession session) {
        return session.createNativeQuery("select count(*) from provider_seed", Long.class)
                .getSingleResult();
    }

    @Test
    void a_unit_is_stored_as_a_whole_and_its_events_are_told_afterwards() {
        List<Long> stored = new ArrayList<>();
        events.listen(Written.class, written -> stored.add(store.read(StoreTest::count)));
        store.change(unit -> {
            unit.publish(new Written("both"));
            insert(unit, "a");
            assertThat(told).isEmpty();
            insert(unit, "b");
        });
        assertThat(told).containsExactly(new Written("both"));
        assertThat(stored).containsExactly(2L);
        store.close();
        store = open(new byte[32]);
        assertThat(store.read(StoreTest::count)).isEqualTo(2);
    }

    @Test
    void a_unit_that_fails_leaves_nothing_and_tells_nothing() {
        IllegalArgumentException planted = new IllegalArgumentException("planted");
        assertThatThrownBy(() -> store.change(unit -> {
                    insert(unit, "a");
                    unit.publish(new Written("a"));
                    throw planted;
                }))
                .isSameAs(planted);
        assertThat(store.read(StoreTest::count)).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void the_events_of_two_units_are_told_in_the_order_of_their_commits() throws Exception {
        CountDownLatch firstIsTold = new CountDownLatch(1);
        CountDownLatch secondIsStored = new CountDownLatch(1);
        List<Event> slow = new CopyOnWriteArrayList<>();
        events.listen(Written.class, written -> {
            if (written.what().equals("first")) {
                firstIsTold.countDown();
                await(secondIsStored);
            }
            slow.add(written);
        });
        Thread first = Thread.ofVirtual().start(() -> store.change(unit -> unit.publish(new Written("first"))));
        await(firstIsTold);
        Thread second = Thread.ofVirtual().start(() -> {
            store.change(unit -> {
                insert(unit, "a");
                unit.publish(new Written("second"));
                unit.afterCommit(secondIsStored::countDown);
            });
        });
        first.join();
        second.join();
        assertThat(slow).containsExactly(new Written("first"), new Written("second"));
    }

    @Test
    void a_unit_that_a_listener_runs_is_told_after_the_event_it_listens_to() {
        List<Event> last = new ArrayList<>();
        events.listen(Written.class, written -> {
            if (written.what().equals("cause")) {
                store.change(unit -> unit.publish(new Written("effect")));
            }
        });
        events.listen(Written.class, last::add);
        store.change(unit -> unit.publish(new Written("cause")));
        assertThat(last).containsExactly(new Written("cause"), new Written("effect"));
    }

    @Test
    void a_listener_that_fails_with_an_error_leaves_the_unit_done_and_the_others_told() {
        List<Event> last = new ArrayList<>();
        events.listen(Written.class, written -> {
            throw new StackOverflowError("planted");
        });
        events.listen(Written.class, last::add);
        store.change(unit -> {
            insert(unit, "a");
            unit.publish(new Written("a"));
        });
        assertThat(last).containsExactly(new Written("a"));
    }

    @Test
    void all_that_one_read_sees_is_of_one_moment() {
        store.change(unit -> insert(unit, "a"));
        List<Long> seen = store.read(session -> {
            long before = count(session);
            Thread other = Thread.ofVirtual().start(() -> store.change(unit -> insert(unit, "b")));
            join(other);
            return List.of(before, count(session));
        });
        assertThat(seen).containsExactly(1L, 1L);
        assertThat(store.read(StoreTest::count)).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_a_reader_changes_is_rolled_back() {
        store.read(session -> session.createNativeMutationQuery("insert into provider_seed (plug) values ('a')")
                .executeUpdate());
        assertThat(store.read(StoreTest::count)).isZero();
    }

    @Test
    void a_unit_within_a_unit_is_a_mistake_that_is_told_at_once() {
        assertThatThrownBy(() -> store.change(outer -> {
                    insert(outer, "a");
                    store.change(inner -> insert(inner, "b"));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within");
        assertThat(store.read(StoreTest::count)).isZero();
    }

    @Test
    void units_that_check_and_then_write_never_get_in_each_others_way() throws Exception {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int at = 0; at < 40; at++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    store.change(unit -> {
                        if (count(unit.session()) < 5) {
                            insert(unit, "seed" + count(unit.session()));
                        }
                    });
                } catch (RuntimeException failure) {
                    failures.add(failure);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(store.read(StoreTest::count)).isEqualTo(5);
    }

    @Test
    void an_interrupted_thread_does_not_close_the_database_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        store.change(unit -> insert(unit, "a"));
        long count = store.read(StoreTest::count);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(count).isEqualTo(1);
        assertThat(store.read(StoreTest::count)).isEqualTo(1);
    }

    @Test
    void a_wrong_key_is_said_as_such_and_harms_nothing() {
        store.change(unit -> insert(unit, "a"));
        store.close();
        byte[] wrong = new byte[32];
        wrong[5] = 1;
        assertThatThrownBy(() -> open(wrong)).extracting("key").isEqualTo("data.wrong-key");
        store = open(new byte[32]);
        assertThat(store.read(StoreTest::count)).isEqualTo(1);
    }

    @Test
    void a_database_of_a_newer_version_is_left_alone() throws Exception {
        store.close();
        String password = HexFormat.of().formatHex(new byte[32]) + " magpie";
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("magpie") + ";CIPHER=AES", "magpie", password);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
                    + " \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\") values"
                    + " (999, '999', 'from the future', 'SQL', 'V999__future.sql', 1, 'MAGPIE', 1, true)");
        }
        assertThatThrownBy(() -> open(new byte[32]))
                .extracting("key", "arguments")
                .containsExactly("data.newer", List.of(folder.toString(), "999"));
    }

    @Test
    void a_file_that_is_no_database_is_said_to_be_damaged_or_of_another_key() throws Exception {
        store.close();
        Files.write(folder.resolve("magpie.mv.db"), "nonsense".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> open(new byte[32])).extracting("key").isIn("data.damaged", "data.wrong-key");
    }

    @Test
    void nothing_of_what_is_stored_can_be_read_from_the_file() throws Exception {
        store.change(unit -> insert(unit, "a-speaking-name"));
        store.close();
        assertThat(new String(Files.readAllBytes(folder.resolve("magpie.mv.db")), StandardCharsets.ISO_8859_1))
                .doesNotContain("a-speaking-name");
    }

    @Test
    void a_closed_store_says_so_and_closing_twice_does_no_harm() {
        store.close();
        store.close();
        assertThatThrownBy(() -> store.read(StoreTest::count)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.change(unit -> {})).isInstanceOf(IllegalStateException.class);
    }
}
