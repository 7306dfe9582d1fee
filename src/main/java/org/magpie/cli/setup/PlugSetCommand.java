package org.magpie.cli.setup;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.cli.session.Session;
import org.magpie.provider.Definition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie plug set NAME}: changes the settings of something that is set up. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = "Change the settings of something that is set up; what is not named stays as it is.")
final class PlugSetCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name or number that list shows.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "A field; @FILE or env:NAME as the value keeps a secret out of the shell's history.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--name", paramLabel = "NAME", description = "Another name.")
    private @Nullable String newName;

    @Option(names = "--priority", paramLabel = "N", description = "1 first to 50 last.")
    private @Nullable Integer priority;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            split = ",",
            description = "Only for titles with one of these tags, in place of those before; --tag= takes all off.")
    private @Nullable Set<String> tags;

    @Option(names = "--test", description = "Try it first; it is only changed when it works.")
    private boolean test;

    PlugSetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            Definition<?> before = new NamedPlug(name).of(core.providers());
            Map<String, Object> values = new FieldValues(core.providers().form(before.plug())).read(set);
            // What is not named keeps its value: a secret by itself, everything else because it is said again.
            core.providers().values(before).forEach(values::putIfAbsent);
            Definition<?> changed = core.providers()
                    .read(
                            before.id(),
                            before.plug(),
                            newName == null ? before.name() : newName.strip(),
                            before.enabled(),
                            priority == null ? before.priority() : priority,
                            values)
                    .withTags(tags == null ? before.tags() : withoutBlanks(tags));
            if (test) {
                session.tell("cli.line", core.providers().test(changed));
            }
            Definition<?> saved = core.providers().save(changed);
            session.answer(PlugCommand.row(core, saved), "cli.plug.changed", saved.name());
            return 0;
        });
    }

    private static Set<String> withoutBlanks(Set<String> tags) {
        Set<String> named = new LinkedHashSet<>(tags);
        named.removeIf(String::isBlank);
        return named;
    }
}
