package org.magpie.pipeline.parse.grammar;

import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.word.Extensions;

/** Tells the names of the scene, dotted and complete, from all others. */
public final class SceneNames {
    private final VideoReader reader;

    public SceneNames(VideoReader reader) {
        this.reader = reader;
    }

    /** Whether a name has dots and no blanks and says title, quality and group. */
    public boolean isScene(String name, MediaKind kind) {
        if (name.indexOf('.') < 0 || name.indexOf(' ') >= 0) {
            return false;
        }
        Optional<ParsedRelease> read = reader.read(name, kind);
        return read.isPresent()
                && !read.get().title().isEmpty()
                && read.get().quality() != Quality.UNKNOWN
                && read.get().group() != null;
    }

    /** The scene name inside a file name: without extension and with plain brackets; empty when it is none. */
    public Optional<String> sceneName(String fileName, MediaKind kind) {
        String name = fileName.strip();
        String extension = Extensions.of(name);
        String bare = extension.isEmpty() ? name : name.substring(0, name.length() - extension.length() - 1);
        String plain = bare.replace('【', '[').replace('】', ']');
        return isScene(plain, kind) ? Optional.of(plain) : Optional.empty();
    }
}
