package org.magpie.pipeline.download.client.nzbget;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.IllegalCharacters;
import org.magpie.base.disk.SafeName;
import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.client.CompletedFiles;
import org.magpie.pipeline.download.client.TorrentClients;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.magpie.provider.ProviderKind;

/**
 * NZBGet 18 and later through its JSON-RPC (https://nzbget.com/documentation/api/). Quirks, seen with 21.0: whatever is added gets a
 * number, garbage as well, and only the history tells seconds later that it could not be read; its own check for duplicates would
 * throw out a second try without a word, so every job is added with "FORCE"; a finished job's files stay when it is deleted; the
 * free space is told as 2^64 - 1 until its folder is there; the last parameter of {@code append} must be there even if it is empty.
 */
public final class Nzbget extends BasePlug<Nzbget.Settings, DownloadClient> {
    private static final int OLDEST = 18;
    // Room in a name for what NZBGet puts behind it: .nzb.queued, .#12
    private static final int RESERVED = 40;
    /** How often in a row, a fifth of a second apart, a job is seen between two stages before it counts as waiting for its turn. */
    private static final int LOOKS_TO_BE_SURE = 5;

    private final ProviderHttp http;
    private final Duration patience;

    public Nzbget(Http http) {
        this(http, Duration.ofSeconds(10));
    }

    /**
     * @param patience how long something that it said yes to may take to happen
     */
    public Nzbget(Http http, Duration patience) {
        super(
                ProviderKind.DOWNLOAD_CLIENT,
                "nzbget",
                Settings.class,
                new Settings("http://localhost:6789", "nzbget", Secret.NONE, "magpie", false));
        this.http = new ProviderHttp(http);
        this.patience = patience;
    }

    /**
     * @param address of its pages, such as http://localhost:6789
     * @param category that Magpie's jobs get
     * @param paused whether jobs are added without being started
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            String user,
            Secret password,
            @Field(required = true) String category,
            @Field(advanced = true) boolean paused) {}

    @Override
    public DownloadClient open(Definition<Settings> definition) {
        return new Client(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return new Client(definition).test();
    }

    private final class Client implements DownloadClient {
        private final String name;
        private final Settings settings;
        private final NzbgetRpc rpc;
        private final NzbgetJobs jobs;

        Client(Definition<Settings> definition) {
            this.name = definition.name();
            this.settings = definition.settings();
            this.rpc = new NzbgetRpc(http, name, settings);
            this.jobs = new NzbgetJobs(name, settings.category());
        }

        Message test() {
            String version = rpc.call("version").asText();
            if (version.matches("\\d+\\..*") && Integer.parseInt(version.substring(0, version.indexOf('.'))) < OLDEST) {
                throw new ProviderException.BadSettings(Message.of("plug.nzbget.too-old", version));
            }
            Map<String, String> config = config();
            if (config.getOrDefault("KeepHistory", "").equals("0")) {
                throw new ProviderException.BadSettings(Message.of("plug.usenet.no-history", name));
            }
            boolean served = config.entrySet().stream()
                    .anyMatch(option -> option.getKey().matches("Server\\d+\\.Host")
                            && !option.getValue().isBlank()
                            && !config.getOrDefault(option.getKey().replace(".Host", ".Active"), "yes")
                                    .equals("no"));
            if (!served) {
                throw new ProviderException.BadSettings(Message.of("plug.usenet.no-server", name));
            }
            boolean known = config.entrySet().stream()
                    .anyMatch(option -> option.getKey().matches("Category\\d+\\.Name")
                            && option.getValue().equalsIgnoreCase(settings.category()));
            // It takes any category; one that it does not know just has no settings of its own (21.0).
            return Message.of(
                    known ? "plug.nzbget.works" : "plug.nzbget.works-unknown",
                    version,
                    settings.category(),
                    config.getOrDefault("DestDir", ""));
        }

        @Override
        public Set<Protocol> protocols() {
            return Set.of(Protocol.USENET);
        }

        @Override
        public Added add(Release release, Content content, Terms terms) {
            String what = switch (content) {
                case Content.NzbFile file -> Base64.getEncoder().encodeToString(file.bytes());
                case Content.Link link -> release.link().toString();
                default -> throw new ProviderException.Refused(Message.of("plug.client.only-usenet", name));
            };
            String job = SafeName.of(release.name(), IllegalCharacters.DEFAULT, RESERVED);
            Optional<String> known = queued(job, terms);
            if (known.isPresent()) {
                return new Added(known.get(), true);
            }
            ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
            parameters
                    .add(job + ".nzb")
                    .add(what)
                    .add(settings.category())
                    .add(number(terms.priority()))
                    .add(false)
                    .add(settings.paused())
                    .add("")
                    .add(0)
                    .add("FORCE")
                    .addArray();
            long id = rpc.call("append", parameters).asLong(0);
            if (id <= 0) {
                throw new ProviderException.Refused(Message.of("plug.usenet.bad-nzb", name));
            }
            return new Added(verified(id), false);
        }

        /** The same name alone tells nothing: somebody else's job is left alone, and Magpie has one of its own. */
        private Optional<String> queued(String job, Terms terms) {
            for (JsonNode group : rpc.call("listgroups")) {
                if (jobs.isOurs(group)
                        && group.path("NZBName").asText().equals(job)
                        && terms.mayBe(group.path("NZBID").asText())) {
                    return Optional.of(group.path("NZBID").asText());
                }
            }
            return Optional.empty();
        }

        private String verified(long id) {
            long end = System.nanoTime() + patience.toNanos();
            while (true) {
                @Nullable JsonNode group = find(rpc.call("listgroups"), id);
                if (group != null && !group.path("Kind").asText().equals("URL")) {
                    return Long.toString(id);
                }
                @Nullable JsonNode past = find(rpc.call("history", history()), id);
                String status = past == null ? "" : past.path("Status").asText();
                if (status.equals("FAILURE/SCAN")
                        || status.equals("FAILURE/FETCH")
                        || status.equals("WARNING/SKIPPED")) {
                    edit("HistoryFinalDelete", "", id);
                    throw new ProviderException.Refused(jobs.failure(status));
                }
                if (past != null) {
                    return Long.toString(id); // fetched or failed already: the list tells
                }
                if (System.nanoTime() > end) {
                    if (group == null) {
                        throw new ProviderException.Refused(Message.of("plug.usenet.not-added", name));
                    }
                    return Long.toString(id); // still fetching the link
                }
                LockSupport.parkNanos(200_000_000L);
            }
        }

        @Override
        public List<ClientDownload> list() {
            JsonNode status = rpc.call("status");
            JsonNode groups = rpc.call("listgroups");
            return jobs.read(status, groups, rpc.call("history", history()));
        }

        @Override
        public Optional<ClientDownload> tell(String id) {
            JsonNode status = rpc.call("status");
            JsonNode groups = rpc.call("listgroups");
            return jobs.find(id, status, groups, rpc.call("history", history()));
        }

        @Override
        public void pause(String id) {
            inQueue(id, "GroupPause");
        }

        @Override
        public void resume(String id) {
            inQueue(id, "GroupResume");
        }

        private void inQueue(String id, String command) {
            if (!edit(command, "", number(id))) {
                throw new ProviderException.Refused(Message.of("plug.usenet.not-queued", name));
            }
        }

        @Override
        public void prioritise(String id, Priority priority) {
            edit("GroupSetPriority", Integer.toString(number(priority)), number(id));
        }

        @Override
        public void remove(String id, boolean withData) {
            long number = number(id);
            Map<String, String> places = new LinkedHashMap<>();
            long end = System.nanoTime() + patience.toNanos();
            @Nullable Instant ended = null;
            int inARow = 0;
            while (true) {
                @Nullable JsonNode queued = find(rpc.call("listgroups"), number);
                @Nullable JsonNode past = find(rpc.call("history", history()), number);
                if (queued == null && past == null) {
                    break;
                }
                if (System.nanoTime() > end) {
                    throw new ProviderException.Refused(Message.of("plug.usenet.not-removed", name));
                }
                if (queued != null) {
                    remember(queued, queued.path("NZBName"), places);
                    inARow = NzbgetJobs.isBetweenStages(queued) ? inARow + 1 : 0;
                    endQueued(queued, number, inARow > LOOKS_TO_BE_SURE);
                }
                if (past != null) {
                    remember(past, past.path("Name"), places);
                    ended = TorrentClients.time(past.path("HistoryTime").asLong(0));
                    edit("HistoryFinalDelete", "", number);
                }
                LockSupport.parkNanos(200_000_000L);
            }
            if (withData && !places.isEmpty()) {
                List<String> folders = folders();
                for (Map.Entry<String, String> each : places.entrySet()) {
                    CompletedFiles.delete(each.getKey(), each.getValue(), folders, ended);
                }
            }
        }

        private static void remember(JsonNode job, JsonNode called, Map<String, String> places) {
            places.put(job.path("DestDir").asText(), called.asText());
            places.put(job.path("FinalDir").asText(), called.asText());
        }

        /**
         * Seen with 21.0: what is thrown out of the queue while it is being unpacked is unpacked all the same and then in no list
         * any more, so its unpacking is ended first; what is being moved cannot be stopped and is awaited in the history. And what
         * has just ended a stage must not be touched before the next one has begun: NZBGet would keep the job among its running
         * ones, look at it when it is gone, and work on no other any more, or crash ({@code PrePostProcessor::PostQueueDelete}
         * takes the job out of the list only after it has forgotten what it looks for).
         *
         * @param waits whether the job has been between two stages for so long that it must be waiting for its turn
         */
        private void endQueued(JsonNode job, long number, boolean waits) {
            if (!NzbgetJobs.isFetched(job)) {
                edit("GroupFinalDelete", "", number);
            } else if (waits || NzbgetJobs.isInALongStage(job)) {
                edit("PostDelete", "", number);
            }
        }

        @Override
        public List<Listed> files(String id) {
            List<Listed> files = new ArrayList<>();
            ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
            for (JsonNode file : rpc.call("listfiles", parameters.add(0).add(0).add(number(id)))) {
                files.add(new Listed(
                        file.path("Filename").asText(),
                        NzbgetJobs.bytes(file, "FileSize"),
                        NzbgetJobs.bytes(file, "RemainingSize") == 0 ? Completeness.WHOLE : Completeness.PARTIAL));
            }
            return files;
        }

        @Override
        public OptionalLong freeSpace() {
            long free = NzbgetJobs.bytes(rpc.call("status"), "FreeDiskSpace");
            return free < 0 ? OptionalLong.empty() : OptionalLong.of(free);
        }

        private boolean edit(String command, String parameter, long id) {
            ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
            parameters.add(command).add(parameter).addArray().add(id);
            return rpc.call("editqueue", parameters).asBoolean();
        }

        private static @Nullable JsonNode find(JsonNode jobs, long id) {
            for (JsonNode job : jobs) {
                if (job.path("NZBID").asLong() == id) {
                    return job;
                }
            }
            return null;
        }

        private static ArrayNode history() {
            return JsonNodeFactory.instance.arrayNode().add(false);
        }

        /** 0, which nothing has, for what is no number of a job. */
        private static long number(String id) {
            return id.matches("\\d{1,15}") ? Long.parseLong(id) : 0;
        }

        private static int number(Priority priority) {
            return switch (priority) {
                case LOW -> -50;
                case NORMAL -> 0;
                case HIGH -> 50;
            };
        }

        private Map<String, String> config() {
            Map<String, String> config = new LinkedHashMap<>();
            rpc.call("config")
                    .forEach(option -> config.put(
                            option.path("Name").asText(), option.path("Value").asText()));
            return config;
        }

        /** Where its jobs are, finished and failed ones; its categories may have folders of their own. */
        private List<String> folders() {
            return config().entrySet().stream()
                    .filter(option -> option.getKey().matches("DestDir|InterDir|Category\\d+\\.DestDir"))
                    .map(Map.Entry::getValue)
                    .filter(folder -> !folder.isBlank())
                    .toList();
        }
    }
}
