package org.magpie.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.Secret;
import org.magpie.base.store.UnitOfWork;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One document on its way into the database: the unit of work, what is wrong so far, and what is made on the disk at the end. */
final class SetupRun {
    private static final Logger LOG = LoggerFactory.getLogger(SetupRun.class);

    private final UnitOfWork unit;
    private final Map<String, Secret> secrets;
    private final List<Message> problems = new ArrayList<>();
    private final Map<ProviderKind, Map<String, Long>> plugs = new HashMap<>();
    private final Set<Path> folders = new LinkedHashSet<>();
    private final Deque<Path> made = new ArrayDeque<>();

    /**
     * @param secrets of the document, opened, by {@link SetupDocument.Locked}'s keys
     */
    SetupRun(UnitOfWork unit, Map<String, Secret> secrets) {
        this.unit = unit;
        this.secrets = secrets;
    }

    UnitOfWork unit() {
        return unit;
    }

    Map<String, Secret> secrets() {
        return secrets;
    }

    List<Message> problems() {
        return problems;
    }

    void problem(Message problem) {
        problems.add(problem);
    }

    /**
     * Takes one entry over.
     *
     * @param part key of the section
     * @param name what the entry is called in the document
     */
    void entry(String part, @Nullable String name, Runnable work) {
        try {
            work.run();
        } catch (UserException wrong) {
            // The document's own sentences name their entry.
            problems.add(
                    wrong.key().startsWith("setup.")
                            ? wrong.message()
                            : Message.of("setup.entry", part, Objects.requireNonNullElse(name, "?"), wrong.message()));
        }
    }

    void stored(Definition<?> plug) {
        plugs.computeIfAbsent(plug.kind(), kind -> new HashMap<>()).put(plug.name(), plug.id());
    }

    /** The plug of that name that this document has brought. */
    Optional<Long> plug(ProviderKind kind, String name) {
        return Optional.ofNullable(plugs.getOrDefault(kind, Map.of()).get(name));
    }

    /** Makes the folder when everything else is done. */
    void folder(Path folder) {
        folders.add(folder);
    }

    /** The last step: what could not be rolled back with the rest. */
    void makeFolders() {
        for (Path folder : folders) {
            try {
                make(folder);
                if (!Files.isWritable(folder)) {
                    throw new IOException("not writable");
                }
            } catch (IOException failure) {
                LOG.debug("{} cannot be a root folder", folder, failure);
                problem(Message.of("root-folder.cannot-be-made", folder.toString()));
            }
        }
    }

    private void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            make(parent);
        }
        Files.createDirectory(folder);
        made.push(folder);
    }

    /** Removes the folders that this run has made, as long as they are empty. */
    void takeBackFolders() {
        while (!made.isEmpty()) {
            Path folder = made.pop();
            try {
                Files.deleteIfExists(folder);
            } catch (IOException failure) {
                LOG.warn("{} was made for a set-up that was not taken over, and could not be removed", folder, failure);
            }
        }
    }
}
