package org.magpie.cli.run;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.Session;
import picocli.CommandLine.Command;

/** {@code magpie serve}: everything Magpie does by itself, without a window, until it is told to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run without a window until SIGTERM or Ctrl+C; ends cleanly.")
public final class ServeCommand implements Callable<Integer> {
    private final Session session;

    public ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Core core = session.open(true);
        AtomicInteger code = new AtomicInteger(1);
        // The hook must not end before the data folder is closed: the process is gone with the last hook. Java would
        // report the
        // signal (143) as if the end had gone wrong, which service managers take for a failure: halting here says how
        // it went.
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            asked.countDown();
            try {
                closed.await();
                Runtime.getRuntime().halt(code.get());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        session.tell("cli.serving");
        asked.await();
        try {
            session.tell("cli.ending");
            core.close();
            code.set(0);
        } finally {
            closed.countDown();
        }
        return 0;
    }
}
