package org.magpie.architecture.planted.media.home;

import org.magpie.architecture.planted.media.out.Outward;

/** The other half of a planted round of packages. */
public final class Homeward {
    public int steps() {
        return Outward.steps(this);
    }
}
