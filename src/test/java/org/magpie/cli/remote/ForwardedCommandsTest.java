package org.magpie.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForwardedCommandsTest {
    /** As on the page of all commands, which a test holds against the commands. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^#+ magpie ([a-z-]+)");

    @Test
    void of_every_command_it_is_decided_who_runs_it() throws IOException {
        Set<String> commands = COMMAND.matcher(Files.readString(Path.of("src/site/markdown/commands.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> decided = new TreeSet<>(ForwardedCommands.FORWARDED);
        decided.addAll(ForwardedCommands.OWN);
        assertThat(commands).hasSizeGreaterThan(20);
        assertThat(decided).isEqualTo(commands);
        assertThat(ForwardedCommands.FORWARDED).doesNotContainAnyElementsOf(ForwardedCommands.OWN);
    }

    @Test
    void what_nobody_has_decided_is_not_forwarded() {
        assertThat(ForwardedCommands.can(List.of("teleport"))).isFalse();
        assertThat(ForwardedCommands.can(List.of("--data", "library", "queue"))).isTrue();
    }

    /** Refused where it runs, with a sentence on whole paths; that another Magpie is running would help nobody. */
    @Test
    void paths_that_are_not_whole_keep_no_command_back() {
        assertThat(ForwardedCommands.can(List.of("folder", "add", "movie", "films")))
                .isTrue();
        assertThat(ForwardedCommands.can(List.of("import", "downloads/films"))).isTrue();
        assertThat(ForwardedCommands.can(List.of("folder", "remove", "3"))).isTrue();
    }
}
