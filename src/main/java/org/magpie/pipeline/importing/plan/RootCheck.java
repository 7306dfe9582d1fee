package org.magpie.pipeline.importing.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.library.Library;

/**
 * Tells an empty folder where a drive is not mounted, or where another one is, from the root folder itself: known files that are there
 * speak for it, and so does the folder's own number, which stays the same when a person has emptied it.
 */
public final class RootCheck {
    private static final int LOOKED_FOR = 200;

    private final Library library;

    public RootCheck(Library library) {
        this.library = library;
    }

    /** Why nothing may be filed under a root folder now; empty where all is well. Comes right by itself. */
    public Optional<Message> objection(long rootId, Path root) {
        if (!Files.isDirectory(root)) {
            return Optional.of(Message.of("import.root-missing", root.toString()));
        }
        List<Path> known = library.placesUnder(rootId, LOOKED_FOR);
        if (known.isEmpty() || known.stream().anyMatch(Files::exists)) {
            return Optional.empty();
        }
        @Nullable String mark = mark(root);
        boolean same =
                mark != null && library.rootMark(rootId).filter(mark::equals).isPresent();
        return same ? Optional.empty() : Optional.of(Message.of("import.root-empty", root.toString(), known.size()));
    }

    /** Notes how the root folder is known again, once a file is in it. */
    public void remember(long rootId, Path root) {
        String mark = mark(root);
        if (mark != null) {
            library.markRoot(rootId, mark);
        }
    }

    /** Device and number of the folder; null where the system does not tell. */
    private static @Nullable String mark(Path root) {
        try {
            Object key = Files.readAttributes(root, BasicFileAttributes.class).fileKey();
            return key == null ? null : key.toString();
        } catch (IOException failure) {
            return null;
        }
    }
}
