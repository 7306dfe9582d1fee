package org.magpie.cli.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.cli.session.Core;
import org.magpie.cli.session.Session;
import org.magpie.provider.Definition;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.FormField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code magpie plug kinds [KIND]}: what can be set up, and the fields of each. */
@Command(
        name = "kinds",
        mixinStandardHelpOptions = true,
        description = "List what can be set up; with a kind, its fields with what each is for.")
final class PlugKindsCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "KIND",
            description = "Such as torznab or qbittorrent; or source, indexer, download-client, channel, media-server.")
    private @Nullable String kind;

    PlugKindsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(core -> {
            if (kind == null) {
                list(core, Set.of(ProviderKind.values()));
                return 0;
            }
            String wanted = kind.strip().toLowerCase(Locale.ROOT).replace('_', '-');
            List<ProviderKind> group = Stream.of(ProviderKind.values())
                    .filter(each -> each.name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(wanted))
                    .toList();
            if (!group.isEmpty()) {
                list(core, Set.copyOf(group));
                return 0;
            }
            fields(core, plug(core.providers(), wanted));
            return 0;
        });
    }

    /**
     * @throws UserException when there is no such plug, naming those that there are
     */
    static Plug<?, ?> plug(Providers providers, String key) {
        return providers.plug(key.strip().toLowerCase(Locale.ROOT)).orElseThrow(() -> {
            String known = Stream.of(ProviderKind.values())
                    .flatMap(each -> providers.plugs(each).stream())
                    .map(Plug::key)
                    .collect(Collectors.joining(", "));
            return new UserException("cli.plug.no-kind", key, known);
        });
    }

    private void list(Core core, Set<ProviderKind> groups) {
        List<Plug<?, ?>> plugs = new ArrayList<>();
        for (ProviderKind each : ProviderKind.values()) {
            if (groups.contains(each)) {
                plugs.addAll(core.providers().plugs(each));
            }
        }
        if (session.isJson()) {
            session.print(plugs.stream().map(plug -> described(core, plug)).toList());
            return;
        }
        session.table(
                List.of("KIND", "FOR", "NAME"),
                plugs.stream()
                        .map(plug -> List.of(
                                plug.key(),
                                PlugCommand.word(plug.kind()),
                                session.texts().get("plug." + plug.key())))
                        .toList());
    }

    private void fields(Core core, Plug<?, ?> plug) {
        if (session.isJson()) {
            session.print(described(core, plug));
            return;
        }
        Map<String, Object> defaults = core.providers().values(defaults(plug));
        session.table(
                List.of("FIELD", "TYPE", "DEFAULT", "", "WHAT"),
                core.providers().form(plug.key()).stream()
                        .map(field -> List.of(
                                field.name(),
                                type(field),
                                String.valueOf(defaults.getOrDefault(field.name(), "")),
                                session.texts().get(field.required() ? "cli.plug.required" : "cli.plug.optional"),
                                session.texts().get(field.label()) + ": "
                                        + session.texts().get(field.help())))
                        .toList());
    }

    private static String type(FormField field) {
        return field.choices().isEmpty()
                ? field.type().name().toLowerCase(Locale.ROOT)
                : String.join("|", field.choices());
    }

    private Map<String, Object> described(Core core, Plug<?, ?> plug) {
        Map<String, Object> defaults = core.providers().values(defaults(plug));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("plug", plug.key());
        told.put("kind", plug.kind());
        told.put("name", session.texts().get("plug." + plug.key()));
        told.put("builtIn", plug.builtIn());
        told.put(
                "fields",
                core.providers().form(plug.key()).stream()
                        .map(field -> field(field, defaults.get(field.name())))
                        .toList());
        return told;
    }

    private Map<String, Object> field(FormField field, @Nullable Object otherwise) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", field.name());
        told.put("label", session.texts().get(field.label()));
        told.put("help", session.texts().get(field.help()));
        told.put("type", field.type());
        told.put("meaning", field.meaning());
        told.put("required", field.required());
        told.put("advanced", field.advanced());
        told.put("default", otherwise);
        told.put("min", field.min() == Long.MIN_VALUE ? null : field.min());
        told.put("max", field.max() == Long.MAX_VALUE ? null : field.max());
        told.put("choices", field.choices());
        return told;
    }

    private static <S extends Record> Definition<S> defaults(Plug<S, ?> plug) {
        return Definition.withDefaults(plug);
    }
}
