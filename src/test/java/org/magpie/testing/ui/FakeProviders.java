package org.magpie.testing.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.provider.ActionStep;
import org.magpie.provider.Definition;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;
import org.magpie.provider.Providers;

/** Plugs in memory, with states that a test sets. */
public final class FakeProviders implements Providers {
    private final List<Plug<?, ?>> plugs = new ArrayList<>();
    private final Map<String, List<FormField>> forms = new LinkedHashMap<>();
    private final Map<Long, Definition<?>> definitions = new LinkedHashMap<>();
    private final Map<Long, ProviderState> states = new LinkedHashMap<>();

    /** A plug that can be set up. */
    public void plug(Plug<?, ?> plug, List<FormField> form) {
        plugs.add(plug);
        forms.put(plug.key(), form);
    }

    /** What {@link #values} answers with, by field. */
    public final Map<String, Object> values = new LinkedHashMap<>();

    /** What a test of a plug comes to. */
    public volatile Supplier<Message> trial = () -> Message.of("It answers.");

    /** One that is left alone for a while. */
    public void paused(long id, int failures, Message said, Instant until) {
        states.put(id, new ProviderState(id, failures, until, until, said, null));
    }

    /** How one of them has been doing. */
    public void state(long id, int failures, @Nullable Message said) {
        states.put(id, new ProviderState(id, failures, null, null, said, null));
    }

    /** One that is set up, without settings worth naming. */
    public Definition<?> put(String plug, ProviderKind kind, String name, boolean enabled) {
        return save(new Definition<>(0, plug, kind, name, enabled, 25, Set.of(), new Nothing()));
    }

    @Override
    public List<Plug<?, ?>> plugs(ProviderKind kind) {
        return plugs.stream().filter(plug -> plug.kind() == kind).toList();
    }

    @Override
    public Optional<Plug<?, ?>> plug(String key) {
        return plugs.stream()
                .filter(plug -> plug.key().equals(key))
                .<Plug<?, ?>>map(plug -> plug)
                .findFirst();
    }

    @Override
    public List<FormField> form(String plug) {
        return forms.getOrDefault(plug, List.of());
    }

    @Override
    public synchronized List<Definition<?>> definitions(ProviderKind kind) {
        List<Definition<?>> found = new ArrayList<>();
        definitions.values().stream()
                .filter(definition -> definition.kind() == kind)
                .forEach(found::add);
        return found;
    }

    @Override
    public synchronized Optional<Definition<?>> definition(long id) {
        return Optional.ofNullable(definitions.get(id));
    }

    @Override
    public Map<String, Object> values(Definition<?> definition) {
        Map<String, Object> known = new LinkedHashMap<>();
        form(definition.plug()).stream()
                .filter(field -> values.containsKey(field.name()))
                .forEach(field -> known.put(field.name(), values.get(field.name())));
        return known;
    }

    @Override
    public Definition<?> read(long id, String plug, String name, boolean enabled, int priority, Map<String, ?> values) {
        lastRead = Map.copyOf(values);
        ProviderKind kind = plug(plug).map(Plug::kind).orElse(ProviderKind.INDEXER);
        return new Definition<>(id, plug, kind, name, enabled, priority, Set.of(), new Nothing());
    }

    @Override
    public synchronized Definition<?> save(Definition<?> definition) {
        long id = definition.id() == 0 ? definitions.size() + 1L : definition.id();
        Definition<?> stored = new Definition<>(
                id,
                definition.plug(),
                definition.kind(),
                definition.name(),
                definition.enabled(),
                definition.priority(),
                definition.tags(),
                definition.settings());
        definitions.put(id, stored);
        return stored;
    }

    @Override
    public synchronized void delete(long id) {
        definitions.remove(id);
    }

    @Override
    public Message test(Definition<?> definition) {
        return trial.get();
    }

    /** What {@link #choices} answers with, by field. */
    public final Map<String, List<Choice>> choices = new LinkedHashMap<>();

    /** What actions come to, in order; there is an action where there is a step. */
    public final List<ActionStep> steps = new ArrayList<>();

    @Override
    public List<Choice> choices(Definition<?> definition, String field) {
        return choices.getOrDefault(field, List.of());
    }

    @Override
    public List<String> actions(String plug) {
        return steps.isEmpty() ? List.of() : List.of("sign-in");
    }

    @Override
    public ActionStep act(Definition<?> definition, String action, String state) {
        return steps.removeFirst();
    }

    /** The values that {@link #read} was last given. */
    public volatile Map<String, ?> lastRead = Map.of();

    @Override
    public ProviderState state(long id) {
        return states.getOrDefault(id, ProviderState.answered(id, java.time.Instant.EPOCH));
    }

    @Override
    public <T> List<Opened<T>> open(ProviderKind kind, Class<T> type) {
        return List.of();
    }

    @Override
    public <T> Optional<Opened<T>> open(long id, Class<T> type) {
        return Optional.empty();
    }

    @Override
    public <T, R> R use(Opened<T> opened, Function<T, R> work) {
        return work.apply(opened.provider());
    }

    /** Settings of a plug that needs none. */
    public record Nothing() {}
}
