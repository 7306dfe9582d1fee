package org.magpie.pipeline.decide.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.testing.Shared;

/** The community's formats, profiles and sizes, read in place where they lie beside the project. */
public final class CommunityFormats {
    private CommunityFormats() {}

    /** All formats of a kind; empty where they are not there. */
    public static List<CustomFormat> of(MediaKind kind) throws IOException {
        List<CustomFormat> formats = new ArrayList<>();
        for (Path file : files(kind, "cf")) {
            formats.add(new FormatReader().read(Files.readString(file), kind));
        }
        return formats;
    }

    /** The JSON files of one folder of a kind, in order. */
    public static List<Path> files(MediaKind kind, String folder) throws IOException {
        Optional<Path> root = Shared.folder("trash");
        if (root.isEmpty()) {
            return List.of();
        }
        Path where = root.get()
                .resolve(kind == MediaKind.MOVIE ? "radarr" : "sonarr")
                .resolve(folder);
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
