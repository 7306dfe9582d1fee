/** The command line. */
@NullMarked
package org.magpie.cli.setup;

import org.jspecify.annotations.NullMarked;
