package org.magpie.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.magpie.base.error.Message;

/**
 * One way of doing something outside of Magpie: an indexer, a download client, a channel, a source of facts. It is one class,
 * its test and one line of wiring; form, test button, state and back-off come with it.
 *
 * @param <S> its settings: a record whose components carry {@link Field}
 * @param <T> what it opens: an Indexer, a DownloadClient, a Channel, a MetadataSource
 */
public interface Plug<S extends Record, T> {
    /** Never changes once released: it is stored. Lower-case letters, such as {@code torznab}; its name in the bundle is {@code plug.<key>}. */
    String key();

    ProviderKind kind();

    Class<S> settingsType();

    /** What the form starts with. */
    S defaults();

    /** What the form starts with in {@link CommonFields} where that is not the same for all of the kind, by component name. */
    default Map<String, ?> commonDefaults() {
        return Map.of();
    }

    /** Whether a new library has one of these from the start, working without any account. */
    default boolean builtIn() {
        return false;
    }

    /** Makes the thing for one definition. Does no network call. */
    T open(Definition<S> definition);

    /**
     * Tries the settings against the real thing, within 30 seconds.
     *
     * @return what works, in one sentence ("qBittorrent 4.5.2, category magpie is there")
     * @throws ProviderException what does not, each with its sentence
     */
    Message test(Definition<S> definition);

    /**
     * Asks the other side what may stand in a field with {@link Field#asked}, such as its folders, profiles or categories.
     *
     * @throws ProviderException what does not work
     */
    default List<Providers.Choice> choices(Definition<S> definition, String field) {
        return List.of();
    }

    /**
     * What it would send or show with what is filled in, of an example, for the form to show beside the fields. Calls nobody, and holds
     * no secret.
     *
     * @return plain text of a few lines; empty where there is nothing to show
     * @throws org.magpie.base.error.UserException what is wrong with what is filled in
     */
    default Optional<String> preview(Definition<S> definition) {
        return Optional.empty();
    }

    /** Keys of what its form offers to do with what is filled in, such as signing in with a code. */
    default List<String> actions() {
        return List.of();
    }

    /**
     * Does one of {@link #actions}, or goes on with it. Does not wait for a person: what a person has to do elsewhere first is an
     * {@link ActionStep.Waiting}, with which it is called again.
     *
     * @param state of the step before, empty at first
     * @throws ProviderException what does not work
     */
    default ActionStep act(Definition<S> definition, String action, String state) {
        throw new IllegalArgumentException("There is no action " + action);
    }
}
