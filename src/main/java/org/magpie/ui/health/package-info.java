/** How Magpie is doing: what needs a person and what is at work. */
@NullMarked
package org.magpie.ui.health;

import org.jspecify.annotations.NullMarked;
