package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.text.Texts;
import org.magpie.cli.CommandLineLauncher;
import org.magpie.cli.session.Core;

/** Commands that only read must not wait for Hibernate, which takes longer than everything else they do. */
class ShortCommandsTest {
    @TempDir
    static Path folder;

    private final List<OpenMagpie> opened = new ArrayList<>();

    @Test
    void a_command_that_only_reads_opens_no_entities() {
        // The first start gives the library its profiles and plugs, which are entities.
        assertThat(run("library").getFirst().hasReadEntities()).isTrue();
        for (String line :
                List.of("library", "library --json", "wanted", "queue", "folder list", "plug list", "history")) {
            assertThat(run(line))
                    .as(line)
                    .singleElement()
                    .extracting(OpenMagpie::hasReadEntities)
                    .isEqualTo(false);
        }
    }

    private List<OpenMagpie> run(String line) {
        opened.clear();
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of("--data", folder.resolve("data").toString()));
        StringWriter said = new StringWriter();
        int code = new CommandLineLauncher(this::open, new Texts(Locale.ENGLISH))
                .run(new PrintWriter(new StringWriter()), new PrintWriter(said), words.toArray(String[]::new));
        assertThat(code).as("%s: %s", line, said).isZero();
        return List.copyOf(opened);
    }

    private Core open(@Nullable Path data, boolean schedules) {
        OpenMagpie magpie = Wiring.open(data, schedules);
        opened.add(magpie);
        return magpie;
    }
}
