package org.magpie.pipeline.search.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.search.link.Bencode.Dictionary;
import org.magpie.pipeline.search.link.Bencode.Sequence;
import org.magpie.pipeline.search.link.Bencode.Text;
import org.magpie.pipeline.search.link.Bencode.Value;

/**
 * Looks at every single name in a torrent, of the whole and of each folder and file, in all spellings (BEP 3, BEP 52): each must be
 * the name of one thing in one folder. What is none leads out of the download's folder in a client that joins the parts without
 * looking, so such a torrent is not handed over at all.
 */
final class TorrentNames {
    /** What Windows gives to a device, with whatever ending. */
    private static final Pattern DEVICE = Pattern.compile(
            "(?i)(?:con|prn|aux|nul|conin\\$|conout\\$|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3])(?:[ .:].*)?");

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:(?! ).*", Pattern.DOTALL);

    private final byte[] bytes;
    private final List<String> names = new ArrayList<>();

    private TorrentNames(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The first name that is none; empty where all are. */
    static Optional<String> unsafe(Dictionary info, byte[] bytes) {
        TorrentNames found = new TorrentNames(bytes);
        found.add(info.entries().get("name"));
        found.add(info.entries().get("name.utf-8"));
        if (info.entries().get("files") instanceof Sequence files) {
            files.values().forEach(found::listed);
        }
        if (info.entries().get("file tree") instanceof Dictionary tree) {
            found.tree(tree);
        }
        return found.names.stream().filter(name -> !isOneName(name)).findFirst();
    }

    private void add(@Nullable Value name) {
        if (name instanceof Text text) {
            names.add(text.read(bytes));
        }
    }

    private void listed(Value file) {
        if (file instanceof Dictionary entry) {
            for (String key : List.of("path", "path.utf-8")) {
                if (entry.entries().get(key) instanceof Sequence parts) {
                    if (parts.values().isEmpty()) {
                        names.add("");
                    }
                    parts.values().forEach(this::add);
                }
            }
        }
    }

    /** A file is a dictionary under the empty name. */
    private void tree(Dictionary folder) {
        for (Map.Entry<String, Value> entry : folder.entries().entrySet()) {
            if (!entry.getKey().isEmpty()) {
                names.add(entry.getKey());
                if (entry.getValue() instanceof Dictionary below) {
                    tree(below);
                }
            }
        }
    }

    static boolean isOneName(String name) {
        return !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('\\') < 0
                && name.indexOf('\0') < 0
                && !DRIVE.matcher(name).matches()
                && !DEVICE.matcher(name).matches();
    }
}
