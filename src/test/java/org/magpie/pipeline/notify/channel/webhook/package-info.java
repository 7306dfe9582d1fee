/** Tests of webhook. */
@NullMarked
package org.magpie.pipeline.notify.channel.webhook;

import org.jspecify.annotations.NullMarked;
