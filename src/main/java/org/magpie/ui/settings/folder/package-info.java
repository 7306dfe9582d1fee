/** Root folders and remote path mappings. */
@NullMarked
package org.magpie.ui.settings.folder;

import org.jspecify.annotations.NullMarked;
