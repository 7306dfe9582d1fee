@NullMarked
package org.magpie.pipeline.notify;

import org.jspecify.annotations.NullMarked;
