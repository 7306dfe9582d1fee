package org.magpie.architecture.planted.media.out;

import org.magpie.architecture.planted.media.home.Homeward;

/** One half of a planted round of packages. */
public final class Outward {
    public static int steps(Homeward back) {
        return back.steps();
    }
}
