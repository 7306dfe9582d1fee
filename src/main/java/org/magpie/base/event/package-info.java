/** Past-tense records, published after the transaction that made them. */
@NullMarked
package org.magpie.base.event;

import org.jspecify.annotations.NullMarked;
