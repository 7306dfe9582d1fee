package org.magpie.pipeline.download.client.sabnzbd;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.magpie.pipeline.download.DownloadState;
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
import org.magpie.provider.Providers;

/**
 * SABnzbd 3 and later through its API (https://sabnzbd.org/wiki/advanced/api). Quirks, seen with 3.7.1: a category that it does not
 * know becomes {@code *} without a word; pausing, and deleting from the history, what is not there is "true"; links are "true" before they
 * are fetched; a finished job's files stay when it is deleted. What was asked for is therefore looked at afterwards.
 */
public final class Sabnzbd extends BasePlug<Sabnzbd.Settings, DownloadClient> {
    private static final int OLDEST = 3;
    // Room in a name for what SABnzbd puts before and behind it: _UNPACK_, _FAILED_, .1
    private static final int RESERVED = 40;
    /** How often in a row, a fifth of a second apart, a whole job is seen waiting before nothing is written of it any more. */
    private static final int LOOKS_TO_BE_SURE = 5;

    private final ProviderHttp http;
    private final Duration patience;

    public Sabnzbd(Http http) {
        this(http, Duration.ofSeconds(10));
    }

    /**
     * @param patience how long something that it said yes to may take to happen
     */
    public Sabnzbd(Http http, Duration patience) {
        super(
                ProviderKind.DOWNLOAD_CLIENT,
                "sabnzbd",
                Settings.class,
                new Settings("http://localhost:8080/sabnzbd", Secret.NONE, "magpie", false));
        this.http = new ProviderHttp(http);
        this.patience = patience;
    }

    /**
     * @param address of its pages, such as http://localhost:8080/sabnzbd
     * @param key the full API key, not the one for NZBs only
     * @param category that Magpie's jobs get; it must be there
     * @param paused whether jobs are added without being started
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.ADDRESS)
            String address,

            @Field(required = true) Secret key,
            @Field(required = true, asked = true) String category,
            @Field(advanced = true) boolean paused) {}

    @Override
    public DownloadClient open(Definition<Settings> definition) {
        return new Client(definition);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return new Client(definition).test();
    }

    /** Its categories; "*" is that of jobs without one. */
    @Override
    public List<Providers.Choice> choices(Definition<Settings> definition, String field) {
        List<Providers.Choice> choices = new ArrayList<>();
        for (JsonNode category : new Client(definition).api.call("get_cats").path("categories")) {
            if (!category.asText().equals("*")) {
                choices.add(new Providers.Choice(category.asText(), category.asText()));
            }
        }
        return choices;
    }

    private final class Client implements DownloadClient {
        private final String name;
        private final Settings settings;
        private final SabnzbdApi api;
        private final SabnzbdJobs jobs;

        Client(Definition<Settings> definition) {
            this.name = definition.name();
            this.settings = definition.settings();
            this.api = new SabnzbdApi(http, name, settings.address(), settings.key());
            this.jobs = new SabnzbdJobs(name, settings.category());
        }

        Message test() {
            // This call needs no key: it tells a wrong address from a wrong key.
            String version = api.call("version").path("version").asText();
            if (version.isBlank()) {
                throw new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "SABnzbd"), null);
            }
            if (version.matches("\\d+\\..*") && Integer.parseInt(version.substring(0, version.indexOf('.'))) < OLDEST) {
                throw new ProviderException.BadSettings(Message.of("plug.sabnzbd.too-old", version));
            }
            String folder = api.call("fullstatus", "skip_dashboard", "1")
                    .path("status")
                    .path("completedir")
                    .asText();
            String own = category().path("dir").asText();
            // An asterisk behind it means: no folder of its own for each job. Nobody could tell whose file is whose.
            if (own.endsWith("*")) {
                throw new ProviderException.BadSettings(
                        Message.of("plug.sabnzbd.loose-category", name, settings.category()));
            }
            JsonNode misc = config("misc");
            if (misc.path("history_retention").asText().equals("-1")
                    || misc.path("history_retention_option").asText().equals("all-delete")) {
                throw new ProviderException.BadSettings(Message.of("plug.usenet.no-history", name));
            }
            if (config("servers").isEmpty()) {
                throw new ProviderException.BadSettings(Message.of("plug.usenet.no-server", name));
            }
            return Message.of("plug.sabnzbd.works", version, settings.category(), below(folder, own));
        }

        @Override
        public Set<Protocol> protocols() {
            return Set.of(Protocol.USENET);
        }

        @Override
        public Added add(Release release, Content content, Terms terms) {
            String job = SafeName.of(release.name(), IllegalCharacters.DEFAULT, RESERVED);
            Optional<ClientDownload> known = list().stream()
                    .filter(each -> each.name().equals(job))
                    .filter(each -> each.state() != DownloadState.COMPLETED && each.state() != DownloadState.FAILED)
                    // The same name alone tells nothing: somebody else's job is left alone, and Magpie has one of its
                    // own.
                    .filter(each -> terms.mayBe(each.id()))
                    .findFirst();
            if (known.isPresent()) {
                return new Added(known.get().id(), true);
            }
            String[] how = {
                "nzbname", job, "cat", settings.category(), "priority", settings.paused() ? "-2" : number(terms)
            };
            JsonNode answer = switch (content) {
                case Content.NzbFile file -> api.addFile(file.bytes(), how);
                case Content.Link link -> {
                    String[] more = java.util.Arrays.copyOf(how, how.length + 2);
                    more[how.length] = "name";
                    more[how.length + 1] = release.link().toString();
                    yield api.call("addurl", more);
                }
                default -> throw new ProviderException.Refused(Message.of("plug.client.only-usenet", name));
            };
            String id = answer.path("nzo_ids").path(0).asText();
            if (!answer.path("status").asBoolean() || id.isBlank()) {
                throw new ProviderException.Refused(Message.of("plug.usenet.bad-nzb", name));
            }
            return new Added(verified(id), false);
        }

        private String verified(String id) {
            long end = System.nanoTime() + patience.toNanos();
            while (true) {
                JsonNode job = find(id);
                boolean late = System.nanoTime() > end;
                if (job == null && late) {
                    throw new ProviderException.Refused(Message.of("plug.usenet.not-added", name));
                }
                if (job != null && !job.path("status").asText().equals("Grabbing")) {
                    check(id, job);
                    return id;
                }
                if (late) {
                    return id; // still fetching the link: the list will tell how that ends
                }
                LockSupport.parkNanos(200_000_000L);
            }
        }

        private void check(String id, JsonNode job) {
            String failure = job.path("fail_message").asText();
            if (failure.startsWith("URL Fetching failed")) {
                remove(id, true);
                throw new ProviderException.Refused(Message.of("plug.usenet.link-failed", name));
            }
            String category = job.path("cat").asText(job.path("category").asText());
            if (!category.equalsIgnoreCase(settings.category())) {
                remove(id, true);
                throw noCategory();
            }
        }

        @Override
        public List<ClientDownload> list() {
            JsonNode queue = queue("limit", "1000");
            return jobs.read(queue, history("limit", "1000", "category", settings.category()));
        }

        @Override
        public Optional<ClientDownload> tell(String id) {
            JsonNode queue = queue("nzo_ids", id, "limit", "1000");
            return jobs.find(id, queue, history("nzo_ids", id, "limit", "1000"));
        }

        @Override
        public void pause(String id) {
            inQueue(id);
            api.call("queue", "name", "pause", "value", id);
        }

        @Override
        public void resume(String id) {
            inQueue(id);
            api.call("queue", "name", "resume", "value", id);
        }

        /** It says yes to any id. */
        private void inQueue(String id) {
            for (JsonNode slot : queue("nzo_ids", id, "limit", "1000").path("slots")) {
                if (slot.path("nzo_id").asText().equals(id)) {
                    return;
                }
            }
            throw new ProviderException.Refused(Message.of("plug.usenet.not-queued", name));
        }

        @Override
        public void prioritise(String id, Priority priority) {
            String number = switch (priority) {
                case LOW -> "-1";
                case NORMAL -> "0";
                case HIGH -> "1";
            };
            api.call("queue", "name", "priority", "value", id, "value2", number);
        }

        @Override
        public void remove(String id, boolean withData) {
            List<String> folders = withData ? folders() : List.of();
            String called = "";
            @Nullable Instant ended = null;
            int waiting = 0;
            long end = System.nanoTime() + patience.toNanos();
            for (JsonNode job = find(id); job != null; job = find(id)) {
                if (System.nanoTime() > end) {
                    throw new ProviderException.Refused(Message.of("plug.usenet.not-removed", name));
                }
                // The queue calls it one thing, the history the other.
                called = job.path("filename").asText(job.path("name").asText());
                ended = TorrentClients.time(job.path("completed").asLong(0));
                waiting = SabnzbdJobs.isWaitingForItsTurn(job) ? waiting + 1 : 0;
                if (SabnzbdJobs.canGo(job, waiting > LOOKS_TO_BE_SURE)) {
                    forget(id, withData);
                    CompletedFiles.delete(job.path("storage").asText(), called, folders, ended);
                }
                LockSupport.parkNanos(200_000_000L);
            }
            // It unpacks while it fetches, and leaves what came of that (3.7.1); nor does it take away what failed.
            boolean mayGo = !called.isEmpty() && !folders.isEmpty() && !isNameOfAnother(called);
            for (String folder : mayGo ? folders : List.<String>of()) {
                CompletedFiles.delete(folder + "/_UNPACK_" + called, called, folders, ended);
                CompletedFiles.delete(folder + "/_FAILED_" + called, called, folders, ended);
            }
        }

        /** Whether some other job bears that name: such folders may be its. */
        private boolean isNameOfAnother(String job) {
            for (JsonNode slot : queue("limit", "1000").path("slots")) {
                if (slot.path("filename").asText().equals(job)) {
                    return true;
                }
            }
            for (JsonNode slot : history("limit", "1000").path("slots")) {
                if (slot.path("name").asText().equals(job)) {
                    return true;
                }
            }
            return false;
        }

        private void forget(String id, boolean withData) {
            String files = withData ? "1" : "0";
            api.call("queue", "name", "delete", "value", id, "del_files", files);
            // "archive" since 4.3, where the history has an archive that deleted jobs would go to.
            api.call("history", "name", "delete", "value", id, "del_files", files, "archive", "0");
        }

        @Override
        public List<Listed> files(String id) {
            List<Listed> files = new ArrayList<>();
            for (JsonNode file : api.call("get_files", "value", id).path("files")) {
                files.add(new Listed(
                        file.path("filename").asText(),
                        (long) file.path("bytes").asDouble(0),
                        file.path("status").asText().equals("finished") ? Completeness.WHOLE : Completeness.PARTIAL));
            }
            return files;
        }

        @Override
        public OptionalLong freeSpace() {
            JsonNode free = queue("limit", "1").path("diskspace2");
            return free.isMissingNode()
                    ? OptionalLong.empty()
                    : OptionalLong.of((long) (free.asDouble(0) * (1L << 30)));
        }

        /** In the queue or, if it is there too, in the history; null where it is in neither. */
        private @Nullable JsonNode find(String id) {
            JsonNode queue = queue("nzo_ids", id, "limit", "1000");
            JsonNode found = null;
            for (JsonNode slot : queue.path("slots")) {
                found = slot.path("nzo_id").asText().equals(id) ? slot : found;
            }
            for (JsonNode slot : history("nzo_ids", id, "limit", "1000").path("slots")) {
                found = slot.path("nzo_id").asText().equals(id) ? slot : found;
            }
            return found;
        }

        private JsonNode queue(String... parameters) {
            return api.call("queue", parameters).path("queue");
        }

        private JsonNode history(String... parameters) {
            return api.call("history", parameters).path("history");
        }

        private JsonNode config(String section) {
            return api.call("get_config", "section", section).path("config").path(section);
        }

        private JsonNode category() {
            return knownCategory().orElseThrow(this::noCategory);
        }

        private Optional<JsonNode> knownCategory() {
            for (JsonNode category : config("categories")) {
                if (category.path("name").asText().equalsIgnoreCase(settings.category())) {
                    return Optional.of(category);
                }
            }
            return Optional.empty();
        }

        private ProviderException noCategory() {
            List<String> there = new ArrayList<>();
            api.call("get_cats").path("categories").forEach(category -> there.add(category.asText()));
            there.remove("*");
            return new ProviderException.BadSettings(
                    there.isEmpty()
                            ? Message.of("plug.sabnzbd.no-categories", name, settings.category())
                            : Message.of(
                                    "plug.sabnzbd.no-category", name, settings.category(), String.join(", ", there)));
        }

        /** Where its finished jobs are: one folder for all, but a category may have its own elsewhere. */
        private List<String> folders() {
            String all = api.call("fullstatus", "skip_dashboard", "1")
                    .path("status")
                    .path("completedir")
                    .asText();
            // A category that was deleted since must not keep its jobs from being removed.
            String own = knownCategory()
                    .map(category -> category.path("dir").asText())
                    .orElse("");
            return List.of(all, below(all, own.replaceAll("\\*$", "")));
        }

        /** Without a wish the category decides. */
        private String number(Terms terms) {
            return switch (terms.priority()) {
                case LOW -> "-1";
                case NORMAL -> "-100";
                case HIGH -> "1";
            };
        }
    }

    private static String below(String folder, String own) {
        boolean absolute = own.startsWith("/") || own.startsWith("\\\\") || own.matches("[A-Za-z]:.*");
        return own.isBlank() ? folder : absolute ? own : folder + "/" + own;
    }
}
