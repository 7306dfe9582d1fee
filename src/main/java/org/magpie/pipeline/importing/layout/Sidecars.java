package org.magpie.pipeline.importing.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The small files beside media that say what these are, by the folder they lie in. Belongs to one thread. */
public final class Sidecars {
    private final Map<String, List<String>> byFolder = new HashMap<>();
    private final Reader reader;

    /** Reads a small file of the disk. */
    @FunctionalInterface
    public interface Reader {
        /**
         * @param path below the root folder
         * @return empty where it cannot be read or is too large to be what it is called
         */
        Optional<byte[]> read(String path);
    }

    public Sidecars(Reader reader) {
        this.reader = reader;
    }

    /** Whether a file is one of them, by its name. */
    public static boolean isSidecar(String name) {
        return name.equals(".plexmatch")
                || (name.length() > 4 && name.regionMatches(true, name.length() - 4, ".nfo", 0, 4));
    }

    /**
     * @param folder below the root folder
     */
    public void add(String folder, String name) {
        byFolder.computeIfAbsent(folder, each -> new ArrayList<>(2)).add(name);
    }

    /** What the file of that name in the folder says, whatever the case of its letters; nothing where there is none. */
    StatedFacts read(String folder, String name) {
        return bytes(folder, name)
                .map(bytes -> name.equals(".plexmatch") ? PlexMatch.read(bytes) : NfoReader.read(bytes))
                .orElse(StatedFacts.NONE);
    }

    /** Which episodes the file of that name says that its video holds; none where there is no such file. */
    List<NfoReader.EpisodeNumber> episodes(String folder, String name) {
        return bytes(folder, name).map(NfoReader::episodes).orElse(List.of());
    }

    private Optional<byte[]> bytes(String folder, String name) {
        return byFolder.getOrDefault(folder, List.of()).stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .flatMap(there -> reader.read(folder.isEmpty() ? there : folder + "/" + there));
    }
}
