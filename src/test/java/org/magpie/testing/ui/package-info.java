/** What tests of the window need: made-up services and pictures of screens. */
@NullMarked
package org.magpie.testing.ui;

import org.jspecify.annotations.NullMarked;
