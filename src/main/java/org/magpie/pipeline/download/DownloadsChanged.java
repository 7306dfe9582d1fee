package org.magpie.pipeline.download;

import java.util.Set;
import org.magpie.base.event.Event;

/**
 * Downloads were added, moved on or ended.
 *
 * @param ids of the tracked downloads
 */
public record DownloadsChanged(Set<Long> ids) implements Event {}
