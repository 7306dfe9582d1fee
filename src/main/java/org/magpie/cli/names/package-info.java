/** The answers of the command {@code magpie names}: how names are read and written, one JSON object a line. */
@NullMarked
package org.magpie.cli.names;

import org.jspecify.annotations.NullMarked;
