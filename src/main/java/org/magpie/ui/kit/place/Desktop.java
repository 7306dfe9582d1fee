package org.magpie.ui.kit.place;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What only the person's desktop can do. An interface because tests have no desktop. */
public interface Desktop {
    /** Lets the person choose a folder; empty when they think better of it. */
    Optional<Path> chooseFolder(String title, Optional<Path> start);

    /** Lets the person choose a file to read. */
    Optional<Path> chooseFile(String title);

    /** Lets the person say where to write a file. */
    Optional<Path> chooseTarget(String title, String suggestedName);

    /** Opens a page in the browser. */
    void browse(URI page);

    /** Shows a file or folder in the system's file manager. */
    void reveal(Path path);

    /** Opens a file with the program that the system has for it. */
    void play(Path file);

    /** Puts a text on the clipboard. */
    void copy(String text);
}
