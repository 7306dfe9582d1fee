/** Answers questions about names, one JSON object a line: how a name is read, how it is compared, how it would be written. */
@NullMarked
package org.magpie.cli.names;

import org.jspecify.annotations.NullMarked;
