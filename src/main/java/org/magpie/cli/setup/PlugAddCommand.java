package org.magpie.cli.setup;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Session;
import org.magpie.provider.Definition;
import org.magpie.provider.Plug;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code magpie plug add KIND NAME}: connects something. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Connect something: plug kinds lists what there is, plug kinds KIND its fields.")
final class PlugAddCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "KIND", description = "Such as torznab or qbittorrent.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String kind;

    @Parameters(index = "1", paramLabel = "NAME", description = "A name of your own for it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "A field; @FILE or env:NAME as the value keeps a secret out of the shell's history.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--priority", paramLabel = "N", defaultValue = "25", description = "1 first to 50 last.")
    private int priority;

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "Only for titles with one of these tags.")
    private Set<String> tags = new LinkedHashSet<>();

    @Option(names = "--disabled", description = "Add it switched off.")
    private boolean disabled;

    @Option(names = "--test", description = "Try it first; it is only added when it works.")
    private boolean test;

    PlugAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            Plug<?, ?> plug = PlugKindsCommand.plug(core.providers(), kind);
            NamedPlug.all(core.providers()).stream()
                    .filter(each -> each.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .ifPresent(each -> {
                        throw new UserException("cli.plug.there-already", each.name());
                    });
            FieldValues fields = new FieldValues(core.providers().form(plug.key()));
            Map<String, Object> values = fields.read(set);
            fields.ask(values, session.texts());
            Definition<?> definition = core.providers()
                    .read(0, plug.key(), name.strip(), !disabled, priority, values)
                    .withTags(tags);
            if (test) {
                session.tell("cli.line", core.providers().test(definition));
            }
            Definition<?> saved = core.providers().save(definition);
            session.answer(PlugCommand.row(core, saved), "cli.plug.added", saved.name(), String.valueOf(saved.id()));
            return 0;
        });
    }
}
