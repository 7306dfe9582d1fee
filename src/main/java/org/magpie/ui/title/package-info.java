/** The page of one title: what it is, what is here, what was found, what has happened and why. */
@NullMarked
package org.magpie.ui.title;

import org.jspecify.annotations.NullMarked;
