/** Takes downloads out of their clients, by command or by rule. */
@NullMarked
package org.magpie.pipeline.download.removal;

import org.jspecify.annotations.NullMarked;
