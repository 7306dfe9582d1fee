/** The stored downloads: their rows, the states a download may go through, and how rows are changed. */
@NullMarked
package org.magpie.pipeline.download.store;

import org.jspecify.annotations.NullMarked;
