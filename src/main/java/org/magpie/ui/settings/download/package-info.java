/** How releases are chosen and what becomes of downloads: preferences, delay and release profiles, blocklist, stuck downloads. */
@NullMarked
package org.magpie.ui.settings.download;

import org.jspecify.annotations.NullMarked;
