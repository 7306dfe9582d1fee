package org.magpie.pipeline.match;

import org.magpie.base.error.Message;

/**
 * The title that a release seems to be of.
 *
 * @param titleId 0 where none fits
 * @param confidence 0 to 1
 */
record Recognised(long titleId, double confidence, Message because) {
    static Recognised none(Message because) {
        return new Recognised(0, 0, because);
    }

    Recognised atMost(double bound, Message why) {
        return confidence <= bound ? this : new Recognised(titleId, bound, why);
    }
}
