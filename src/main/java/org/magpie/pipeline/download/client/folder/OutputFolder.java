package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Root;
import org.magpie.base.disk.SafeName;

/** Finds in the folder that downloads come out in what bears the name of one. */
final class OutputFolder {
    private final Root out;
    private final List<Path> linked;

    /**
     * @param named folders into which links may lead, beside this one
     */
    OutputFolder(Root out, List<Path> named) {
        this.out = out;
        List<Path> all = new ArrayList<>(named);
        all.add(out.path());
        this.linked = List.copyOf(all);
    }

    Path path() {
        return out.path();
    }

    /** Every path that a download of that name may come out at; none where the name leads out of the folder. */
    List<Path> candidates(String output) {
        List<Path> candidates = new ArrayList<>();
        for (String each : List.of(output, SafeName.of(output))) {
            try {
                Path path = out.path().resolve(each).normalize();
                if (out.path().equals(path.getParent()) && !candidates.contains(path)) {
                    candidates.add(path);
                }
            } catch (InvalidPathException none) {
                // A name that this system cannot have.
            }
        }
        return candidates;
    }

    /** What bears that name, links not followed; null while nothing has come out. */
    @Nullable
    Path standing(String output) {
        return candidates(output).stream()
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElse(null);
    }

    /** Where a link leads. */
    LinkedDownload follow(Path standing) throws IOException {
        return LinkedDownload.of(standing, linked);
    }

    /** What stands under that name, links followed where that is allowed; null where nothing does. */
    @Nullable
    FoundContent find(String output) throws IOException {
        Path standing = standing(output);
        if (standing == null || !(follow(standing) instanceof LinkedDownload.At at)) {
            return null;
        }
        Path base = base(at.path());
        return FoundContent.of(base, at.path(), KnownFiles.everything(base, at.path()));
    }

    private Path base(Path place) {
        Path parent = place.getParent();
        return place.startsWith(out.path()) || parent == null ? out.path() : parent;
    }
}
