/** The command line. */
@NullMarked
package org.magpie.cli;

import org.jspecify.annotations.NullMarked;
