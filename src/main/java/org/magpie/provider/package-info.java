/** The frame of every plug: its definition, settings, test and state. */
@NullMarked
package org.magpie.provider;

import org.jspecify.annotations.NullMarked;
