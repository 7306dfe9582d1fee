/** What the tests of several rooms need. */
@NullMarked
package org.magpie.testing;

import org.jspecify.annotations.NullMarked;
