package org.magpie.pipeline.download.client.sabnzbd;

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

/** Reads SABnzbd's queue and history. */
public final class SabnzbdJobs {
    private static final double MEBIBYTE = 1 << 20;

    private final String name;
    private final String category;

    /**
     * @param name of the definition, for sentences
     * @param category only its jobs are told
     */
    public SabnzbdJobs(String name, String category) {
        this.name = name;
        this.category = category;
    }

    /**
     * @param queue the answer of {@code mode=queue}
     * @param history the answer of {@code mode=history}, asked for after the queue: a job on its way from one to the other is
     *     then seen in both, and counts as the history tells it
     */
    public List<ClientDownload> read(JsonNode queue, JsonNode history) {
        return read(
                queue,
                history,
                slot -> slot.path("cat").asText(slot.path("category").asText()).equalsIgnoreCase(category));
    }

    /** One job, in whatever category it is now. */
    Optional<ClientDownload> find(String id, JsonNode queue, JsonNode history) {
        return read(queue, history, slot -> slot.path("nzo_id").asText().equals(id)).stream()
                .findFirst();
    }

    private List<ClientDownload> read(JsonNode queue, JsonNode history, Predicate<JsonNode> wanted) {
        Map<String, ClientDownload> jobs = new LinkedHashMap<>();
        boolean paused = queue.path("paused").asBoolean();
        // Only the whole queue has a speed, and only the first job that moves has it.
        long speed = (long) (queue.path("kbpersec").asDouble(0) * 1024);
        for (JsonNode slot : queue.path("slots")) {
            if (wanted.test(slot)) {
                ClientDownload job = queued(slot, paused, speed);
                jobs.put(job.id(), job);
                speed = job.speed() > 0 ? 0 : speed;
            }
        }
        for (JsonNode slot : history.path("slots")) {
            if (wanted.test(slot)) {
                ClientDownload job = past(slot);
                // A job that fails is told twice for a moment, first as it leaves post-processing, without a place
                // (3.7.1).
                jobs.merge(
                        job.id(),
                        job,
                        (known, more) -> slot.path("loaded").asBoolean() && isEnded(known) ? known : more);
            }
        }
        return new ArrayList<>(jobs.values());
    }

    private static boolean isEnded(ClientDownload job) {
        return job.state() == DownloadState.COMPLETED || job.state() == DownloadState.FAILED;
    }

    private ClientDownload queued(JsonNode slot, boolean allPaused, long speed) {
        String status = slot.path("status").asText();
        List<String> labels = new ArrayList<>();
        slot.path("labels").forEach(label -> labels.add(label.asText()));
        // With its switch "pause on encrypted archives" (on by default) such a job waits for a password for ever.
        boolean locked = labels.contains("ENCRYPTED");
        boolean held = allPaused && !slot.path("priority").asText().equals("Force");
        DownloadState state = locked
                ? DownloadState.FAILED
                : switch (status) {
                    case "Paused" -> DownloadState.PAUSED;
                    case "Downloading", "Fetching" -> held ? DownloadState.PAUSED : DownloadState.DOWNLOADING;
                    default -> held ? DownloadState.PAUSED : DownloadState.QUEUED;
                };
        boolean moves = state == DownloadState.DOWNLOADING;
        long size = Math.round(slot.path("mb").asDouble(0) * MEBIBYTE);
        return new ClientDownload(
                slot.path("nzo_id").asText(),
                slot.path("filename").asText(),
                state,
                size > 0 ? size : -1,
                size > 0 ? Math.round(slot.path("mbleft").asDouble(0) * MEBIBYTE) : -1,
                moves ? speed : 0,
                moves ? timeLeft(slot.path("timeleft").asText()) : null,
                null,
                false,
                -1,
                null,
                locked
                        ? Message.of("plug.usenet.locked", name)
                        : waits(status, labels, held && !status.equals("Paused")));
    }

    private @Nullable Message waits(String status, List<String> labels, boolean held) {
        if (held) {
            return Message.of("plug.usenet.client-paused", name);
        }
        if (!labels.isEmpty()) {
            return Message.of("plug.client.says", name, String.join(", ", labels));
        }
        return switch (status) {
            case "Grabbing" -> Message.of("plug.usenet.fetching-link");
            case "Fetching" -> Message.of("plug.usenet.fetching-recovery");
            case "Propagating" -> Message.of("plug.usenet.propagating");
            case "Checking" -> Message.of("plug.usenet.checking");
            default -> null;
        };
    }

    private ClientDownload past(JsonNode slot) {
        String status = slot.path("status").asText();
        String storage = slot.path("storage").asText();
        long size = slot.path("bytes").asLong(-1);
        DownloadState state = switch (status) {
            // For a moment it says so before it says where (3.7.1): there is nothing to be brought in yet.
            case "Completed" ->
                storage.isBlank() && slot.path("loaded").asBoolean()
                        ? DownloadState.DOWNLOADING
                        : DownloadState.COMPLETED;
            case "Failed" -> DownloadState.FAILED;
            default -> DownloadState.DOWNLOADING;
        };
        return new ClientDownload(
                slot.path("nzo_id").asText(),
                slot.path("name").asText(),
                state,
                size,
                size < 0 ? -1 : 0,
                0,
                null,
                storage.isBlank() || state != DownloadState.COMPLETED ? null : storage,
                false,
                -1,
                null,
                state == DownloadState.FAILED
                        ? failure(slot.path("fail_message").asText())
                        : stage(status, state));
    }

    private @Nullable Message stage(String status, DownloadState state) {
        return switch (status) {
            case "Completed" -> state == DownloadState.COMPLETED ? null : Message.of("plug.usenet.moving");
            case "QuickCheck", "Verifying" -> Message.of("plug.usenet.checking");
            case "Repairing" -> Message.of("plug.usenet.repairing");
            case "Fetching" -> Message.of("plug.usenet.fetching-recovery");
            case "Extracting" -> Message.of("plug.usenet.unpacking");
            case "Moving" -> Message.of("plug.usenet.moving");
            case "Running" -> Message.of("plug.usenet.script");
            default -> Message.of("plug.usenet.waits");
        };
    }

    /**
     * Its words follow the language of its interface, except for the address that it adds where articles are missing; what is not
     * known is shown as it is (3.7.1).
     */
    Message failure(String said) {
        if (said.contains("not-complete")) {
            return Message.of("plug.usenet.missing-articles", name);
        }
        if (said.contains("password") || said.contains("ncrypt")) {
            return Message.of("plug.usenet.locked", name);
        }
        if (said.startsWith("Repair failed")) {
            return Message.of("plug.usenet.beyond-repair", name);
        }
        if (said.contains("disk is full")) {
            return Message.of("plug.usenet.disk-full", name);
        }
        if (said.startsWith("Unpacking failed")) {
            return Message.of("plug.usenet.unpack-failed", name);
        }
        if (said.startsWith("URL Fetching failed")) {
            return Message.of("plug.usenet.link-failed", name);
        }
        return said.isBlank() ? Message.of("plug.usenet.failed", name) : Message.of("plug.client.says", name, said);
    }

    /** {@code 1:02:03:04} or {@code 0:16:44}; 0 is its word for "not known". */
    static @Nullable public Duration timeLeft(String text) {
        if (!text.matches("\\d{1,6}(:\\d{1,2}){2,3}")) {
            return null;
        }
        long seconds = 0;
        String[] parts = text.split(":");
        for (int at = 0; at < parts.length; at++) {
            int unit = at == 0 ? 1 : parts.length == 4 && at == 1 ? 24 : 60;
            seconds = seconds * unit + Long.parseLong(parts[at]);
        }
        return seconds == 0 ? null : Duration.ofSeconds(seconds);
    }

    /**
     * Whether a job can be taken away now. Seen with 3.7.1: what is being checked, unpacked or moved cannot be stopped, and what had gone on to the history while it
     * was being asked for would be taken out of there with nobody knowing any more where its files are. What has just left the
     * queue may still be written, and what is written then stays.
     *
     * @param waits whether the job is whole and has been waiting for its turn for so long that nothing is written any more
     */
    static boolean canGo(JsonNode job, boolean waits) {
        return switch (job.path("status").asText()) {
            case "Completed" -> waits || !job.path("storage").asText().isBlank();
            case "Failed" -> true;
            default -> job.has("filename") || waits;
        };
    }

    /** Whether a job is whole and waits for being worked on, or its end is not written down yet. */
    static boolean isWaitingForItsTurn(JsonNode job) {
        return switch (job.path("status").asText()) {
            case "Queued" -> !job.has("filename");
            case "Completed" -> job.path("storage").asText().isBlank();
            default -> false;
        };
    }
}
