package org.magpie.pipeline.notify.server;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.notify.refresh.FolderChange;
import org.magpie.pipeline.notify.refresh.MediaServer;
import org.magpie.pipeline.notify.refresh.ServerLibrary;
import org.magpie.pipeline.notify.refresh.WantedTitle;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;

/** A media server whose libraries lie in folders that it may call otherwise than Magpie does. */
abstract class MappedServer implements MediaServer {
    /** A person who has just added a library there presses Test at once; a round of hundreds of folders asks once. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);
    /** Sources by which a title is known; each server writes them in its own case. */
    private static final Set<String> SOURCES = Set.of("imdb", "tmdb", "tvdb", "musicbrainz");

    private final String name;
    private final ServerPaths paths;
    private final Supplier<List<RootFolder>> roots;
    private @Nullable List<ServerLibrary> known;
    private long asked;

    /** @param roots of Magpie's library */
    MappedServer(Definition<?> definition, ServerFolders folders, Supplier<List<RootFolder>> roots) {
        this.name = definition.name();
        this.paths = new ServerPaths(folders.mappings());
        this.roots = roots;
    }

    final String name() {
        return name;
    }

    abstract List<ServerLibrary> askLibraries();

    /** @param folder as the server calls it */
    abstract void scan(ServerLibrary library, String folder, FolderChange change);

    @Override
    public final synchronized List<ServerLibrary> libraries() {
        List<ServerLibrary> last = known;
        if (last == null || System.nanoTime() - asked > KNOWN_FOR.toNanos()) {
            last = List.copyOf(askLibraries());
            known = last;
            asked = System.nanoTime();
        }
        return last;
    }

    @Override
    public final void refresh(FolderChange change) {
        String there = paths.there(change.folder().toString());
        Optional<ServerLibrary> library = around(there);
        if (library.isPresent()) {
            scan(library.get(), there, change);
        } else if (isKept(change.folder())) {
            throw new ProviderException.Refused(
                    Message.of("server.unmapped", name, change.folder().toString(), there, folders()));
        }
    }

    private Optional<ServerLibrary> around(String there) {
        List<Map.Entry<String, ServerLibrary>> all = new ArrayList<>();
        libraries().forEach(each -> each.folders().forEach(folder -> all.add(Map.entry(folder, each))));
        return ServerPaths.nearest(all, there);
    }

    /** Whether the server has a library for what lies there; one without music need not know the folder of the music. */
    private boolean isKept(Path folder) {
        return kindOf(folder).map(this::isKept).orElse(true);
    }

    private boolean isKept(MediaKind kind) {
        return libraries().isEmpty()
                || libraries().stream().anyMatch(each -> each.kinds().contains(kind));
    }

    /** What the root folder around a place is for. */
    final Optional<MediaKind> kindOf(Path folder) {
        return roots.get().stream()
                .filter(root -> folder.startsWith(root.path()))
                .max(Comparator.comparingInt(root -> root.path().getNameCount()))
                .map(RootFolder::kind);
    }

    private String folders() {
        String all = libraries().stream()
                .flatMap(each -> each.folders().stream())
                .distinct()
                .limit(10)
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "–" : all;
    }

    /** @throws ProviderException.BadSettings naming the root folders that the server does not know */
    final void checkFolders() {
        List<RootFolder> all = roots.get();
        List<RootFolder> kept = all.stream().filter(root -> isKept(root.kind())).toList();
        if (kept.isEmpty() && !all.isEmpty()) {
            throw new ProviderException.BadSettings(Message.of("server.nothing-kept", name));
        }
        List<String> unknown = kept.stream()
                .map(root -> root.path().toString())
                .filter(root -> !isKnown(paths.there(root)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProviderException.BadSettings(Message.of(
                    "server.root-unmapped",
                    name,
                    String.join(", ", unknown),
                    unknown.stream().map(paths::there).collect(Collectors.joining(", ")),
                    folders()));
        }
    }

    /** A library may also be only a part of the root folder. */
    private boolean isKnown(String there) {
        return around(there).isPresent()
                || libraries().stream()
                        .flatMap(each -> each.folders().stream())
                        .anyMatch(folder -> ServerPaths.below(there, folder).isPresent());
    }

    final String libraryNames() {
        return libraries().stream().map(ServerLibrary::name).collect(Collectors.joining(", "));
    }

    /**
     * What a server has under a name.
     *
     * @param ids by source in lower case
     * @param paths of its folder or its files
     */
    record Entry(String id, Map<String, String> ids, List<String> paths) {}

    /** The one that is meant, by id or by where it lies. */
    final Optional<Entry> pick(WantedTitle wanted, Stream<Entry> entries) {
        List<String> folders = wanted.folders().stream()
                .map(folder -> paths.there(folder.toString()))
                // A title whose files lie loose in a library's folder has none of its own.
                .filter(folder -> libraries().stream()
                        .flatMap(each -> each.folders().stream())
                        .noneMatch(each -> ServerPaths.below(folder, each).isPresent()))
                .toList();
        return entries.filter(entry -> isSame(wanted, entry) || liesIn(folders, entry))
                .findFirst();
    }

    private static boolean isSame(WantedTitle wanted, Entry entry) {
        return SOURCES.stream().anyMatch(source -> {
            String id = wanted.ids().getOrDefault(source, "");
            return !id.isBlank() && id.equalsIgnoreCase(entry.ids().get(source));
        });
    }

    private static boolean liesIn(List<String> folders, Entry entry) {
        return folders.stream()
                .anyMatch(folder -> entry.paths().stream()
                        .anyMatch(path -> ServerPaths.below(folder, path).isPresent()));
    }

    /** A text as it may stand in a query or a fragment: a plus is a plus. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * An address as typed or copied from the browser, without what belongs to the server's pages.
     *
     * @throws ProviderException.BadSettings if it is none
     */
    static String base(String name, String address) {
        String text = address.strip().replaceFirst("[#?].*$", "").replaceFirst("/web(/.*)?$", "");
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        if (!text.matches("(?i)https?://.+")) {
            throw new ProviderException.BadSettings(Message.of("provider.error.address", name));
        }
        return text;
    }

    /** @throws ProviderException.BadSettings if it is none */
    static URI address(String name, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException failure) {
            throw new ProviderException.BadSettings(Message.of("provider.error.address", name));
        }
    }
}
