/** The domain: titles, items, slots, files, qualities, profiles, history. Knows no step and no screen. */
@NullMarked
package org.magpie.media;

import org.jspecify.annotations.NullMarked;
