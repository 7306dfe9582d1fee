package org.magpie.cli.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.magpie.base.error.Message;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.Session;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code magpie plug}: what Magpie is connected with: sources, indexers, download clients and channels. */
@Command(
        name = "plug",
        mixinStandardHelpOptions = true,
        description =
                "List, add, change, test or remove what Magpie is connected with: sources, indexers, download clients,"
                        + " channels.")
public final class PlugCommand implements Callable<Integer> {
    private final Session session;

    public PlugCommand(Session session) {
        this.session = session;
    }

    /** The commands below it. */
    public static List<Object> below(Session session) {
        List<Object> below = new ArrayList<>(PlugFormCommands.of(session));
        below.addAll(List.of(
                new PlugKindsCommand(session),
                new Listing(session),
                new PlugAddCommand(session),
                new PlugSetCommand(session),
                new Test(session),
                new Enable(session),
                new Disable(session),
                new Remove(session)));
        return below;
    }

    @Override
    public Integer call() {
        return new Listing(session).call();
    }

    /** What is told of one that is set up: everything but its secrets. */
    static Map<String, Object> row(Core core, Definition<?> definition) {
        ProviderState state = core.providers().state(definition.id());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", definition.id());
        row.put("name", definition.name());
        row.put("plug", definition.plug());
        row.put("kind", definition.kind());
        row.put("enabled", definition.enabled());
        row.put("priority", definition.priority());
        row.put("tags", definition.tags());
        row.put("settings", core.providers().values(definition));
        row.put("failures", state.failures());
        row.put("pausedUntil", state.pausedUntil());
        row.put("said", state.said());
        row.put("answered", state.answered());
        return row;
    }

    /** {@code magpie plug list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List what is set up.")
    private static final class Listing implements Callable<Integer> {
        private final Session session;

        private Listing(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                List<Definition<?>> all = NamedPlug.all(core.providers());
                if (session.isJson()) {
                    session.print(all.stream().map(each -> row(core, each)).toList());
                    return 0;
                }
                session.table(
                        List.of("ID", "NAME", "PLUG", "FOR", "ON", "PRIORITY", "TAGS", "STATE"),
                        all.stream().map(each -> cells(core, each)).toList());
                return 0;
            });
        }

        private List<String> cells(Core core, Definition<?> each) {
            ProviderState state = core.providers().state(each.id());
            String good = state.answered() == null ? "settings.plug.state.unasked" : "settings.plug.state.good";
            Message said = state.said();
            return List.of(
                    String.valueOf(each.id()),
                    each.name(),
                    each.plug(),
                    word(each.kind()),
                    session.texts().get(each.enabled() ? "cli.plug.on" : "cli.plug.off"),
                    String.valueOf(each.priority()),
                    String.join(", ", each.tags()),
                    session.texts().say(said == null ? Message.of(good) : said));
        }
    }

    /** The word for what a plug is for. */
    static String word(ProviderKind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** What the commands that take one name share. */
    private abstract static class OfOne implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "NAME", description = "Name or number that list shows.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String name;

        private OfOne(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.with(core -> {
                change(core, new NamedPlug(name).of(core.providers()));
                return 0;
            });
        }

        Session session() {
            return session;
        }

        abstract void change(Core core, Definition<?> definition);
    }

    /** {@code magpie plug test}. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Try the settings against the real thing, and say what works or what is wrong.")
    private static final class Test extends OfOne {
        private Test(Session session) {
            super(session);
        }

        @Override
        void change(Core core, Definition<?> definition) {
            Message works = core.providers().test(definition);
            session().answer(Map.of("works", session().texts().say(works)), "cli.line", works);
        }
    }

    /** {@code magpie plug enable}. */
    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Use it by itself.")
    private static final class Enable extends OfOne {
        private Enable(Session session) {
            super(session);
        }

        @Override
        void change(Core core, Definition<?> definition) {
            Definition<?> saved = core.providers().save(definition.withEnabled(true));
            session().answer(row(core, saved), "cli.plug.enabled", saved.name());
        }
    }

    /** {@code magpie plug disable}. */
    @Command(name = "disable", mixinStandardHelpOptions = true, description = "Leave it alone until it is enabled.")
    private static final class Disable extends OfOne {
        private Disable(Session session) {
            super(session);
        }

        @Override
        void change(Core core, Definition<?> definition) {
            Definition<?> saved = core.providers().save(definition.withEnabled(false));
            session().answer(row(core, saved), "cli.plug.disabled", saved.name());
        }
    }

    /** {@code magpie plug remove}. */
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Forget it with its settings.")
    private static final class Remove extends OfOne {
        private Remove(Session session) {
            super(session);
        }

        @Override
        void change(Core core, Definition<?> definition) {
            Map<String, Object> gone = row(core, definition);
            core.providers().delete(definition.id());
            session().answer(gone, "cli.plug.removed", definition.name());
        }
    }
}
