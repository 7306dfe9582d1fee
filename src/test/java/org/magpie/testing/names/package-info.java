/**
 * Makes up release names whose reading is known because each is put together from parts: a {@link
 * org.magpie.testing.names.NameFamily} writes names in one house style, {@link org.magpie.testing.names.GeneratorReport} reads
 * them and counts.
 */
@NullMarked
package org.magpie.testing.names;

import org.jspecify.annotations.NullMarked;
