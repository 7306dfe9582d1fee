package org.magpie.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists files that have grown too long; beyond the hard bound it fails. */
class FileLengthTest {
    private static final int SMELLS = 400;
    private static final int TOO_LONG = 500;

    private static List<String> longerThan(int lines, Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                int length = Files.readAllLines(file).size();
                if (length > lines) {
                    found.add(length + " " + file);
                }
            }
        }
        return found;
    }

    @Test
    void no_file_has_grown_beyond_reading() throws IOException {
        Path sources = Path.of("src/main/java");
        longerThan(SMELLS, sources).forEach(file -> System.out.println("Long file: " + file));
        assertThat(longerThan(TOO_LONG, sources)).isEmpty();
        assertThat(longerThan(10, sources)).isNotEmpty(); // it does look
    }
}
