package org.magpie.provider;

import java.util.List;
import java.util.function.Function;

/**
 * Fields that all plugs of a kind have beside their own, such as what a channel is to be told of. In forms, in files, on the command
 * line and in what is stored they stand among the plug's own fields, so their names must not be taken by any.
 *
 * @param label their labels are in the bundle under {@code plug.<label>.<component>}
 * @param defaults a record whose components carry {@link Field}; a plug may have others, see {@link Plug#commonDefaults}
 * @param choices all that may stand in a field that is a list, by its name; empty where anything may
 */
public record CommonFields(ProviderKind kind, String label, Record defaults, Function<String, List<String>> choices) {
    /** The fields of kinds whose plugs have none in common. */
    public static final Record NONE = new None();

    private record None() {}
}
