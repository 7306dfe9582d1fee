package org.magpie.pipeline.download.place;

/**
 * One folder under two names.
 *
 * @param id 0 before it is stored
 * @param clientId the definition of the only client it counts for, 0 for any
 * @param remote an absolute folder in the words of the client's machine: {@code /downloads}, {@code D:\Downloads}, {@code
 *     \\server\share}
 * @param local the same folder as this computer sees it
 */
public record PlaceMapping(long id, long clientId, String remote, String local) {}
