/** The media servers that Magpie knows, one class each. */
@NullMarked
package org.magpie.pipeline.notify.server;

import org.jspecify.annotations.NullMarked;
