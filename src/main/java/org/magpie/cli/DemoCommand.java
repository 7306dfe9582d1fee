package org.magpie.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code magpie demo}: a made-up library, for trying and measuring. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Fill an empty data folder with a made-up library, for trying and measuring.")
final class DemoCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final DataOption where = new DataOption();

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

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(where.data, core -> {
            core.demo(movies, series);
            session.tell("cli.demo.done", movies, series);
            return 0;
        });
    }
}
