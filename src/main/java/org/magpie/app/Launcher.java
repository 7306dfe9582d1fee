package org.magpie.app;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.ConsoleLog;
import org.magpie.base.text.Texts;
import org.magpie.cli.CommandLineLauncher;
import org.magpie.cli.session.Core;

/**
 * Starts Magpie: the window without arguments (or with {@code --data DIR} alone), the command line with any other. A class of its
 * own because a main class that extends {@code Application} cannot be started from the class path.
 */
public final class Launcher {
    // Held for good: a logger that nobody holds forgets its level. JavaFX warns on the class path, which is where it
    // belongs here.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private Launcher() {}

    public static void main(String[] arguments) {
        Texts texts = new Texts(Locale.getDefault());
        if (!Utf8Locale.ensure()) {
            System.err.println(texts.get("app.locale", System.getProperty("sun.jnu.encoding")));
            System.exit(1);
        }
        Optional<Window> window = Window.asked(arguments);
        if (window.isPresent()) {
            TOOLKIT.setLevel(Level.SEVERE);
            new WindowLauncher(texts, window.get().data()).run();
            // Threads of toolkits that never end by themselves must not keep a closed Magpie alive.
            System.exit(0);
        }
        boolean quiet = !List.of(arguments).contains("serve");
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        PrintWriter error = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        System.exit(new CommandLineLauncher((data, schedules) -> open(quiet, data, schedules), texts)
                .run(out, error, arguments));
    }

    /** Not before a data folder is opened: {@code version} needs no log at all. */
    private static Core open(boolean quiet, @Nullable Path data, boolean schedules) {
        if (quiet) {
            ConsoleLog.mute();
        }
        return Wiring.open(data, schedules);
    }

    /** What the window is started with. */
    record Window(@Nullable Path data) {
        static Optional<Window> asked(String... arguments) {
            if (arguments.length == 0) {
                return Optional.of(new Window(null));
            }
            if (arguments.length == 2 && arguments[0].equals("--data")) {
                return Optional.of(new Window(Path.of(arguments[1])));
            }
            if (arguments.length == 1 && arguments[0].startsWith("--data=")) {
                return Optional.of(new Window(Path.of(arguments[0].substring("--data=".length()))));
            }
            return Optional.empty();
        }
    }
}
