package org.magpie.pipeline.notify.refresh;

import java.nio.file.Path;

/** A program that files something and ends in the same moment, before any server is told. */
final class KilledBeforeRefresh {
    static final int CODE = 9;

    private KilledBeforeRefresh() {}

    /** The folder. */
    public static void main(String[] arguments) {
        RefreshFixture world = new RefreshFixture(Path.of(arguments[0]));
        world.title(7, "Harbor Lights");
        world.server("Den");
        world.tell(world.imported(7, "Harbor Lights/Season 02/Harbor Lights S02E01.mkv"));
        Runtime.getRuntime().halt(CODE);
    }
}
