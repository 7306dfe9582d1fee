package org.magpie.upkeep.scan;

import java.nio.file.Path;
import org.magpie.media.LibraryChanged;

/** A program that scans until it is killed. */
final class KilledScan {
    private KilledScan() {}

    /** The folder of a library, of which the root folder is filled. */
    public static void main(String[] arguments) {
        try (ScanFixture world = new ScanFixture(Path.of(arguments[0]))) {
            world.library.test().events().listen(LibraryChanged.class, event -> System.out.println("stored"));
            world.scan(world.films());
        }
    }
}
