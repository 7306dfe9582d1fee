/** Who does something and under which correlation id, bound to the thread that does it and carried to the threads that it starts. */
@NullMarked
package org.magpie.base.context;

import org.jspecify.annotations.NullMarked;
