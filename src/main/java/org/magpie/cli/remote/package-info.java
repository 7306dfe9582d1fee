/** Commands for a data folder that a running Magpie holds: that one carries them out. */
@NullMarked
package org.magpie.cli.remote;

import org.jspecify.annotations.NullMarked;
