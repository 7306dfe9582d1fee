package org.magpie.upkeep.scan;

import java.nio.file.Path;

/** A program that scans until it is killed. */
final class KilledScan {
    private KilledScan() {}

    /** The folder of a library, of which the root folder is filled. */
    public static void main(String[] arguments) {
        try (ScanFixture world = new ScanFixture(Path.of(arguments[0]))) {
            System.out.println("begun");
            world.scan(world.films());
        }
    }
}
