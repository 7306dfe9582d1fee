/** Commands about the files of the library. */
@NullMarked
package org.magpie.cli.files;

import org.jspecify.annotations.NullMarked;
