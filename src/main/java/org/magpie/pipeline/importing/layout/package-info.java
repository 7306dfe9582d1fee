/** How people lay out their media on disk: which files belong to one title, and what their names say of it. One class a kind. */
@NullMarked
package org.magpie.pipeline.importing.layout;

import org.jspecify.annotations.NullMarked;
