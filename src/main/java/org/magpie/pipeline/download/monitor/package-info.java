/** The chosen clients, what they hold and how the downloads in them get on. */
@NullMarked
package org.magpie.pipeline.download.monitor;

import org.jspecify.annotations.NullMarked;
