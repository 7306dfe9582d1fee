/** NFO files and pictures beside the media, as Kodi, Jellyfin and Emby read them. */
@NullMarked
package org.magpie.pipeline.importing.players;

import org.jspecify.annotations.NullMarked;
