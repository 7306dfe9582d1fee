package org.magpie.pipeline.decide.format.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.http.HttpSettings;
import org.magpie.base.job.Progress;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;
import org.magpie.media.MediaKind;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/**
 * Fetches what the guide publishes: folders listed as GitHub's contents API does it (an array of objects with {@code name}, {@code
 * type}, {@code size} and {@code download_url}), each file a JSON document. Every call is bounded in time and bytes, every listing in
 * its length; a file that cannot be had is named, and the rest goes on. Safe for any number of threads.
 */
public final class GuideSource {
    /** Where the community publishes its guide. */
    public static final String PUBLIC = "https://api.github.com/repos/TRaSH-Guides/Guides/contents/docs/json";

    /** Where GitHub keeps the files of a listing, hundreds of small ones, and how often it may be asked for one. */
    public static final String FILE_HOST = "raw.githubusercontent.com";

    public static final HttpSettings.Rate FILE_RATE = new HttpSettings.Rate(25, Duration.ofSeconds(1));

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LARGEST_FILE = 2L << 20;
    private static final long LARGEST_LISTING = 8L << 20;
    private static final int MOST_FILES = 2_000;
    private static final int AT_ONCE = 6;

    private final ProviderHttp http;
    private final GuideReader reader = new GuideReader();

    public GuideSource(Http http) {
        this.http = new ProviderHttp(http);
    }

    /**
     * What is wanted of the guide.
     *
     * @param kinds films, series or both; it has nothing for others
     * @param sizes the type of sizes, such as "movie", "series" or "anime"; empty for none
     */
    public record Selection(Set<MediaKind> kinds, boolean formats, boolean profiles, String sizes) {
        public Selection {
            kinds = Set.copyOf(kinds);
        }
    }

    private record Listed(URI address, MediaKind kind, String name) {}

    /**
     * Fetches all that is wanted.
     *
     * @param base the folder that holds {@code radarr} and {@code sonarr}
     * @throws UserException when the address is none
     * @throws ProviderException when a folder cannot be listed
     */
    public GuideParts read(URI base, Selection selection, Progress progress) {
        List<Listed> files = new ArrayList<>();
        for (MediaKind kind : EnumSet.copyOf(selection.kinds())) {
            for (String folder : folders(selection)) {
                progress.checkCancelled();
                files.addAll(list(base, kind, folder));
            }
        }
        List<GuideParts> parts = fetch(files, progress);
        GuideParts all = GuideParts.together(parts);
        return new GuideParts(
                all.formats(),
                all.profiles(),
                all.sizes().stream()
                        .filter(sizes -> isWanted(sizes.type(), selection.sizes()))
                        .toList(),
                all.problems());
    }

    /** "Standard" sizes go by another name for films than for series. */
    private static boolean isWanted(String type, String wanted) {
        return type.equalsIgnoreCase(wanted)
                || (wanted.equals("standard") && (type.equals("movie") || type.equals("series")));
    }

    /**
     * Fetches one document.
     *
     * @throws UserException when it is no document of the guide
     * @throws ProviderException when it cannot be had
     */
    public GuideParts one(URI address, MediaKind kind) {
        check(address, null);
        return reader.read(text(address, LARGEST_FILE), kind);
    }

    private static List<String> folders(Selection selection) {
        List<String> folders = new ArrayList<>();
        if (selection.formats()) {
            folders.add("cf");
        }
        if (selection.profiles()) {
            folders.add("quality-profiles");
        }
        if (!selection.sizes().isEmpty()) {
            folders.add("quality-size");
        }
        return folders;
    }

    private List<Listed> list(URI base, MediaKind kind, String folder) {
        check(base, null);
        String root = base.toString().replaceAll("/+$", "");
        URI address = URI.create(root + "/" + (kind == MediaKind.MOVIE ? "radarr" : "sonarr") + "/" + folder);
        JsonNode listing = json(text(address, LARGEST_LISTING));
        if (!listing.isArray() || listing.size() > MOST_FILES) {
            throw new UserException("guide.no-listing", address.toString());
        }
        List<Listed> files = new ArrayList<>();
        for (JsonNode each : listing) {
            String name = each.path("name").asText();
            if (each.path("type").asText("file").equals("file")
                    && name.toLowerCase(Locale.ROOT).endsWith(".json")
                    && each.path("size").asLong() <= LARGEST_FILE) {
                URI file = address(each.path("download_url").asText());
                check(file, base);
                files.add(new Listed(file, kind, name));
            }
        }
        return files;
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            throw new UserException(unreadable, "guide.address", text);
        }
    }

    /** Only the web, and never from a guarded connection to an open one. */
    private static void check(URI address, @Nullable URI from) {
        String scheme = Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
        boolean guarded = scheme.equals("https");
        boolean mustBeGuarded = from != null && "https".equalsIgnoreCase(from.getScheme());
        if (address.getHost() == null || !(guarded || (scheme.equals("http") && !mustBeGuarded))) {
            throw new UserException("guide.address", address.toString());
        }
    }

    private List<GuideParts> fetch(List<Listed> files, Progress progress) {
        AtomicBoolean stopped = new AtomicBoolean();
        Map<Listed, Future<GuideParts>> underWay = new LinkedHashMap<>();
        try (ExecutorService fetchers = WorkThreads.pool("guide", AT_ONCE)) {
            files.forEach(file -> underWay.put(file, fetchers.submit(() -> fetch(file, stopped))));
            List<GuideParts> parts = new ArrayList<>();
            for (Future<GuideParts> each : underWay.values()) {
                progress.at(parts.size(), files.size());
                if (progress.isCancelled()) {
                    stopped.set(true);
                }
                progress.checkCancelled();
                parts.add(result(each));
            }
            return parts;
        } finally {
            stopped.set(true);
        }
    }

    private GuideParts fetch(Listed file, AtomicBoolean stopped) {
        if (stopped.get()) {
            return GuideParts.together(List.of());
        }
        try {
            return reader.read(text(file.address(), LARGEST_FILE), file.kind());
        } catch (ProviderException failure) {
            return GuideParts.of(Message.of("guide.left-out", file.name(), failure.said()));
        } catch (UserException unusable) {
            return GuideParts.of(Message.of("guide.left-out", file.name(), unusable.message()));
        }
    }

    private static GuideParts result(Future<GuideParts> future) {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A document of the guide could not be read", failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while the guide was fetched", stopped);
        }
    }

    private String text(URI address, long limit) {
        String name = Optional.ofNullable(address.getHost()).orElse("");
        return new String(
                http.send(name, Call.get(address).within(PATIENCE).atMost(limit))
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (UnreadableTextException failure) {
            throw new UserException(failure, "format.not-json");
        }
    }
}
