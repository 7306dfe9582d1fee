/** Patterns of file names, and the page that shows how a release name is read. */
@NullMarked
package org.magpie.ui.settings.naming;

import org.jspecify.annotations.NullMarked;
