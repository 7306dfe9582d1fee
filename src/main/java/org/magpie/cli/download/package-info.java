/** The command line. */
@NullMarked
package org.magpie.cli.download;

import org.jspecify.annotations.NullMarked;
