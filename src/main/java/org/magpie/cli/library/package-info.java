/** Commands about the library as it lies on disk. */
@NullMarked
package org.magpie.cli.library;

import org.jspecify.annotations.NullMarked;
