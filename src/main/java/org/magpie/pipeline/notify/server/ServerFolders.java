package org.magpie.pipeline.notify.server;

import java.util.List;
import org.magpie.provider.Field;

/** What all servers are told of folders. */
public record ServerFolders(@Field List<PathMapping> mappings) {
    static final ServerFolders SAME = new ServerFolders(List.of());

    public ServerFolders {
        mappings = List.copyOf(mappings);
    }
}
