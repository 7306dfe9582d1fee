package org.magpie.pipeline.notify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

/** A program that tells and sends notices until it ends in the middle of it; the last of them sends what is left. */
final class KilledOutbox {
    static final int NOTICES = 1_000;
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(40);
    private static final Instant WORKS_FROM = NoticeFixture.START.plusSeconds(60);

    private KilledOutbox() {}

    /** The folder, the file that takes what arrives, the round and the number of rounds. */
    public static void main(String[] arguments) {
        int round = Integer.parseInt(arguments[2]);
        boolean isLast = round == Integer.parseInt(arguments[3]);
        Path arrived = Path.of(arguments[1]);
        Random random = new Random(round);
        int kill = isLast ? Integer.MAX_VALUE : 10 + random.nextInt(30);
        AtomicInteger done = new AtomicInteger();
        try (NoticeFixture world = new NoticeFixture(
                Path.of(arguments[0]), NoticeFixture.START.plus(BETWEEN_ROUNDS.multipliedBy(round)))) {
            world.answer = name -> {
                if (world.clock.instant().isBefore(WORKS_FROM)) {
                    throw new ProviderException.Unreachable(Message.of("http.server-error", 503), null);
                }
                return ChannelAnswer.NONE;
            };
            world.arrives = announcement -> {
                append(
                        arrived,
                        announcement.id() + " "
                                + announcement.facts().getFirst().titleId() + "\n");
                if (done.incrementAndGet() == kill) {
                    Runtime.getRuntime().halt(9); // it has arrived, and nobody here knows
                }
            };
            if (world.providers.definitions(ProviderKind.CHANNEL).isEmpty()) {
                world.channel("one", Map.of("batchSeconds", 0));
            }
            world.outbox.start();
            tell(world, isLast, random, kill);
            while (world.waiting() > 0) {
                world.move(Duration.ofSeconds(1));
            }
        }
    }

    private static void tell(NoticeFixture world, boolean isLast, Random random, int kill) {
        long told = world.test
                .store()
                .read(session -> new Rows(session).number("select coalesce(max(title_id), 0) from notice"));
        long end = isLast ? NOTICES : Math.min(NOTICES, told + 60);
        int more = 0;
        for (long number = told + 1; number <= end; number++) {
            world.tell(NoticeFixture.grabbed(number));
            world.clock.move(Duration.ofMillis(200));
            world.outbox.wake();
            more++;
            if (more > kill && random.nextInt(8) == 0) {
                LockSupport.parkNanos(random.nextInt(3_000_000));
                Runtime.getRuntime().halt(9);
            }
        }
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
