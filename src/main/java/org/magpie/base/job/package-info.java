/** Work that takes time: named, with progress, cancellable, recorded. */
@NullMarked
package org.magpie.base.job;

import org.jspecify.annotations.NullMarked;
