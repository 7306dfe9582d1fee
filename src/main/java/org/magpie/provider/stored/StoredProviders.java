package org.magpie.provider.stored;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.Secret;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.Texts;
import org.magpie.base.undo.UndoRecord;
import org.magpie.provider.ActionStep;
import org.magpie.provider.BackOff;
import org.magpie.provider.CommonFields;
import org.magpie.provider.Contact;
import org.magpie.provider.Definition;
import org.magpie.provider.FieldReader;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;
import org.magpie.provider.Providers;
import org.magpie.provider.ProvidersChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Providers} in the database, with a copy of it in memory, since every search and every screen asks for them. A plug
 * that is {@link Plug#builtIn()} is set up once, with its defaults, at the first start that knows it.
 *
 * <p>What a plug opens is closed, where it can be, when its definition changes or this closes; a plug itself when this closes.
 */
public final class StoredProviders implements Providers, AutoCloseable {
    /** What the store has to know. */
    public static final List<Class<?>> ENTITIES =
            List.of(ProviderEntity.class, ProviderStateEntity.class, ProviderSeedEntity.class);

    private static final Logger LOG = LoggerFactory.getLogger(StoredProviders.class);
    /** An answer is noted so often: every single one would be a write for each call. */
    private static final Duration NOTED_EVERY = Duration.ofHours(1);

    private static final int LONGEST_NAME = 200;

    private final Store store;
    private final Clock clock;
    private final Map<String, Plug<?, ?>> plugs = new LinkedHashMap<>();
    private final ProviderStore rows;

    // Both follow the database: changed only when a unit of work has been committed, of which one runs at a time.
    private final Map<Long, Definition<?>> definitions = new ConcurrentHashMap<>();
    private final Map<Long, ProviderState> states = new ConcurrentHashMap<>();

    private final OpenedPlugs opened = new OpenedPlugs(definition -> open(plugOf(definition), definition));

    public StoredProviders(Store store, Vault vault, Clock clock, List<Plug<?, ?>> plugs) {
        this(store, vault, clock, plugs, List.of());
    }

    /** @param common what all plugs of a kind have beside their own fields, at most once for each kind */
    public StoredProviders(Store store, Vault vault, Clock clock, List<Plug<?, ?>> plugs, List<CommonFields> common) {
        this.store = store;
        this.clock = clock;
        for (Plug<?, ?> plug : plugs) {
            if (this.plugs.put(plug.key(), plug) != null) {
                throw new IllegalArgumentException("Two plugs are called " + plug.key());
            }
        }
        this.rows = new ProviderStore(store, vault, plugs, common);
        rows.seed(plugs.stream().filter(Plug::builtIn).toList(), StoredProviders::seed);
        rows.definitions().forEach(definition -> definitions.put(definition.id(), definition));
        rows.states().forEach(state -> states.put(state.definitionId(), state));
    }

    private static <S extends Record> Definition<S> seed(Plug<S, ?> plug) {
        return new Definition<>(
                0,
                plug.key(),
                plug.kind(),
                new Texts(Locale.getDefault()).get("plug." + plug.key()),
                true,
                Definition.MIDDLE_PRIORITY,
                Set.of(),
                plug.defaults());
    }

    @Override
    public List<Plug<?, ?>> plugs(ProviderKind kind) {
        return plugs.values().stream().filter(plug -> plug.kind() == kind).collect(Collectors.toUnmodifiableList());
    }

    @Override
    public Optional<Plug<?, ?>> plug(String key) {
        return Optional.ofNullable(plugs.get(key));
    }

    @Override
    public List<FormField> form(String plug) {
        return rows.form(plug).fields();
    }

    @Override
    public List<Definition<?>> definitions(ProviderKind kind) {
        return definitions.values().stream()
                .filter(definition -> definition.kind() == kind)
                .sorted(Comparator.<Definition<?>>comparingInt(Definition::priority)
                        .thenComparing(Definition::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparingLong(Definition::id))
                .collect(Collectors.toUnmodifiableList());
    }

    @Override
    public Optional<Definition<?>> definition(long id) {
        return Optional.ofNullable(definitions.get(id));
    }

    @Override
    public Record common(Definition<?> definition) {
        return rows.form(definition.plug()).commonOf(definition);
    }

    @Override
    public Map<String, Object> values(Definition<?> definition) {
        return rows.form(definition.plug()).values(definition);
    }

    @Override
    public String withoutSecrets(Definition<?> definition, String text) {
        return rows.form(definition.plug()).withoutSecrets(definition, text);
    }

    @Override
    public List<String> hosts(Definition<?> definition) {
        return rows.form(definition.plug()).hosts(definition);
    }

    /** What {@link #values} leaves out or masks, by component name; an address as a whole. */
    public Map<String, Secret> secrets(Definition<?> definition) {
        return rows.form(definition.plug()).secrets(definition);
    }

    @Override
    public Definition<?> read(long id, String plug, String name, boolean enabled, int priority, Map<String, ?> values) {
        Plug<?, ?> known = plugs.get(plug);
        if (known == null) {
            throw new UserException("provider.plug.unknown", FieldReader.shortened(plug));
        }
        String label = name.strip();
        if (label.isEmpty()) {
            throw new UserException("provider.name.required");
        }
        if (label.length() > LONGEST_NAME) {
            throw new UserException("provider.name.too-long", LONGEST_NAME);
        }
        if (priority < 1 || priority > 50) {
            throw new UserException("provider.priority.out-of-range", 1, 50);
        }
        Definition<?> stored = definitions.get(id);
        if (stored != null && !stored.plug().equals(plug)) {
            throw new UserException("provider.plug.other", stored.name());
        }
        StoredForm.Filled<?> filled = rows.form(plug).read(values, stored);
        return new Definition<>(
                id,
                plug,
                known.kind(),
                label,
                enabled,
                priority,
                stored == null ? Set.of() : stored.tags(),
                filled.settings(),
                filled.common());
    }

    @Override
    public Definition<?> save(Definition<?> definition) {
        Definition<?> saved = store.write(unit -> save(unit, definition));
        opened.close(saved.id());
        return saved;
    }

    /** {@link #save(Definition)} within a unit of work; it is known only when that is committed. */
    public Definition<?> save(UnitOfWork unit, Definition<?> definition) {
        Definition<?> saved = rows.save(unit, definition);
        unit.afterCommit(() -> {
            definitions.put(saved.id(), saved);
            // What was wrong may be mended now: try it at once instead of waiting for a pause to end.
            states.remove(saved.id());
        });
        unit.publish(new ProvidersChanged(saved.kind(), saved.id()));
        return saved;
    }

    @Override
    public void delete(long id) {
        store.change(unit -> {
            Definition<?> gone = definitions.get(id);
            if (gone != null) {
                // Its secrets stay locked as they are: they are put back without ever being opened.
                UndoRecord.begin(unit, Message.of("undo.provider", gone.name())).deleting("provider", id);
            }
            rows.delete(unit, id);
            unit.afterCommit(() -> {
                definitions.remove(id);
                states.remove(id);
            });
            if (gone != null) {
                unit.publish(new ProvidersChanged(gone.kind(), id));
            }
        });
        opened.close(id);
    }

    /** Takes in what an undo has put back. */
    public void restored(Set<Long> ids) {
        List<Definition<?>> back = rows.definitions().stream()
                .filter(definition -> ids.contains(definition.id()))
                .toList();
        store.change(unit -> back.forEach(definition -> {
            unit.afterCommit(() -> definitions.put(definition.id(), definition));
            unit.publish(new ProvidersChanged(definition.kind(), definition.id()));
        }));
    }

    @Override
    public Message test(Definition<?> definition) {
        Message works = test(plugOf(definition), definition);
        if (definition.equals(definitions.get(definition.id()))) {
            succeeded(definition);
        }
        return works;
    }

    private static <S extends Record> Message test(Plug<S, ?> plug, Definition<?> definition) {
        return plug.test(typed(plug, definition));
    }

    @Override
    public List<Choice> choices(Definition<?> definition, String field) {
        return choices(plugOf(definition), definition, field);
    }

    private static <S extends Record> List<Choice> choices(Plug<S, ?> plug, Definition<?> definition, String field) {
        return plug.choices(typed(plug, definition), field);
    }

    @Override
    public Optional<String> preview(Definition<?> definition) {
        return preview(plugOf(definition), definition);
    }

    private static <S extends Record> Optional<String> preview(Plug<S, ?> plug, Definition<?> definition) {
        return plug.preview(typed(plug, definition));
    }

    @Override
    public List<String> actions(String plug) {
        return plug(plug).<List<String>>map(Plug::actions).orElse(List.of());
    }

    @Override
    public ActionStep act(Definition<?> definition, String action, String state) {
        return act(plugOf(definition), definition, action, state);
    }

    private static <S extends Record> ActionStep act(
            Plug<S, ?> plug, Definition<?> definition, String action, String state) {
        return plug.act(typed(plug, definition), action, state);
    }

    @Override
    public ProviderState state(long id) {
        return states.getOrDefault(id, ProviderState.unasked(id));
    }

    @Override
    public <T> List<Opened<T>> open(ProviderKind kind, Class<T> type) {
        Instant now = now();
        return definitions(kind).stream()
                .filter(Definition::enabled)
                .filter(definition -> !state(definition.id()).isPausedAt(now))
                .map(definition -> opened.of(definition, type))
                .toList();
    }

    @Override
    public <T> Optional<Opened<T>> open(long id, Class<T> type) {
        return definition(id).map(definition -> opened.of(definition, type));
    }

    private static <S extends Record> Object open(Plug<S, ?> plug, Definition<?> definition) {
        return plug.open(typed(plug, definition));
    }

    private static <S extends Record> Definition<S> typed(Plug<S, ?> plug, Definition<?> definition) {
        return new Definition<>(
                definition.id(),
                definition.plug(),
                definition.kind(),
                definition.name(),
                definition.enabled(),
                definition.priority(),
                definition.tags(),
                plug.settingsType().cast(definition.settings()),
                definition.common());
    }

    private Plug<?, ?> plugOf(Definition<?> definition) {
        Plug<?, ?> plug = plugs.get(definition.plug());
        if (plug == null) {
            throw new UserException("provider.plug.unknown", FieldReader.shortened(definition.plug()));
        }
        return plug;
    }

    /** {@inheritDoc} A refusal is an answer: the plug works, so it raises no pause. */
    @Override
    public <T, R> R use(Opened<T> opened, Function<T, R> work) {
        R result;
        Contact contact = new Contact();
        try {
            result = contact.during(() -> work.apply(opened.provider()));
        } catch (ProviderException.Refused refused) {
            succeeded(opened.definition());
            throw refused;
        } catch (ProviderException failure) {
            failed(opened.definition(), failure);
            throw failure;
        }
        // Some work asks nothing, such as a look for what is wanted when nothing is: that says nothing of the other
        // side.
        if (contact.isMade() || hosts(opened.definition()).isEmpty()) {
            succeeded(opened.definition());
        }
        return result;
    }

    private void succeeded(Definition<?> definition) {
        ProviderState before = state(definition.id());
        Instant last = before.answered();
        Instant now = now();
        if (before.failures() > 0) {
            LOG.info("{} works again", definition.name());
            keep(definition, ProviderState.answered(definition.id(), now));
        } else if (last == null || Duration.between(last, now).abs().compareTo(NOTED_EVERY) > 0) {
            keep(definition, ProviderState.answered(definition.id(), now));
        }
    }

    private void failed(Definition<?> definition, ProviderException failure) {
        ProviderState state = BackOff.after(state(definition.id()), failure, now());
        LOG.warn(
                "{} failed ({} in a row), paused until {}: {}",
                definition.name(),
                state.failures(),
                state.pausedUntil(),
                failure.said());
        keep(definition, state);
    }

    /** The state of a definition that was changed or deleted meanwhile is of no use to anybody. */
    private void keep(Definition<?> definition, ProviderState state) {
        store.change(unit -> {
            if (!definition.equals(definitions.get(definition.id()))) {
                return;
            }
            rows.keep(unit, state);
            unit.afterCommit(() -> {
                if (state.failures() == 0 && state.answered() == null) {
                    states.remove(definition.id());
                } else {
                    states.put(definition.id(), state);
                }
            });
            unit.publish(new ProvidersChanged(definition.kind(), definition.id()));
        });
    }

    @Override
    public void close() {
        opened.closeAll();
        plugs.values().forEach(StoredProviders::end);
    }

    /** Some plugs have work of their own going on, which must end before what it stands on is closed. */
    private static void end(Plug<?, ?> plug) {
        if (plug instanceof AutoCloseable work) {
            try {
                work.close();
            } catch (Exception failure) { // it is not used any more, whatever is wrong with it
                LOG.warn("The plug {} did not close cleanly", plug.key(), failure);
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
