@NullMarked
package org.magpie.pipeline.importing.players;

import org.jspecify.annotations.NullMarked;
