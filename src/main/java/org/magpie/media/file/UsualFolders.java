package org.magpie.media.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.magpie.media.MediaKind;

/**
 * Where media usually lie in a person's home: what is offered where nobody has said a root folder. Asks the disk, makes nothing.
 *
 * @param home the person's home folder
 */
public record UsualFolders(Path home) {
    /** That of the person who runs Magpie. */
    public static UsualFolders ofThisPerson() {
        return new UsualFolders(Path.of(System.getProperty("user.home")));
    }

    /** A folder that the person has already, such as {@code ~/Films}; else {@code ~/Media/Movies} and its like. */
    public Path of(MediaKind kind) {
        Path usual = home.resolve("Media").resolve(names(kind).getFirst());
        if (Files.isDirectory(usual)) {
            return usual;
        }
        return names(kind).stream()
                .map(home::resolve)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(usual);
    }

    private static List<String> names(MediaKind kind) {
        return switch (kind) {
            case MOVIE -> List.of("Movies", "Films");
            case SERIES -> List.of("TV", "Series");
            case MUSIC -> List.of("Music");
            case BOOK -> List.of("Books");
        };
    }
}
