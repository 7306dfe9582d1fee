/** Media servers are told which folders have changed, and asked where a title can be watched. */
@NullMarked
package org.magpie.pipeline.notify.refresh;

import org.jspecify.annotations.NullMarked;
