/** The recycle folders: what is put into them, and when it is deleted for good. */
@NullMarked
package org.magpie.pipeline.importing.recycle;

import org.jspecify.annotations.NullMarked;
