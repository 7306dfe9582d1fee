/** Manual import of files and folders that a person drops onto the window or chooses. */
@NullMarked
package org.magpie.ui.importing;

import org.jspecify.annotations.NullMarked;
