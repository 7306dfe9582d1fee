package org.magpie.provider.stored;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.secret.MaskedAddress;
import org.magpie.base.secret.Secret;
import org.magpie.base.secret.Vault;
import org.magpie.provider.CommonFields;
import org.magpie.provider.Definition;
import org.magpie.provider.FieldReader;
import org.magpie.provider.Plug;
import org.magpie.provider.Providers.FormField;

/** The whole form of a plug: its own settings and what all of its kind have in common. */
final class StoredForm<S extends Record> {
    /** What is shorter could be part of any word. */
    private static final int SHORTEST_SECRET = 4;

    private final SettingsForm<S> own;
    private final Optional<SettingsForm<?>> common;
    private final List<FormField> fields;

    /**
     * What a form was filled in with.
     *
     * @param common {@link CommonFields#NONE} where the kind has nothing in common
     */
    record Filled<S extends Record>(S settings, Record common) {}

    /**
     * @throws IllegalArgumentException when a plug has a field that its kind has in common, or a default that is not allowed; a mistake
     *     in the plug
     */
    StoredForm(Plug<S, ?> plug, Optional<CommonFields> common) {
        this.own = new SettingsForm<>(plug);
        this.common = common.map(fields -> common(fields.label(), fields.defaults(), plug));
        this.fields = Stream.concat(own.fields().stream(), common.stream().flatMap(this::commonFields))
                .toList();
        List<String> names = names();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(plug.key() + " has a field that all of its kind have: " + names);
        }
    }

    private static <C extends Record> SettingsForm<C> common(String label, C defaults, Plug<?, ?> plug) {
        @SuppressWarnings("unchecked") // a record's class is that of its own instance
        Class<C> type = (Class<C>) defaults.getClass();
        SettingsForm<C> form = new SettingsForm<>(label, type, defaults);
        return plug.commonDefaults().isEmpty()
                ? form
                : new SettingsForm<>(label, type, form.read(plug.commonDefaults(), null));
    }

    Filled<S> defaults() {
        return new Filled<>(own.defaults(), commonDefaults());
    }

    private Record commonDefaults() {
        return common.<Record>map(SettingsForm::defaults).orElse(CommonFields.NONE);
    }

    /** What all of its kind have in common, as a definition has it. */
    Record commonOf(Definition<?> definition) {
        return definition.common().equals(CommonFields.NONE) ? commonDefaults() : definition.common();
    }

    private Stream<FormField> commonFields(CommonFields fields) {
        return common.stream()
                .flatMap(form -> form.fields().stream())
                .map(field -> field.withChoices(fields.choices().apply(field.name())));
    }

    List<FormField> fields() {
        return fields;
    }

    /** Whether a field is one that all of its kind have. */
    boolean isCommon(String field) {
        return common.stream()
                .flatMap(form -> form.fields().stream())
                .anyMatch(each -> each.name().equals(field));
    }

    private List<String> names() {
        return fields().stream().map(FormField::name).toList();
    }

    Map<String, Object> values(Definition<?> definition) {
        Map<String, Object> values = new LinkedHashMap<>(own.values(definition.settings()));
        common.ifPresent(form -> values.putAll(form.values(commonOf(definition))));
        return values;
    }

    List<String> hosts(Definition<?> definition) {
        return own.hosts(definition.settings());
    }

    Map<String, Secret> secrets(Definition<?> definition) {
        return own.secrets(definition.settings());
    }

    /** A text with {@code ***} for everything of the settings that is secret, as it is and as an address has it. */
    String withoutSecrets(Definition<?> definition, String text) {
        String masked = text;
        for (String secret : own.secretTexts(definition.settings())) {
            if (secret.length() >= SHORTEST_SECRET) {
                masked = masked.replace(secret, MaskedAddress.MASK)
                        .replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), MaskedAddress.MASK);
            }
        }
        return masked;
    }

    /** As {@link SettingsForm#read(Map, Record)}. */
    Filled<S> read(Map<String, ?> values, @Nullable Definition<?> stored) {
        List<String> names = names();
        values.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UserException(
                            "provider.field.unknown", FieldReader.shortened(name), String.join(", ", names));
                });
        S settings = own.read(of(own, values), stored == null ? null : stored.settings());
        Record rest = common.isEmpty()
                ? CommonFields.NONE
                : common.get().read(of(common.get(), values), stored == null ? null : commonOf(stored));
        return new Filled<>(settings, rest);
    }

    private static Map<String, Object> of(SettingsForm<?> form, Map<String, ?> values) {
        Map<String, Object> some = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            Object given = values.get(field.name());
            if (given != null) {
                some.put(field.name(), given);
            }
        }
        return some;
    }

    String write(Definition<?> definition, Vault vault) {
        ObjectNode node = own.written(definition.settings(), vault);
        common.ifPresent(form -> node.setAll(form.written(commonOf(definition), vault)));
        return node.toString();
    }

    Filled<S> read(String stored, Vault vault) {
        return new Filled<>(
                own.read(stored, vault),
                common.isEmpty() ? CommonFields.NONE : common.get().read(stored, vault));
    }
}
