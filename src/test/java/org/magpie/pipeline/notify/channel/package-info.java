/** Tests of the channels. */
@NullMarked
package org.magpie.pipeline.notify.channel;

import org.jspecify.annotations.NullMarked;
