/** Indexers, download clients, sources and channels: their cards and forms. */
@NullMarked
package org.magpie.ui.settings.plug;

import org.jspecify.annotations.NullMarked;
