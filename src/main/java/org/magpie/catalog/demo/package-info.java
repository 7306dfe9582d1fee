/** A made-up library for trying and measuring. */
@NullMarked
package org.magpie.catalog.demo;

import org.jspecify.annotations.NullMarked;
