/** First step: a query becomes releases. */
@NullMarked
package org.magpie.pipeline.search;

import org.jspecify.annotations.NullMarked;
