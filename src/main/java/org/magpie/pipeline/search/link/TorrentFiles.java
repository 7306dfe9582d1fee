package org.magpie.pipeline.search.link;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.pipeline.search.link.Bencode.Dictionary;
import org.magpie.pipeline.search.link.Bencode.Sequence;
import org.magpie.pipeline.search.link.Bencode.Text;
import org.magpie.pipeline.search.link.Bencode.Value;

/**
 * The names of a torrent's files, however they are written: in the list of version 1 (BEP 3), in its second spelling that some
 * makers add, and in the tree of version 2 (BEP 52). Clients read one or the other, so that all of them count; and so does what is
 * marked as filling up pieces (BEP 47), which not all clients leave out.
 */
final class TorrentFiles {
    private final byte[] bytes;
    private final Set<String> paths = new LinkedHashSet<>();

    private TorrentFiles(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Paths with slashes, without the folder that all are in. */
    static List<String> of(Dictionary info, byte[] bytes) {
        TorrentFiles found = new TorrentFiles(bytes);
        if (info.entries().get("files") instanceof Sequence files) {
            files.values().forEach(found::listed);
        } else if (info.entries().get("length") instanceof Bencode.Whole) {
            found.named(info, "name");
            found.named(info, "name.utf-8");
        }
        if (info.entries().get("file tree") instanceof Dictionary tree) {
            found.tree(tree, "");
        }
        return List.copyOf(found.paths);
    }

    private void named(Dictionary info, String key) {
        if (info.entries().get(key) instanceof Text name) {
            paths.add(name.read(bytes));
        }
    }

    private void listed(Value file) {
        if (file instanceof Dictionary entry) {
            path(entry, "path");
            path(entry, "path.utf-8");
        }
    }

    private void path(Dictionary entry, String key) {
        if (entry.entries().get(key) instanceof Sequence parts) {
            paths.add(parts.values().stream()
                    .map(part -> part instanceof Text text ? text.read(bytes) : "")
                    .collect(Collectors.joining("/")));
        }
    }

    /** A file is a dictionary under the empty name. */
    private void tree(Dictionary folder, String path) {
        for (Map.Entry<String, Value> entry : folder.entries().entrySet()) {
            if (entry.getKey().isEmpty()) {
                paths.add(path);
            } else if (entry.getValue() instanceof Dictionary below) {
                tree(below, path.isEmpty() ? entry.getKey() : path + "/" + entry.getKey());
            }
        }
    }
}
