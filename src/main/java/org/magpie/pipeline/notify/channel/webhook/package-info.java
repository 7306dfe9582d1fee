/** Calls to an address of the person's choice, with a body of the person's choice. */
@NullMarked
package org.magpie.pipeline.notify.channel.webhook;

import org.jspecify.annotations.NullMarked;
