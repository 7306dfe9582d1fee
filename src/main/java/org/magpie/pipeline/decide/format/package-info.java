/** Custom formats: read from the community's JSON, and held against releases. */
@NullMarked
package org.magpie.pipeline.decide.format;

import org.jspecify.annotations.NullMarked;
