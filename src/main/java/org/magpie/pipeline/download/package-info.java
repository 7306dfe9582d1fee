/** Sixth step: what the download clients do with it. */
@NullMarked
package org.magpie.pipeline.download;

import org.jspecify.annotations.NullMarked;
