/** The ways a notice can go, one class each. */
@NullMarked
package org.magpie.pipeline.notify.channel;

import org.jspecify.annotations.NullMarked;
