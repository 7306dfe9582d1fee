package org.magpie.pipeline.notify.server;

import org.magpie.provider.Field;

/**
 * A folder by two names, such as {@code /mnt/media} on this computer and {@code /data} in the server's container.
 *
 * @param here as Magpie calls it
 * @param there as the server calls it, in its own way of writing: {@code D:\Media}, {@code smb://nas/media}
 */
public record PathMapping(
        @Field(required = true) String here,
        @Field(required = true) String there) {}
