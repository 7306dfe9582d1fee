/** The download clients, one class each. */
@NullMarked
package org.magpie.pipeline.download.client;

import org.jspecify.annotations.NullMarked;
