package org.magpie.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTest {
    @TempDir
    Path root;

    @Test
    void factsThatAreMissingAreSkippedAtHomeAndFailWhereTheyAreRequired() throws IOException {
        assertThat(Shared.folder("no-such-facts", root.toString(), false)).isEmpty();
        assertThatThrownBy(() -> Shared.folder("no-such-facts", root.toString(), true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no-such-facts");
        Path facts = Files.createDirectory(root.resolve("no-such-facts"));
        assertThat(Shared.folder("no-such-facts", root.toString(), true)).contains(facts);
    }
}
