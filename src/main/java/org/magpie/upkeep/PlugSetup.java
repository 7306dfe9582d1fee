package org.magpie.upkeep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.Secret;
import org.magpie.base.secret.Vault;
import org.magpie.provider.Definition;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.stored.StoredProviders;

/** The plugs in the set-up document; one of the same kind and name is replaced, and keeps the secrets that the document lacks. */
final class PlugSetup implements SetupPart<List<SetupDocument.PlugPart>> {
    private static final int USUAL_PRIORITY = 25;

    private final StoredProviders providers;

    PlugSetup(StoredProviders providers) {
        this.providers = providers;
    }

    @Override
    public String key() {
        return "plugs";
    }

    @Override
    public List<SetupDocument.PlugPart> export() {
        return definitions().stream()
                .map(definition -> new SetupDocument.PlugPart(
                        definition.plug(),
                        definition.name(),
                        definition.enabled(),
                        definition.priority(),
                        definition.tags().isEmpty() ? null : new TreeSet<>(definition.tags()),
                        providers.values(definition)))
                .toList();
    }

    /** Everything that {@link #export} leaves out or masks, locked. */
    Map<String, String> secrets(Vault vault) {
        Map<String, String> locked = new LinkedHashMap<>();
        for (Definition<?> definition : definitions()) {
            providers
                    .secrets(definition)
                    .forEach((component, secret) -> locked.put(
                            LockedSecret.key(definition.plug(), definition.name(), component), vault.lock(secret)));
        }
        return locked;
    }

    private List<Definition<?>> definitions() {
        List<Definition<?>> all = new ArrayList<>();
        for (ProviderKind kind : ProviderKind.values()) {
            all.addAll(providers.definitions(kind));
        }
        return all;
    }

    @Override
    public void apply(List<SetupDocument.PlugPart> section, SetupRun run) {
        for (int at = 0; at < section.size(); at++) {
            SetupDocument.PlugPart part = section.get(at);
            run.entry(
                    SetupRun.entry(key(), at),
                    part.name(),
                    () -> run.stored(providers.save(run.unit(), read(part, run.secrets()))));
        }
    }

    private Definition<?> read(SetupDocument.PlugPart part, Map<String, Secret> secrets) {
        String plug = part.plug();
        String name = part.name();
        if (plug == null || name == null || name.isBlank()) {
            throw new UserException("setup.plug.incomplete");
        }
        if (providers.plug(plug).isEmpty()) {
            throw new UserException("setup.plug.unknown", plug, plugs());
        }
        long id = definitions().stream()
                .filter(known -> known.plug().equals(plug) && known.name().equals(name))
                .mapToLong(Definition::id)
                .findFirst()
                .orElse(0);
        Map<String, Object> values = new HashMap<>(Objects.requireNonNullElse(part.settings(), Map.of()));
        providers.form(plug).forEach(field -> {
            Secret secret = secrets.get(LockedSecret.key(plug, name, field.name()));
            if (secret != null) {
                values.put(field.name(), secret.reveal());
            }
        });
        try {
            Definition<?> definition = providers.read(
                    id,
                    plug,
                    name,
                    Objects.requireNonNullElse(part.enabled(), true),
                    Objects.requireNonNullElse(part.priority(), USUAL_PRIORITY),
                    values);
            return part.tags() == null ? definition : definition.withTags(part.tags());
        } catch (UserException failure) {
            throw new UserException(failure, "setup.plug.settings", Message.about(name, failure.message()));
        }
    }

    private String plugs() {
        return Stream.of(ProviderKind.values())
                .flatMap(kind -> providers.plugs(kind).stream())
                .map(Plug::key)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
