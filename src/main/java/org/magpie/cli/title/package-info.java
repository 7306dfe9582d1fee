/** The command line. */
@NullMarked
package org.magpie.cli.title;

import org.jspecify.annotations.NullMarked;
