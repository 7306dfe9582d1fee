package org.magpie.testing.ui;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.ui.kit.place.Desktop;

/** A desktop that chooses what the test says and notes the rest. */
public final class FakeDesktop implements Desktop {
    private final List<String> asked = new ArrayList<>();
    private @Nullable Path choice;

    public void willChoose(Path path) {
        choice = path;
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> start) {
        return Optional.ofNullable(choice);
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        return Optional.ofNullable(choice);
    }

    @Override
    public Optional<Path> chooseTarget(String title, String suggestedName) {
        return Optional.ofNullable(choice);
    }

    @Override
    public void browse(URI page) {
        asked.add("browse " + page);
    }

    @Override
    public void reveal(Path path) {
        asked.add("reveal " + path);
    }

    @Override
    public void play(Path file) {
        asked.add("play " + file);
    }

    @Override
    public void copy(String text) {
        asked.add("copy " + text);
    }
}
