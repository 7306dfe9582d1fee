/** What the files of a download are: found on disk, checked for being whole, and told apart by name, number and running time. */
@NullMarked
package org.magpie.pipeline.importing.content;

import org.jspecify.annotations.NullMarked;
