package org.magpie.provider;

import java.util.Set;

/**
 * One plug that a person has set up.
 *
 * @param id unique over all plugs; 0 while it is not stored
 * @param plug its {@link Plug#key()}
 * @param name given by the person
 * @param enabled whether it is used by itself
 * @param priority 1 first to 50 last
 * @param tags it is only for titles with one of these; empty: for all
 * @param common what all plugs of the kind have beside their own settings, see {@link CommonFields}; {@link CommonFields#NONE} for the
 *     defaults
 */
public record Definition<S extends Record>(
        long id,
        String plug,
        ProviderKind kind,
        String name,
        boolean enabled,
        int priority,
        Set<String> tags,
        S settings,
        Record common) {
    /** Where nobody has said which comes first. */
    public static final int MIDDLE_PRIORITY = 25;

    /** With the defaults of what all of its kind have in common. */
    public Definition(
            long id,
            String plug,
            ProviderKind kind,
            String name,
            boolean enabled,
            int priority,
            Set<String> tags,
            S settings) {
        this(id, plug, kind, name, enabled, priority, tags, settings, CommonFields.NONE);
    }

    /** Without the settings, whose addresses may hold keys: what may be logged. */
    @Override
    public String toString() {
        return plug + " “" + name + "” (" + id + ")";
    }

    /** The same for titles with one of other tags. */
    public Definition<S> withTags(Set<String> others) {
        return new Definition<>(id, plug, kind, name, enabled, priority, Set.copyOf(others), settings, common);
    }

    /** The same, used by itself or not. */
    public Definition<S> withEnabled(boolean used) {
        return new Definition<>(id, plug, kind, name, used, priority, tags, settings, common);
    }

    /** A new one as its plug's defaults have it, of middle priority, named like its plug and not yet stored. */
    public static <S extends Record> Definition<S> withDefaults(Plug<S, ?> plug) {
        return new Definition<>(
                0, plug.key(), plug.kind(), plug.key(), true, MIDDLE_PRIORITY, Set.of(), plug.defaults());
    }
}
