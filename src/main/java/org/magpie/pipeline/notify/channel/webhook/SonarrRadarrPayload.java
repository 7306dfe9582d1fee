package org.magpie.pipeline.notify.channel.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;
import org.magpie.pipeline.notify.Announcement;

/**
 * The JSON that Sonarr and Radarr send to a webhook (their {@code Notifications/Webhook}), for scripts that know it. What they have no
 * name for goes under Magpie's own, as one word in capitals, which those scripts leave alone.
 */
final class SonarrRadarrPayload {
    private SonarrRadarrPayload() {}

    static ObjectNode of(Announcement announcement) {
        NoticeFacts first = announcement.facts().isEmpty()
                ? NoticeFacts.NONE
                : announcement.facts().getFirst();
        boolean isMovie = first.media().equals("movie");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(
                "eventType",
                eventType(announcement.kind(), isMovie, !first.path().isEmpty()));
        json.put("instanceName", "Magpie").put("applicationUrl", "");
        switch (announcement.kind()) {
            case HEALTH_ISSUE,
                    HEALTH_RESTORED,
                    INSTANCE_LOST,
                    INSTANCE_BACK,
                    QUEUE_PAUSED,
                    BACKUP_FAILED,
                    SIGN_IN_LOCKED -> {
                json.put("level", level(announcement));
                json.put("message", announcement.text());
                json.put("type", first.check()).put("wikiUrl", "");
            }
            default -> {
                if (!first.title().isEmpty()) {
                    title(json, announcement, first, isMovie);
                }
            }
        }
        return json;
    }

    private static String eventType(NoticeKind kind, boolean isMovie, boolean hasFile) {
        String title = isMovie ? "Movie" : "Series";
        return switch (kind) {
            case TEST -> "Test";
            case GRABBED -> "Grab";
            case IMPORTED, UPGRADED -> "Download";
            case RENAMED -> "Rename";
            case TITLE_ADDED -> isMovie ? "MovieAdded" : "SeriesAdd";
            case DELETED -> hasFile ? (isMovie ? "MovieFileDelete" : "EpisodeFileDelete") : title + "Delete";
            case HEALTH_ISSUE, INSTANCE_LOST, QUEUE_PAUSED, BACKUP_FAILED, SIGN_IN_LOCKED -> "Health";
            case HEALTH_RESTORED, INSTANCE_BACK -> "HealthRestored";
            case UPDATE -> "ApplicationUpdate";
            case IMPORT_BLOCKED -> "ManualInteractionRequired";
            case DOWNLOAD_COMPLETED, DOWNLOAD_FAILED, SEARCH_FINISHED, SEARCH_FAILED, CONTENT_FOUND, BACKUP_COMPLETED ->
                Stream.of(kind.name().split("_"))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining());
        };
    }

    private static String level(Announcement announcement) {
        return switch (announcement.severity()) {
            case INFO, SUCCESS -> "ok";
            case WARNING -> "warning";
            case FAILURE -> "error";
        };
    }

    private static void title(ObjectNode json, Announcement announcement, NoticeFacts first, boolean isMovie) {
        ObjectNode title = json.putObject(isMovie ? "movie" : "series");
        title.put("id", first.titleId()).put("title", first.title()).put("year", first.year());
        number(title, "tmdbId", first.ids().get("tmdb"));
        title.put("imdbId", first.ids().getOrDefault("imdb", ""));
        if (!isMovie) {
            number(title, "tvdbId", first.ids().get("tvdb"));
            number(title, "tvMazeId", first.ids().get("tvmaze"));
            title.put("type", "standard");
        }
        ArrayNode tags = title.putArray("tags");
        first.tags().forEach(tags::add);
        if (!isMovie) {
            episodes(json, announcement, first.titleId());
        }
        if (!first.release().isEmpty()) {
            json.putObject("release")
                    .put("quality", first.quality())
                    .put("qualityVersion", 1)
                    .put("releaseGroup", first.group())
                    .put("releaseTitle", first.release())
                    .put("indexer", first.indexer())
                    .put("size", first.size());
        }
        json.put("downloadClient", first.client()).put("downloadId", first.downloadId());
        if (!first.path().isEmpty()) {
            files(json, announcement, first, isMovie);
        }
    }

    private static void episodes(ObjectNode json, Announcement announcement, long series) {
        ArrayNode episodes = json.putArray("episodes");
        for (NoticeFacts facts : announcement.facts()) {
            for (NoticeFacts.Item item : facts.items()) {
                episodes.addObject()
                        .put("id", item.id())
                        .put("episodeNumber", item.number())
                        .put("seasonNumber", item.season())
                        .put("title", item.name())
                        .put("seriesId", series);
            }
        }
    }

    private static void files(ObjectNode json, Announcement announcement, NoticeFacts first, boolean isMovie) {
        json.set(isMovie ? "movieFile" : "episodeFile", file(first));
        if (announcement.facts().size() > 1 && !isMovie) {
            ArrayNode files = json.putArray("episodeFiles");
            announcement.facts().forEach(facts -> files.add(file(facts)));
        }
        json.put("isUpgrade", announcement.kind() == NoticeKind.UPGRADED);
        if (announcement.kind() == NoticeKind.UPGRADED && !first.formerPath().isEmpty()) {
            json.putArray("deletedFiles").addObject().put("path", first.formerPath());
        }
    }

    private static ObjectNode file(NoticeFacts facts) {
        String path = facts.path();
        int name = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
        return JsonNodeFactory.instance
                .objectNode()
                .put("relativePath", path.substring(name))
                .put("path", path)
                .put("quality", facts.quality())
                .put("qualityVersion", 1)
                .put("releaseGroup", facts.group())
                .put("sceneName", facts.release())
                .put("size", facts.size());
    }

    private static void number(ObjectNode node, String name, @Nullable String id) {
        node.put(name, id != null && id.matches("\\d{1,9}") ? Integer.parseInt(id) : 0);
    }
}
