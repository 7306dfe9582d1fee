package org.magpie.cli.setup;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.Session;
import org.magpie.provider.ActionStep;
import org.magpie.provider.Definition;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Choice;
import org.magpie.provider.Providers.FormField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that ask the other side of a plug while it is set up, as the buttons of its form do. */
final class PlugFormCommands {
    private PlugFormCommands() {}

    static List<Object> of(Session session) {
        return List.of(new Choices(session), new Do(session));
    }

    /** {@code magpie plug choices}. */
    @Command(
            name = "choices",
            mixinStandardHelpOptions = true,
            description = "Ask the other side what may stand in a field, such as a client's categories.")
    private static final class Choices implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "NAME", description = "Name or number that list shows.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String name;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "FIELD",
                description = "Which field; without it, those that can be asked for.")
        private @Nullable String field;

        private Choices(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                Definition<?> plug = new NamedPlug(name).of(core.providers());
                String wanted = field;
                List<Choice> choices = wanted == null
                        ? fields(core.providers(), plug)
                        : core.providers().choices(plug, asked(core.providers(), plug, wanted));
                if (session.isJson()) {
                    session.print(choices);
                } else {
                    session.table(
                            List.of(field == null ? "FIELD" : "VALUE", "NAME"),
                            choices.stream()
                                    .map(choice -> List.of(choice.value(), choice.label()))
                                    .toList());
                }
                return 0;
            });
        }

        private List<Choice> fields(Providers providers, Definition<?> plug) {
            return providers.form(plug.plug()).stream()
                    .filter(FormField::asked)
                    .map(each -> new Choice(each.name(), session.texts().get(each.label())))
                    .toList();
        }

        private String asked(Providers providers, Definition<?> plug, String written) {
            List<FormField> asked = providers.form(plug.plug()).stream()
                    .filter(FormField::asked)
                    .toList();
            return asked.stream()
                    .map(FormField::name)
                    .filter(each -> each.equalsIgnoreCase(written))
                    .findFirst()
                    .orElseThrow(() -> asked.isEmpty()
                            ? new UserException("cli.plug.asks-nothing", plug.name())
                            : new UserException(
                                    "cli.plug.not-asked",
                                    written,
                                    asked.stream().map(FormField::name).collect(Collectors.joining(", "))));
        }
    }

    /** {@code magpie plug do}. */
    @Command(
            name = "do",
            mixinStandardHelpOptions = true,
            description = "Do what the form of a plug has a button for, such as signing in, and keep what it brings.")
    private static final class Do implements Callable<Integer> {
        private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

        private final Session session;

        @Parameters(index = "0", paramLabel = "NAME", description = "Name or number that list shows.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String name;

        @Parameters(index = "1", arity = "0..1", paramLabel = "ACTION", description = "Which; without it, list them.")
        private @Nullable String action;

        @Option(
                names = "--minutes",
                paramLabel = "N",
                defaultValue = "15",
                description = "How long to wait for what a person has to do elsewhere (${DEFAULT-VALUE}).")
        private int minutes;

        private Do(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                Definition<?> plug = new NamedPlug(name).of(core.providers());
                List<String> actions = core.providers().actions(plug.plug());
                String wanted = action;
                if (wanted == null) {
                    list(plug, actions);
                    return 0;
                }
                String chosen = actions.stream()
                        .filter(each -> each.equalsIgnoreCase(wanted))
                        .findFirst()
                        .orElseThrow(() -> actions.isEmpty()
                                ? new UserException("cli.plug.does-nothing", plug.name())
                                : new UserException("cli.plug.no-action", wanted, String.join(", ", actions)));
                keep(core, plug, done(core, plug, chosen));
                return 0;
            });
        }

        private void list(Definition<?> plug, List<String> actions) {
            Map<String, String> labels = new LinkedHashMap<>();
            actions.forEach(each -> labels.put(each, session.texts().get("plug." + plug.plug() + ".action." + each)));
            if (session.isJson()) {
                session.print(labels);
            } else {
                session.table(
                        List.of("ACTION", "NAME"),
                        labels.entrySet().stream()
                                .map(each -> List.of(each.getKey(), each.getValue()))
                                .toList());
            }
        }

        /** Asks again for as long as a person has something to do elsewhere. */
        private ActionStep.Done done(Core core, Definition<?> plug, String chosen) {
            long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
            String state = "";
            String told = "";
            while (true) {
                switch (core.providers().act(plug, chosen, state)) {
                    case ActionStep.Done done -> {
                        return done;
                    }
                    case ActionStep.Waiting waiting -> {
                        String where = waiting.address() + " " + waiting.code();
                        if (!where.equals(told)) {
                            session.tell(waiting.said());
                            session.tell("cli.plug.elsewhere", waiting.address().toString(), waiting.code());
                            told = where;
                        }
                        state = waiting.state();
                        Duration pause = waiting.again().compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : waiting.again();
                        if (System.nanoTime() + pause.toNanos() > end) {
                            throw new UserException("cli.plug.not-done", minutes);
                        }
                        LockSupport.parkNanos(pause.toNanos());
                    }
                }
            }
        }

        private void keep(Core core, Definition<?> plug, ActionStep.Done done) {
            if (!done.values().isEmpty()) {
                Map<String, Object> values =
                        new LinkedHashMap<>(core.providers().values(plug));
                values.putAll(done.values());
                core.providers()
                        .save(core.providers()
                                .read(plug.id(), plug.plug(), plug.name(), plug.enabled(), plug.priority(), values)
                                .withTags(plug.tags()));
            }
            session.answer(Map.of("done", session.texts().say(done.said())), "cli.line", done.said());
        }
    }
}
