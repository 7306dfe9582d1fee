package org.magpie.pipeline.notify.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.Message;
import org.magpie.base.text.PlainText;
import org.magpie.media.history.NoticeFacts;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.Channel;
import org.magpie.pipeline.notify.ChannelAnswer;
import org.magpie.pipeline.notify.text.PlainWords;
import org.magpie.pipeline.notify.text.TextLimit;
import org.magpie.provider.BasePlug;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of the person's own, started for each announcement with what it tells of in its environment. No shell takes part: what
 * releases are called reaches the program as values, never as words of a command.
 */
public final class Script extends BasePlug<Script.Settings, Channel> {
    private static final Logger LOG = LoggerFactory.getLogger(Script.class);

    /** Of its output that is kept, and the most of one value: systems bound a process's whole environment. */
    private static final int LARGEST_OUTPUT = 4_096;

    private static final TextLimit VALUE = TextLimit.bytes(8_192);
    private static final TextLimit WORDS = TextLimit.utf16(300);

    /** What a program needs to find its way; all else of Magpie's own environment may be secret. */
    private static final Set<String> KEPT = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TMPDIR",
            "TEMP",
            "TMP",
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "COMSPEC",
            "PATHEXT",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA",
            "PROGRAMDATA",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "XDG_RUNTIME_DIR",
            "DBUS_SESSION_BUS_ADDRESS");

    /** sysexits.h: it may work later. */
    private static final int TRY_LATER = 75;

    private final ChannelContext context;

    public Script(ChannelContext context) {
        super(ProviderKind.CHANNEL, "script", Settings.class, new Settings("", List.of(), 20));
        this.context = context;
    }

    /**
     * @param program whole path of an executable file
     * @param timeout in seconds
     */
    public record Settings(
            @Field(required = true, meaning = Field.Meaning.FILE)
            String program,

            @Field List<Argument> arguments,

            @Field(advanced = true, min = 1, max = 25) int timeout) {
        public Settings {
            arguments = List.copyOf(arguments);
        }
    }

    /** Handed over as it is. */
    public record Argument(@Field(required = true) String value) {}

    @Override
    public Channel open(Definition<Settings> definition) {
        return announcement -> run(definition, announcement);
    }

    @Override
    public Message test(Definition<Settings> definition) {
        run(definition, context.sample());
        return Message.of("plug.script.works", definition.name());
    }

    @Override
    public Optional<String> preview(Definition<Settings> definition) {
        List<String> lines = new ArrayList<>(line(definition.settings()));
        environment(context.sample()).forEach((name, value) -> lines.add(name + "=" + value.replace("\n", "⏎")));
        return Optional.of(String.join("\n", lines));
    }

    private static List<String> line(Settings settings) {
        List<String> line = new ArrayList<>();
        line.add(settings.program());
        settings.arguments().forEach(argument -> line.add(argument.value()));
        return line;
    }

    /** By name, those without a value too, so that a script may rely on them. */
    private static Map<String, String> environment(Announcement announcement) {
        PlainWords words = PlainWords.of(announcement);
        NoticeFacts first = announcement.facts().isEmpty()
                ? NoticeFacts.NONE
                : announcement.facts().getFirst();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("EVENT", announcement.kind().event());
        values.put("SEVERITY", announcement.severity().name().toLowerCase(Locale.ROOT));
        values.put("ID", announcement.id());
        values.put("TIME", announcement.at().toString());
        values.put("HEADING", words.heading());
        values.put("TEXT", words.text());
        values.put("LINK", announcement.link().orElse(""));
        values.put("PICTURE", announcement.picture().orElse(""));
        values.put("ACTOR", announcement.actor().stored());
        values.put("COUNT", Integer.toString(announcement.facts().size()));
        values.put("MEDIA", first.media());
        values.put("TITLE", first.title());
        values.put("YEAR", first.year() == 0 ? "" : Integer.toString(first.year()));
        first.ids().forEach((scheme, id) -> values.put(scheme.toUpperCase(Locale.ROOT) + "_ID", id));
        values.put("ITEMS", first.items().stream().map(NoticeFacts.Item::name).collect(Collectors.joining("\n")));
        values.put("QUALITY", first.quality());
        values.put("SIZE", Long.toString(first.size()));
        values.put("RELEASE", first.release());
        values.put("GROUP", first.group());
        values.put("INDEXER", first.indexer());
        values.put("CLIENT", first.client());
        values.put("DOWNLOAD_ID", first.downloadId());
        values.put("PATH", first.path());
        values.put("FORMER_PATH", first.formerPath());
        Map<String, String> named = new LinkedHashMap<>();
        values.forEach((name, value) ->
                named.put("MAGPIE_" + name.replaceAll("[^A-Z0-9_]", "_"), VALUE.fit(value.replace("\0", ""))));
        return named;
    }

    private ChannelAnswer run(Definition<Settings> definition, Announcement announcement) {
        Settings settings = definition.settings();
        Path program = Path.of(settings.program());
        if (!program.isAbsolute() || !Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw new ProviderException.BadSettings(
                    Message.of("plug.script.no-program", Message.of("plug.script.program"), settings.program()));
        }
        ProcessBuilder builder = new ProcessBuilder(line(settings)).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> !KEPT.contains(name.toUpperCase(Locale.ROOT)));
        builder.environment().putAll(environment(announcement));
        builder.directory(
                program.getParent() == null ? null : program.getParent().toFile());
        try {
            return finish(definition, builder.start());
        } catch (IOException failure) {
            // Its text names the program and the system's reason, such as a missing interpreter.
            throw new ProviderException.BadSettings(
                    Message.of("plug.script.no-start", Message.of("plug.script.program"), settings.program()));
        }
    }

    private ChannelAnswer finish(Definition<Settings> definition, Process process) throws IOException {
        process.getOutputStream().close();
        CompletableFuture<String> output = new CompletableFuture<>();
        WorkThreads.start("script-output", () -> output.complete(read(process.getInputStream())));
        String name = definition.name();
        try {
            if (!process.waitFor(definition.settings().timeout(), TimeUnit.SECONDS)) {
                end(process);
                throw new ProviderException.Refused(Message.of(
                        "plug.script.too-long", name, definition.settings().timeout()));
            }
            // A program that it left behind may hold the output open.
            String said = output.completeOnTimeout("", 2, TimeUnit.SECONDS).join();
            int code = process.exitValue();
            if (code == 0) {
                return new ChannelAnswer(0, String.join(" ", line(definition.settings())), said);
            }
            Message failed = Message.of("plug.script.failed", name, Integer.toString(code), lastLine(said));
            throw code == TRY_LATER
                    ? new ProviderException.Unreachable(failed, null)
                    : new ProviderException.Refused(failed);
        } catch (InterruptedException ending) {
            end(process);
            Thread.currentThread().interrupt();
            throw new ProviderException.Unreachable(Message.of("plug.script.too-long", name, 0), ending);
        }
    }

    /** With what it has started. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Keeps the beginning, but reads to the end: a program whose output nobody reads would wait for ever. */
    private static String read(InputStream from) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] block = new byte[8_192];
        try (from) {
            for (int count = from.read(block); count >= 0; count = from.read(block)) {
                kept.write(block, 0, Math.min(count, LARGEST_OUTPUT - kept.size()));
            }
        } catch (IOException ended) {
            LOG.debug("A script was ended while it spoke", ended);
        }
        return PlainWords.lines(kept.toString(Charset.defaultCharset()));
    }

    private static String lastLine(String said) {
        String line = said.lines().reduce((before, last) -> last).orElse("");
        return WORDS.fit(PlainText.line(line).strip());
    }
}
