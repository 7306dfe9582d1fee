package org.magpie.pipeline.download.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.queue.DownloadCommand;

class DownloadTransitionsTest {
    private static final Path GUIDE = Path.of("src/site/markdown/guide/a-downloads-life.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\|(.*)\\|$");
    private static final Pattern ARROW = Pattern.compile("^\\s*([A-Z_]+) --> ([A-Z_]+)(?::.*)?$");
    private static final Pattern COMMAND = Pattern.compile("^\\| (pause|resume|prioritise|remove) \\|(.*)\\|$");

    @Test
    void theGuideShowsTheSameTable() throws IOException {
        Map<DownloadState, Set<DownloadState>> shown = new TreeMap<>();
        for (String line : Files.readAllLines(GUIDE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                shown.put(DownloadState.valueOf(row.group(1)), states(row.group(2)));
            }
        }
        assertThat(shown).hasSize(DownloadState.values().length);
        shown.forEach((from, next) ->
                assertThat(next).as("what follows %s", from).isEqualTo(DownloadTransitions.after(from)));
    }

    @Test
    void thePictureShowsEveryChangeFromOneStateToAnother() throws IOException {
        List<String> drawn = Files.readAllLines(GUIDE).stream()
                .map(ARROW::matcher)
                .filter(Matcher::matches)
                .map(arrow -> arrow.group(1) + " " + arrow.group(2))
                .toList();
        Set<String> allowed = Arrays.stream(DownloadState.values())
                .flatMap(from -> DownloadTransitions.after(from).stream()
                        .filter(next -> next != from)
                        .map(next -> from + " " + next))
                .collect(Collectors.toSet());
        for (DownloadState state : DownloadState.values()) {
            if (DownloadTransitions.isRevivable(state)) {
                allowed.add(state + " " + DownloadState.QUEUED);
            }
            if (DownloadTransitions.isDismissible(state)) {
                allowed.add(state + " " + DownloadState.REMOVED);
            }
        }
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(allowed);
    }

    @Test
    void theGuideSaysWhichCommandIsForWhichState() throws IOException {
        Map<DownloadCommand, Set<DownloadState>> shown = new TreeMap<>();
        for (String line : Files.readAllLines(GUIDE)) {
            Matcher row = COMMAND.matcher(line);
            if (row.matches()) {
                shown.put(
                        DownloadCommand.valueOf(row.group(1).toUpperCase(java.util.Locale.ROOT)), states(row.group(2)));
            }
        }
        for (DownloadCommand command : DownloadCommand.values()) {
            EnumSet<DownloadState> states = EnumSet.allOf(DownloadState.class);
            states.removeIf(state -> !command.isFor(state));
            assertThat(shown.get(command)).as("%s", command).isEqualTo(states);
        }
    }

    @ParameterizedTest
    @EnumSource(DownloadState.class)
    void whatIsOverIsFollowedByNothing(DownloadState state) {
        assertThat(DownloadTransitions.after(state).isEmpty()).isEqualTo(DownloadTransitions.isOver(state));
        assertThat(DownloadTransitions.isOver(state) && DownloadTransitions.isInClient(state))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(DownloadState.class)
    void everythingElseMayBeRemoved(DownloadState state) {
        assertThat(DownloadTransitions.allows(state, DownloadState.REMOVED))
                .isEqualTo(!DownloadTransitions.isOver(state));
    }

    private static Set<DownloadState> states(String cell) {
        return Pattern.compile("`([A-Z_]+)`")
                .matcher(cell)
                .results()
                .map(found -> DownloadState.valueOf(found.group(1)))
                .collect(Collectors.toSet());
    }
}
