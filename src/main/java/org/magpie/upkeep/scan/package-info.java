/**
 * What stands on disk and what the library knows of it become one thing: folders are looked through, files are recognised where they
 * lie and taken into the library, and what is gone is noted. Nothing here moves, renames or deletes a file.
 */
@NullMarked
package org.magpie.upkeep.scan;

import org.jspecify.annotations.NullMarked;
