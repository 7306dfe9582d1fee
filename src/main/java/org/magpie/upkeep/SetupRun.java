package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final WrittenSetup written;
    private final List<Message> problems = new ArrayList<>();
    private final Map<ProviderKind, Map<String, Long>> plugs = new HashMap<>();
    private final Map<Path, JsonPointer> folders = new LinkedHashMap<>();
    private final Deque<Path> made = new ArrayDeque<>();

    /**
     * @param secrets of the document, opened, by {@link SetupDocument.Locked}'s keys
     * @param written knows where in the text each entry stands
     */
    SetupRun(UnitOfWork unit, Map<String, Secret> secrets, WrittenSetup written) {
        this.unit = unit;
        this.secrets = secrets;
        this.written = written;
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

    private void problem(JsonPointer at, Message problem) {
        WrittenSetup.Position position = written.at(at);
        problems.add(Message.of("setup.at", position.line(), position.column(), problem));
    }

    /**
     * Takes one entry over.
     *
     * @param at where the entry stands in the document, its section first
     * @param name what the entry is called in the document
     */
    void entry(JsonPointer at, @Nullable String name, Runnable work) {
        try {
            work.run();
        } catch (UserException wrong) {
            // The document's own sentences name their entry.
            problem(
                    at,
                    wrong.key().startsWith("setup.")
                            ? wrong.message()
                            : Message.of(
                                    "setup.entry",
                                    at.getMatchingProperty(),
                                    Objects.requireNonNullElse(name, "?"),
                                    wrong.message()));
        }
    }

    /** The entry of that number, from 0 on, in a section that is a list. */
    static JsonPointer entry(String section, int number) {
        return JsonPointer.empty().appendProperty(section).appendIndex(number);
    }

    void stored(Definition<?> plug) {
        plugs.computeIfAbsent(plug.kind(), kind -> new HashMap<>()).put(plug.name(), plug.id());
    }

    /** The plug of that name that this document has brought. */
    Optional<Long> plug(ProviderKind kind, String name) {
        return Optional.ofNullable(plugs.getOrDefault(kind, Map.of()).get(name));
    }

    /** Makes the folder that is asked for there when everything else is done. */
    void folder(Path folder, JsonPointer at) {
        folders.putIfAbsent(folder, at);
    }

    /** The last step: what could not be rolled back with the rest. */
    void makeFolders() {
        for (Path folder : folders.keySet()) {
            try {
                make(folder);
                if (!Files.isWritable(folder)) {
                    throw new IOException("not writable");
                }
            } catch (IOException failure) {
                LOG.debug("{} cannot be a root folder", folder, failure);
                problem(
                        folders.getOrDefault(folder, JsonPointer.empty()),
                        Message.of("root-folder.cannot-be-made", folder.toString()));
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
