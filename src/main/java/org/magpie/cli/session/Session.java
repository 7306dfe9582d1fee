package org.magpie.cli.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.text.Texts;
import org.magpie.insight.LibraryRow;
import org.slf4j.LoggerFactory;

/** What every command shares: the data folder, the two streams, and how rows and JSON are printed. */
public final class Session {
    private final Core.Opening opening;
    private final Texts texts;
    private final PrintWriter out;
    private final PrintWriter error;
    private final GlobalOptions options;
    private @Nullable Throwable logged;

    /** Made when the first JSON is printed: most commands print none. */
    private static final class Json {
        static final ObjectMapper MAPPER = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();

        private Json() {}

        /** With the sentence beside the key of each message, so that a program can show it. */
        static ObjectMapper inWords(Texts texts) {
            SimpleModule module = new SimpleModule();
            module.addSerializer(Message.class, new JsonSerializer<>() {
                @Override
                public void serialize(Message said, JsonGenerator out, SerializerProvider values) throws IOException {
                    out.writeStartObject();
                    out.writeStringField("key", said.key());
                    values.defaultSerializeField("arguments", said.arguments(), out);
                    out.writeStringField("text", texts.say(said));
                    out.writeEndObject();
                }
            });
            return MAPPER.copy().registerModule(module);
        }
    }

    /**
     * @param options as they were given with this call
     */
    public Session(Core.Opening opening, Texts texts, PrintWriter out, PrintWriter error, GlobalOptions options) {
        this.opening = opening;
        this.texts = texts;
        this.out = TerminalText.over(out);
        this.error = TerminalText.over(error);
        this.options = options;
    }

    /** Whether the answer is to be JSON and nothing but JSON. */
    public boolean isJson() {
        return options.json;
    }

    public Texts texts() {
        return texts;
    }

    public PrintWriter out() {
        return out;
    }

    /** Opens the data folder for the time of the work. */
    public <T> T with(Function<Core, T> work) {
        return with(false, work);
    }

    /**
     * Opens the data folder for the time of the work.
     *
     * @param running whether downloads are checked meanwhile
     */
    public <T> T with(boolean running, Function<Core, T> work) {
        try (Core core = open(running)) {
            try {
                return work.apply(core);
            } catch (RuntimeException | Error failure) {
                log(failure);
                throw failure;
            }
        }
    }

    /**
     * Opens the data folder; the caller closes it.
     *
     * @param schedules whether everything that Magpie does by itself begins
     */
    public Core open(boolean schedules) {
        return opening.open(options.data, schedules);
    }

    /**
     * Writes a bug down under the code that the person is told. To be called while the data folder is open, whose log file it is
     * for; the same failure is written once.
     */
    @SuppressWarnings("ReferenceEquality") // the very same failure, thrown on
    public void log(Throwable failure) {
        if (!(failure instanceof Explained) && failure != logged) {
            logged = failure;
            // The log is set up with the first logger, and most commands write nothing to it.
            LoggerFactory.getLogger(Session.class).error("A command failed ({})", ErrorCode.of(failure), failure);
        }
    }

    /** Says something to the person that is no part of the answer. */
    public void tell(String key, Object... arguments) {
        error.println(texts.get(key, arguments));
        error.flush();
    }

    /** Says what a job said last, if it said anything. */
    public void tell(@Nullable Message said) {
        if (said != null) {
            error.println(texts.say(said));
            error.flush();
        }
    }

    public void print(Object value) {
        try {
            out.println(Json.inWords(texts).writeValueAsString(value));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("An answer cannot be written as JSON", failure);
        }
        out.flush();
    }

    /** Prints the answer as JSON, or else one line for a person. */
    public void answer(Object value, String key, Object... arguments) {
        if (isJson()) {
            print(value);
        } else {
            out.println(texts.get(key, arguments));
            out.flush();
        }
    }

    /** Prints rows in columns as wide as their widest cell. */
    public void table(List<String> head, List<List<String>> rows) {
        int[] widths = new int[head.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = head.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        line(head, widths);
        rows.forEach(row -> line(row, widths));
        out.flush();
    }

    private void line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(cells.get(column));
            if (column < widths.length - 1) {
                line.repeat(' ', widths[column] - cells.get(column).length() + 2);
            }
        }
        out.println(line.toString().stripTrailing());
    }

    /**
     * The one title that a person means: by id, or by name without regard to case.
     *
     * @throws UserException when there is none, or more than one
     */
    public static LibraryRow title(Core core, String name) {
        List<LibraryRow> library = core.insight().library();
        if (name.matches("[0-9]{1,18}")) {
            long id = Long.parseLong(name);
            List<LibraryRow> byId =
                    library.stream().filter(row -> row.id() == id).toList();
            if (!byId.isEmpty()) {
                return byId.getFirst();
            }
        }
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        List<LibraryRow> exact = library.stream()
                .filter(row -> row.name().toLowerCase(Locale.ROOT).equals(wanted)
                        || (row.name() + " (" + row.year() + ")")
                                .toLowerCase(Locale.ROOT)
                                .equals(wanted))
                .toList();
        List<LibraryRow> near = exact.isEmpty()
                ? library.stream()
                        .filter(row -> row.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList()
                : exact;
        if (near.isEmpty()) {
            throw new UserException("cli.title.none", name);
        }
        if (near.size() > 1) {
            throw new UserException(
                    "cli.title.many",
                    name,
                    near.stream()
                            .limit(8)
                            .map(row -> row.id() + " " + row.name() + " (" + row.year() + ")")
                            .collect(Collectors.joining(", ")));
        }
        return near.getFirst();
    }

    /**
     * Waits for a job.
     *
     * @throws UserException with what the job said, when it did not end well
     */
    public static Job done(Core core, Job job, Duration atMost) {
        Job ended = core.jobs().await(job.id(), atMost);
        if (ended.state() == Job.State.FAILED || ended.state() == Job.State.INTERRUPTED) {
            if (ended.says() != null) {
                throw new UserException("cli.job.failed", ended.says());
            }
            throw new UserException("cli.job.ended", ended.name());
        }
        if (ended.isOpen()) {
            throw new UserException("cli.job.slow", ended.name(), atMost.toSeconds());
        }
        return ended;
    }
}
