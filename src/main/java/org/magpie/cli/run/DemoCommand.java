package org.magpie.cli.run;

import java.util.concurrent.Callable;
import org.magpie.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code magpie demo}: a made-up library, for trying and measuring. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Fill an empty data folder with a made-up library, for trying and measuring.")
public final class DemoCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--movies",
            paramLabel = "N",
            defaultValue = "200",
            description = "Films; ${DEFAULT-VALUE} if not said.")
    private int movies;

    @Option(
            names = "--series",
            paramLabel = "N",
            defaultValue = "40",
            description = "Series; ${DEFAULT-VALUE} if not said.")
    private int series;

    public DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            core.demo(movies, series);
            session.tell("cli.demo.done", movies, series);
            return 0;
        });
    }
}
