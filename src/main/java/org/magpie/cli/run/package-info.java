/** The command line. */
@NullMarked
package org.magpie.cli.run;

import org.jspecify.annotations.NullMarked;
