/** What lies in a root folder: looked at, taken into the library, and what a person has to decide of it. */
@NullMarked
package org.magpie.ui.scan;

import org.jspecify.annotations.NullMarked;
