/** The command line. */
@NullMarked
package org.magpie.cli.session;

import org.jspecify.annotations.NullMarked;
