package org.magpie.provider.stored;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.Json;
import org.magpie.provider.CommonFields;
import org.magpie.provider.Definition;
import org.magpie.provider.FieldReader;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of plugs: definitions with their secrets locked, and states. */
final class ProviderStore {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderStore.class);

    private final Store store;
    private final Vault vault;
    private final Map<String, StoredForm<?>> forms = new HashMap<>();

    ProviderStore(Store store, Vault vault, List<Plug<?, ?>> plugs, List<CommonFields> common) {
        this.store = store;
        this.vault = vault;
        plugs.forEach(plug -> forms.put(
                plug.key(),
                new StoredForm<>(
                        plug,
                        common.stream()
                                .filter(fields -> fields.kind() == plug.kind())
                                .findFirst())));
    }

    StoredForm<?> form(String plug) {
        StoredForm<?> form = forms.get(plug);
        if (form == null) {
            throw new UserException("provider.plug.unknown", FieldReader.shortened(plug));
        }
        return form;
    }

    /**
     * Stores a definition of each plug for which this has never been done.
     *
     * @param first makes it
     */
    void seed(List<Plug<?, ?>> builtIn, Function<Plug<?, ?>, Definition<?>> first) {
        // At almost every start there is nothing to do, and nobody need wait for the writer.
        Set<String> known = store.read(session -> new ProviderRows(session).seeds());
        if (builtIn.stream().allMatch(plug -> known.contains(plug.key()))) {
            return;
        }
        store.change(unit -> {
            Set<String> already = new ProviderRows(unit.session()).seeds();
            for (Plug<?, ?> plug : builtIn) {
                if (!already.contains(plug.key())) {
                    unit.session().insert(row(first.apply(plug)));
                    unit.session().insert(new ProviderSeedEntity(plug.key()));
                }
            }
        });
    }

    /** Those of plugs that this Magpie knows; the rows of others stay, for the version that made them. */
    List<Definition<?>> definitions() {
        List<Definition<?>> definitions = new ArrayList<>();
        for (ProviderRows.Stored row : store.read(session -> new ProviderRows(session).definitions())) {
            if (forms.containsKey(row.plug())) {
                definitions.add(definition(row, form(row.plug())));
            } else {
                LOG.warn("{} needs the plug {}, which this version does not have", row.name(), row.plug());
            }
        }
        return definitions;
    }

    List<ProviderState> states() {
        return store.read(session -> new ProviderRows(session).states());
    }

    /** Stores it and clears its state; answers it with its id. */
    Definition<?> save(UnitOfWork unit, Definition<?> definition) {
        ProviderEntity row = row(definition);
        if (definition.id() == 0) {
            unit.session().insert(row);
        } else if (repository(unit.session()).countOf(definition.id()) == 0) {
            throw new UserException("provider.gone", definition.name());
        } else {
            unit.session().update(row);
            repository(unit.session()).forgetState(definition.id());
        }
        return withId(definition, row.id());
    }

    void delete(UnitOfWork unit, long id) {
        repository(unit.session()).delete(id);
    }

    /** No row stands for a plug that nobody has asked. */
    void keep(UnitOfWork unit, ProviderState state) {
        repository(unit.session()).forgetState(state.definitionId());
        if (state.failures() > 0 || state.answered() != null) {
            unit.session().insert(new ProviderStateEntity(state));
        }
    }

    private static ProviderRepository repository(StatelessSession session) {
        return new ProviderRepository_(session);
    }

    private ProviderEntity row(Definition<?> definition) {
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        definition.tags().stream().sorted().forEach(tags::add);
        return new ProviderEntity(
                definition, tags.toString(), form(definition.plug()).write(definition, vault));
    }

    private <S extends Record> Definition<S> definition(ProviderRows.Stored row, StoredForm<S> form) {
        Set<String> tags = new LinkedHashSet<>();
        Json.parse(row.tags()).forEach(tag -> tags.add(tag.asText()));
        Optional<StoredForm.Filled<S>> settings = settings(row, form);
        StoredForm.Filled<S> filled = settings.orElseGet(form::defaults);
        return new Definition<>(
                row.id(),
                row.plug(),
                row.kind(),
                row.name(),
                row.enabled() && settings.isPresent(),
                row.priority(),
                Set.copyOf(tags),
                filled.settings(),
                filled.common());
    }

    /** Empty where they cannot be used any more: that must not keep everything else from starting. The row stays as it is. */
    private <S extends Record> Optional<StoredForm.Filled<S>> settings(ProviderRows.Stored row, StoredForm<S> form) {
        try {
            return Optional.of(form.read(row.settings(), vault));
        } catch (UserException | IllegalStateException failure) {
            LOG.error(
                    "The settings of {} cannot be used; it is switched off until they are entered again",
                    row.name(),
                    failure);
            return Optional.empty();
        }
    }

    private static <S extends Record> Definition<S> withId(Definition<S> definition, long id) {
        return new Definition<>(
                id,
                definition.plug(),
                definition.kind(),
                definition.name(),
                definition.enabled(),
                definition.priority(),
                definition.tags(),
                definition.settings(),
                definition.common());
    }
}
