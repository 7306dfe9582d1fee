package org.magpie.insight;

/**
 * Space where downloads go or come to rest.
 *
 * @param name the folder, or the name of the download client that told of it
 * @param client whether a client on some machine told of it; else it is a folder here
 * @param free bytes
 * @param total bytes, -1 where it is not known
 */
public record DiskSpace(String name, boolean client, long free, long total) {}
