package org.magpie.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import org.magpie.base.text.ConsoleLog;
import org.magpie.base.text.Texts;
import org.magpie.cli.CommandLineLauncher;
import org.magpie.ui.MagpieApp;

/**
 * Goes once through what starts of Magpie go through, so that Java can record the classes for its cache (JEP 483). Only the build
 * runs this, on folders that it throws away; no person's start records anything.
 */
final class CacheTraining {
    private static final Duration EACH_WINDOW = Duration.ofSeconds(3);
    private static final int MOVIES = 60;
    private static final int SERIES = 12;

    /** Loaded by the toolkit of a screen, which the build has none of. */
    private static final List<String> SCREEN_PACKAGES =
            List.of("com/sun/glass/ui/gtk/", "com/sun/javafx/tk/quantum/", "com/sun/prism/sw/", "com/sun/pisces/");

    private CacheTraining() {}

    /**
     * @param arguments what to go through: {@code window} and {@code all} in an empty folder, {@code commands} in one in which a
     *     window has been; then that folder
     */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        Texts texts = new Texts(Locale.getDefault());
        ConsoleLog.mute();
        Path filled = folder.resolve("filled");
        if (!arguments[0].equals("commands")) {
            window(folder.resolve("fresh"), filled, texts);
        }
        if (!arguments[0].equals("window")) {
            commands(filled, texts);
        }
        System.exit(0);
    }

    /**
     * Only what reads: Java loads all that it has recorded at each start, so that a short command would pay for Hibernate if it were
     * recorded here.
     */
    private static void commands(Path data, Texts texts) {
        for (String line : List.of(
                "version",
                "--help",
                "library",
                "library --json",
                "wanted",
                "queue",
                "history",
                "folder list",
                "plug list",
                "library")) {
            run(data, texts, line);
        }
    }

    /** What it answers is of no interest; one that is refused has loaded its classes all the same. */
    private static void run(Path data, Texts texts, String line) {
        List<String> words = new ArrayList<>(Arrays.asList(line.split(" ")));
        words.addAll(List.of("--data", data.toString()));
        new CommandLineLauncher(Wiring::open, texts)
                .run(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(new StringWriter()),
                        words.toArray(String[]::new));
    }

    /** The window of an empty folder, then twice that of one with a library. */
    private static void window(Path fresh, Path filled, Texts texts) {
        run(filled, texts, "demo --movies " + MOVIES + " --series " + SERIES);
        List<WindowLibraryOpener> openings = new ArrayList<>();
        for (Path data : List.of(fresh, filled, filled)) {
            openings.add(new WindowLibraryOpener(data));
        }
        new MagpieApp(texts, () -> {
                    throw new IllegalStateException("Nobody is there to press Retry");
                })
                .rehearse(openings, opener -> ((WindowLibraryOpener) opener).close(), EACH_WINDOW);
        screenClasses();
    }

    private static void screenClasses() {
        for (String jar : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            if (jar.contains("javafx-graphics")) {
                load(Path.of(jar));
            }
        }
    }

    private static void load(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream()
                    .map(Object::toString)
                    .filter(name ->
                            name.endsWith(".class") && SCREEN_PACKAGES.stream().anyMatch(name::startsWith))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(CacheTraining::load);
        } catch (IOException failure) {
            System.err.println("The classes of the screen are not recorded: " + failure);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, CacheTraining.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError otherSystem) {
            System.err.println(name + " is not recorded");
        }
    }
}
