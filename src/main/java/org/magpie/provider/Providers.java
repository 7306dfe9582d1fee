package org.magpie.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.magpie.base.error.Message;

/**
 * All plugs that exist and all that are set up. Changes take effect at once and are told as {@link ProvidersChanged}. Safe for
 * any number of threads.
 */
public interface Providers {
    /** What can be set up, by kind, in the order of wiring. */
    List<Plug<?, ?>> plugs(ProviderKind kind);

    Optional<Plug<?, ?>> plug(String key);

    /** The fields of a plug's form, in order. */
    List<FormField> form(String plug);

    /** What is set up, by priority, then name; disabled ones too. */
    List<Definition<?>> definitions(ProviderKind kind);

    Optional<Definition<?>> definition(long id);

    /**
     * The settings of a definition by component name, as a form may show them: secrets are left out, and {@code ***} stands for
     * the secret parts of addresses.
     */
    Map<String, Object> values(Definition<?> definition);

    /** What all plugs of its kind have beside their own settings; {@link CommonFields#NONE} where that is nothing. */
    default Record common(Definition<?> definition) {
        return definition.common();
    }

    /** A text in which nothing of its settings can be read that is secret, whatever put it there; for what is kept and shown. */
    default String withoutSecrets(Definition<?> definition, String text) {
        return text;
    }

    /** The hosts of the web addresses in its settings; none where it needs no address, or has a file. */
    default List<String> hosts(Definition<?> definition) {
        return List.of();
    }

    /**
     * Makes a definition from what a form or a file holds. A secret that is absent is taken from the stored definition,
     * and so is one that is masked in an address of the same host.
     *
     * @throws org.magpie.base.error.UserException naming the first field that is missing or out of range
     */
    Definition<?> read(long id, String plug, String name, boolean enabled, int priority, Map<String, ?> values);

    /** Stores a new one (id 0) or a changed one; answers it with its id. */
    Definition<?> save(Definition<?> definition);

    void delete(long id);

    /**
     * Tries a definition, stored or not.
     *
     * @throws ProviderException what does not work
     */
    Message test(Definition<?> definition);

    /**
     * Asks the other side what may stand in a field.
     *
     * @param definition stored or not; its other fields say whom to ask
     * @return none where the plug does not know
     * @throws ProviderException what does not work
     */
    default List<Choice> choices(Definition<?> definition, String field) {
        return List.of();
    }

    /**
     * What a plug would send or show with these settings, of an example; see {@link Plug#preview}.
     *
     * @param definition stored or not
     */
    default Optional<String> preview(Definition<?> definition) {
        return Optional.empty();
    }

    /**
     * One of several values that a field may have.
     *
     * @param label what a person knows it by
     */
    record Choice(String value, String label) {}

    /** The keys of what a plug's form offers to do, such as signing in; the label of each is {@code plug.<plug>.action.<key>}. */
    default List<String> actions(String plug) {
        return List.of();
    }

    /**
     * Does one of {@link #actions}, or goes on with it.
     *
     * @param state of the step before, empty at first
     * @throws ProviderException what does not work
     */
    default ActionStep act(Definition<?> definition, String action, String state) {
        throw new IllegalArgumentException("There is no action " + action);
    }

    ProviderState state(long id);

    /**
     * The enabled definitions of a kind that are not paused, opened, first priority first. What is opened is kept until its
     * definition changes, so that it may hold a session.
     *
     * @param type what the kind opens, such as {@code Indexer.class}
     */
    <T> List<Opened<T>> open(ProviderKind kind, Class<T> type);

    /** One definition opened, whether paused or disabled; empty when there is none of that id. */
    <T> Optional<Opened<T>> open(long id, Class<T> type);

    /**
     * Uses an opened plug and keeps its state: success clears it, a {@link ProviderException} raises the pause (1, 5, 15, 60
     * minutes, 3, 6, 12, 24 hours; a {@code Retry-After} counts) and is thrown on.
     */
    <T, R> R use(Opened<T> opened, Function<T, R> work);

    /** A plug ready for use. */
    record Opened<T>(Definition<?> definition, T provider) {}

    /**
     * One field of a form.
     *
     * @param name the settings record's component
     * @param choices the constants of an enum, or all that may stand in a list; empty where anything may
     * @param when on what it depends, empty for nothing
     * @param asked whether {@link #choices} may know what can stand in it
     * @param columns of each entry of a list of records, empty for anything else
     */
    record FormField(
            String plug,
            String name,
            Type type,
            Field.Meaning meaning,
            boolean required,
            boolean advanced,
            long min,
            long max,
            List<String> choices,
            Optional<FieldCondition> when,
            boolean asked,
            List<FormField> columns) {
        /** One that is always shown and holds no records. */
        public FormField(
                String plug,
                String name,
                Type type,
                Field.Meaning meaning,
                boolean required,
                boolean advanced,
                long min,
                long max,
                List<String> choices) {
            this(plug, name, type, meaning, required, advanced, min, max, choices, Optional.empty(), false, List.of());
        }

        /** The same where only these may stand in it; none for anything. */
        public FormField withChoices(List<String> only) {
            return only.isEmpty()
                    ? this
                    : new FormField(
                            plug, name, type, meaning, required, advanced, min, max, only, when, asked, columns);
        }

        /** Whether it counts, with these values of the whole form; absent ones are empty. */
        public boolean counts(Map<String, ?> values) {
            return when.isEmpty() || when.get().isMet(values);
        }

        /** What is wrong with a value, by the same rules for window, command line and files; empty where nothing is. */
        public Optional<Message> problem(Object given) {
            return FieldReader.problem(this, given);
        }

        /** Key of the label in the bundle. */
        public String label() {
            return "plug." + plug + "." + name;
        }

        /** Key of the help in the bundle. */
        public String help() {
            return label() + ".help";
        }
    }

    /** What a form draws a field as. */
    enum Type {
        TEXT,
        NUMBER,
        DECIMAL,
        SWITCH,
        SECRET,
        CHOICE,
        LIST,
        /** Entries of several texts each. */
        RECORDS
    }
}
