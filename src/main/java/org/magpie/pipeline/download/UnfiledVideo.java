package org.magpie.pipeline.download;

import org.magpie.base.error.Message;

/**
 * A video of a download that was not filed: as long as there is one, the data of the download is kept.
 *
 * @param path below the download, with / between names
 * @param bytes its size
 * @param why it was not filed
 */
public record UnfiledVideo(String path, long bytes, Message why) {}
