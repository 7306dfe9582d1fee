/** The stored titles of the four kinds, their items and the slots of these. */
@NullMarked
package org.magpie.media.title;

import org.jspecify.annotations.NullMarked;
