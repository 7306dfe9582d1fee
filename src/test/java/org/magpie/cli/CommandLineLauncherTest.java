package org.magpie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.base.store.DataFolderInUseException;
import org.magpie.base.text.Texts;
import org.magpie.cli.session.Core;

class CommandLineLauncherTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();

    @Test
    void tellsTheVersionWithoutOpeningADataFolder() {
        assertThat(run(failing(new IllegalStateException("opened")), "version")).isZero();
        assertThat(out.toString()).startsWith("Magpie ");
    }

    @Test
    void answersFourWhenAnotherMagpieHasTheDataFolder() {
        Core.Opening inUse = failing(new DataFolderInUseException(Path.of("home")));

        assertThat(run(inUse, "library")).isEqualTo(4);
        assertThat(error.toString()).contains("home").hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void answersOneWithOneSentenceWhenSomethingCanBeMended() {
        assertThat(run(failing(new UserException("cli.title.none", "Nowhere")), "why", "Nowhere"))
                .isEqualTo(1);
        assertThat(error.toString()).isEqualToIgnoringNewLines("The library has no title “Nowhere”.");
    }

    @Test
    void answersOneWithACodeThatCanBeSearchedWhenThereIsABug() {
        assertThat(run(failing(new IllegalStateException("a bug")), "queue")).isEqualTo(1);
        assertThat(error.toString()).contains("IllegalStateException M-").hasLineCount(1);
    }

    @Test
    void answersTwoForAWrongCall() {
        assertThat(run(failing(new IllegalStateException("opened")), "add", "spaceship", "X"))
                .isEqualTo(2);
        assertThat(run(failing(new IllegalStateException("opened")), "teleport"))
                .isEqualTo(2);
    }

    private int run(Core.Opening opening, String... arguments) {
        return new CommandLineLauncher(opening, new Texts(Locale.ENGLISH))
                .run(new PrintWriter(out), new PrintWriter(error), arguments);
    }

    private static Core.Opening failing(RuntimeException failure) {
        return (data, schedules) -> {
            throw failure;
        };
    }
}
