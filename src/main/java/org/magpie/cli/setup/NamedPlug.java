package org.magpie.cli.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.magpie.base.error.UserException;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;

/** Something that is set up, as a person writes it: its name without regard to case, or its number. */
record NamedPlug(String written) {
    NamedPlug {
        written = written.strip();
    }

    static List<Definition<?>> all(Providers providers) {
        List<Definition<?>> all = new ArrayList<>();
        for (ProviderKind kind : ProviderKind.values()) {
            all.addAll(providers.definitions(kind));
        }
        return all;
    }

    /**
     * The one that is meant.
     *
     * @throws UserException when there is none, naming those that there are, or more than one
     */
    Definition<?> of(Providers providers) {
        List<Definition<?>> all = all(providers);
        List<Definition<?>> named = all.stream()
                .filter(each -> each.name().equalsIgnoreCase(written))
                .toList();
        if (named.isEmpty()) {
            named = all.stream()
                    .filter(each -> String.valueOf(each.id()).equals(written))
                    .toList();
        }
        if (named.isEmpty()) {
            throw new UserException(
                    "cli.plug.none", written, all.stream().map(Definition::name).collect(Collectors.joining(", ")));
        }
        if (named.size() > 1) {
            throw new UserException(
                    "cli.plug.many",
                    written,
                    named.stream().map(each -> String.valueOf(each.id())).collect(Collectors.joining(", ")));
        }
        return named.getFirst();
    }
}
