/** One HTTP client with time-outs, bounds, rates and back-off. */
@NullMarked
package org.magpie.base.http;

import org.jspecify.annotations.NullMarked;
