package org.magpie.pipeline.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.magpie.base.error.Message;
import org.magpie.provider.Definition;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;
import org.magpie.provider.Providers;

/** Indexers that are simply there, for tests. */
public final class FakeIndexers implements Providers {
    private final List<Opened<Indexer>> opened = new ArrayList<>();
    private final Map<Long, ProviderState> states = new ConcurrentHashMap<>();

    /** What such a plug is set up with. */
    public record NoSettings() {}

    public FakeIndexers with(long id, String name, int priority, Indexer indexer, String... tags) {
        opened.add(new Opened<>(
                new Definition<>(
                        id, "fake", ProviderKind.INDEXER, name, true, priority, Set.of(tags), new NoSettings()),
                indexer));
        return this;
    }

    public FakeIndexers pause(long id, Instant until, Message said) {
        states.put(id, new ProviderState(id, 1, until, Instant.EPOCH, said, null));
        return this;
    }

    @Override
    public List<Definition<?>> definitions(ProviderKind kind) {
        return opened.stream().<Definition<?>>map(Opened::definition).toList();
    }

    @Override
    public Optional<Definition<?>> definition(long id) {
        return definitions(ProviderKind.INDEXER).stream()
                .filter(definition -> definition.id() == id)
                .findFirst();
    }

    @Override
    public ProviderState state(long id) {
        return states.getOrDefault(id, ProviderState.answered(id, java.time.Instant.EPOCH));
    }

    @Override
    public <T> List<Opened<T>> open(ProviderKind kind, Class<T> type) {
        return opened.stream()
                .filter(one -> !states.containsKey(one.definition().id()))
                .map(one -> new Opened<>(one.definition(), type.cast(one.provider())))
                .toList();
    }

    @Override
    public <T, R> R use(Opened<T> one, Function<T, R> work) {
        return work.apply(one.provider());
    }

    @Override
    public <T> Optional<Opened<T>> open(long id, Class<T> type) {
        return open(ProviderKind.INDEXER, type).stream()
                .filter(one -> one.definition().id() == id)
                .findFirst();
    }

    @Override
    public List<Plug<?, ?>> plugs(ProviderKind kind) {
        return List.of();
    }

    @Override
    public Optional<Plug<?, ?>> plug(String key) {
        return Optional.empty();
    }

    @Override
    public List<FormField> form(String plug) {
        return List.of();
    }

    @Override
    public Map<String, Object> values(Definition<?> definition) {
        return Map.of();
    }

    @Override
    public Definition<?> read(long id, String plug, String name, boolean enabled, int priority, Map<String, ?> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Definition<?> save(Definition<?> definition) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Message test(Definition<?> definition) {
        throw new UnsupportedOperationException();
    }
}
