package org.magpie.base.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.event.Events;
import org.magpie.testing.Await;

class ChunksTest {
    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("magpie"), new byte[32], List.of(), new Events());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static void insert(UnitOfWork unit, List<Integer> some) {
        new Rows(unit.session())
                .batch(
                        "insert into preference (name, content) values (?, ?)",
                        some.stream().map(each -> Rows.row("key-" + each, "x")));
    }

    private long count() {
        return store.read(
                session -> new Rows(session).number("select count(*) from preference where name like 'key-%'"));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void whoeverWaitsHasATurnInBetween() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<Thread> other = new AtomicReference<>();

        Chunks.write(store, numbers(1_200), (unit, some) -> {
            order.add("chunk of " + some.size());
            insert(unit, some);
            if (other.get() == null) {
                Thread waiting = new Thread(() -> store.change(mine -> order.add("somebody else")));
                other.set(waiting);
                waiting.start();
                Await.until(
                        "the other waits",
                        Duration.ofSeconds(30),
                        () -> waiting.getState() == Thread.State.TIMED_WAITING);
            }
        });
        other.get().join();

        assertThat(order).containsExactly("chunk of 500", "somebody else", "chunk of 500", "chunk of 200");
        assertThat(count()).isEqualTo(1_200);
    }

    @Test
    void whatIsBrokenOffKeepsTheUnitsBefore() {
        assertThatThrownBy(() -> Chunks.write(store, numbers(1_200), (unit, some) -> {
                    insert(unit, some);
                    if (some.contains(600)) {
                        throw new IllegalStateException("broken off");
                    }
                }))
                .hasMessage("broken off");
        assertThat(count()).isEqualTo(500);
    }

    @Test
    void rowsAreDeletedUntilNoneIsLeft() {
        Chunks.write(store, numbers(1_700), ChunksTest::insert);
        store.change(
                unit -> new Rows(unit.session()).change("insert into preference (name, content) values ('else', 'x')"));

        assertThat(Chunks.delete(store, "preference", "name like ? or name = ?", "key-%", "none"))
                .isEqualTo(1_700);

        assertThat(count()).isZero();
        assertThat(store.<Long>read(
                        session -> new Rows(session).number("select count(*) from preference where name = 'else'")))
                .isOne();
    }

    @Test
    void whatIsLargeCountsForMore() {
        assertThat(Chunks.of(List.of(300, 300, 900, 100, 100), each -> each))
                .containsExactly(List.of(300), List.of(300), List.of(900), List.of(100, 100));
        assertThat(Chunks.of(List.of(), each -> 1)).isEmpty();
    }
}
