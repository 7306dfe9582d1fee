package org.magpie.pipeline.download.client.nzbget;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadState;

/** Reads NZBGet's queue and history. */
public final class NzbgetJobs {
    /** From this priority on a job is fetched even while everything is paused. */
    private static final int FORCED = 900;

    /** Seconds after which a stage counts as a long one; a short one is rather awaited. */
    private static final int LONG = 3;

    /** The progress of a stage is told in thousandths. */
    private static final int WHOLE_STAGE = 1000;

    private final String name;
    private final String category;

    /**
     * @param name of the definition, for sentences
     * @param category only its jobs are told
     */
    public NzbgetJobs(String name, String category) {
        this.name = name;
        this.category = category;
    }

    /**
     * @param groups the answer of {@code listgroups}
     * @param history the answer of {@code history}, asked for after the queue: a job on its way from one to the other is then
     *     seen in both, and counts as the history tells it
     */
    public List<ClientDownload> read(JsonNode status, JsonNode groups, JsonNode history) {
        return read(status, groups, history, this::isOurs);
    }

    /** One job, in whatever category it is now. */
    Optional<ClientDownload> find(String id, JsonNode status, JsonNode groups, JsonNode history) {
        return read(status, groups, history, job -> job.path("NZBID").asText().equals(id)).stream()
                .findFirst();
    }

    private List<ClientDownload> read(JsonNode status, JsonNode groups, JsonNode history, Predicate<JsonNode> wanted) {
        Map<String, ClientDownload> jobs = new LinkedHashMap<>();
        boolean paused = status.path("DownloadPaused").asBoolean();
        // Only the whole program has a speed, and only the first job that moves has it.
        long speed = status.path("DownloadRate").asLong(0);
        for (JsonNode group : groups) {
            if (wanted.test(group)) {
                ClientDownload job = queued(group, paused, speed);
                jobs.put(job.id(), job);
                speed = job.speed() > 0 ? 0 : speed;
            }
        }
        for (JsonNode past : history) {
            // What a person has thrown out is gone for us, though its history still tells of it.
            if (wanted.test(past) && !past.path("Status").asText().equals("DELETED/MANUAL")) {
                ClientDownload job = past(past);
                jobs.put(job.id(), job);
            }
        }
        return new ArrayList<>(jobs.values());
    }

    boolean isOurs(JsonNode job) {
        return job.path("Category").asText().equalsIgnoreCase(category);
    }

    /** Sizes come in two halves of 32 bits each, both as if they had no sign. */
    static long bytes(JsonNode object, String field) {
        return object.path(field + "Hi").asLong(0) << 32
                | (object.path(field + "Lo").asLong(0) & 0xffff_ffffL);
    }

    /** Whether a job of the queue is whole and being checked, repaired, unpacked or moved. */
    static boolean isFetched(JsonNode group) {
        return switch (group.path("Status").asText()) {
            case "QUEUED", "PAUSED", "DOWNLOADING", "FETCHING" -> false;
            default -> true;
        };
    }

    /** Whether a whole job waits for its next stage: for a blink of the eye, or for its turn behind others. */
    static boolean isBetweenStages(JsonNode group) {
        return group.path("Status").asText().equals("PP_QUEUED");
    }

    /** Whether a whole job is well inside a stage that takes its time: not so near to its end that it may be over by now. */
    static boolean isInALongStage(JsonNode group) {
        return switch (group.path("Status").asText()) {
            case "VERIFYING_SOURCES", "REPAIRING", "VERIFYING_REPAIRED", "UNPACKING", "EXECUTING_SCRIPT" ->
                group.path("PostStageTimeSec").asInt() >= LONG
                        && group.path("PostStageProgress").asInt() < WHOLE_STAGE;
            default -> false;
        };
    }

    private ClientDownload queued(JsonNode group, boolean allPaused, long speed) {
        String status = group.path("Status").asText();
        boolean held = allPaused && group.path("MaxPriority").asInt() < FORCED;
        DownloadState state = switch (status) {
            case "PAUSED" -> DownloadState.PAUSED;
            case "QUEUED" -> held ? DownloadState.PAUSED : DownloadState.QUEUED;
            case "FETCHING" -> DownloadState.QUEUED;
            default -> DownloadState.DOWNLOADING;
        };
        boolean moves = status.equals("DOWNLOADING");
        boolean fetched = isFetched(group);
        long size = bytes(group, "FileSize");
        // Recovery files are paused until they are needed; without that, what is left would not come down to nothing.
        long left = bytes(group, "RemainingSize");
        long remaining =
                fetched ? 0 : state == DownloadState.PAUSED ? left : Math.max(0, left - bytes(group, "PausedSize"));
        long rate = moves ? speed : 0;
        return new ClientDownload(
                group.path("NZBID").asText(),
                group.path("NZBName").asText(),
                state,
                size > 0 ? size : -1,
                size > 0 ? remaining : -1,
                rate,
                rate > 0 ? Duration.ofSeconds(remaining / rate) : null,
                null,
                false,
                -1,
                null,
                held && status.equals("QUEUED") ? Message.of("plug.usenet.client-paused", name) : stage(status));
    }

    private static @Nullable Message stage(String status) {
        return switch (status) {
            case "FETCHING" -> Message.of("plug.usenet.fetching-link");
            case "PP_QUEUED" -> Message.of("plug.usenet.waits");
            case "LOADING_PARS" -> Message.of("plug.usenet.fetching-recovery");
            case "VERIFYING_SOURCES", "VERIFYING_REPAIRED", "RENAMING", "POST_UNPACK_RENAMING" ->
                Message.of("plug.usenet.checking");
            case "REPAIRING" -> Message.of("plug.usenet.repairing");
            case "UNPACKING" -> Message.of("plug.usenet.unpacking");
            case "MOVING", "PP_FINISHED" -> Message.of("plug.usenet.moving");
            case "EXECUTING_SCRIPT" -> Message.of("plug.usenet.script");
            default -> null;
        };
    }

    private ClientDownload past(JsonNode job) {
        String status = job.path("Status").asText();
        // A script that failed says nothing about the files: they are whole.
        boolean whole = status.startsWith("SUCCESS/") || status.equals("WARNING/SCRIPT");
        long size = bytes(job, "FileSize");
        return new ClientDownload(
                job.path("NZBID").asText(),
                job.path("Name").asText(),
                whole ? DownloadState.COMPLETED : DownloadState.FAILED,
                size > 0 ? size : -1,
                whole && size > 0 ? 0 : -1,
                0,
                null,
                whole ? place(job) : null,
                false,
                -1,
                null,
                whole ? null : failure(status));
    }

    /** Where a job's files are; null where it never had any. */
    static @Nullable String place(JsonNode job) {
        String own = job.path("FinalDir").asText();
        String usual = job.path("DestDir").asText();
        return !own.isBlank() ? own : usual.isBlank() ? null : usual;
    }

    Message failure(String status) {
        return switch (status) {
            case "FAILURE/HEALTH", "WARNING/HEALTH" -> Message.of("plug.usenet.missing-articles", name);
            case "FAILURE/PAR", "WARNING/DAMAGED", "WARNING/REPAIRABLE" ->
                Message.of("plug.usenet.beyond-repair", name);
            case "FAILURE/UNPACK" -> Message.of("plug.usenet.unpack-failed", name);
            case "WARNING/PASSWORD" -> Message.of("plug.usenet.locked", name);
            case "WARNING/SPACE" -> Message.of("plug.usenet.disk-full", name);
            case "FAILURE/MOVE" -> Message.of("plug.usenet.move-failed", name);
            case "FAILURE/FETCH", "WARNING/SKIPPED" -> Message.of("plug.usenet.link-failed", name);
            case "FAILURE/SCAN" -> Message.of("plug.usenet.bad-nzb", name);
            case "DELETED/DUPE", "DELETED/COPY", "DELETED/GOOD" -> Message.of("plug.usenet.duplicate", name);
            default -> Message.of("plug.client.says", name, status);
        };
    }
}
