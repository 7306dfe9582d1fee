/** Gives the files of the library the names and folders that they should have. */
@NullMarked
package org.magpie.pipeline.importing.organise;

import org.jspecify.annotations.NullMarked;
