package org.magpie.cli.notice;

import java.util.List;
import java.util.stream.Collectors;
import org.magpie.base.error.UserException;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;

/** A channel as a person writes it: its name without regard to case, or its number. */
final class NamedChannel {
    private NamedChannel() {}

    /**
     * The one that is meant.
     *
     * @throws UserException when there is none, naming those that there are, or more than one
     */
    static Definition<?> of(Providers providers, String written) {
        List<Definition<?>> all = providers.definitions(ProviderKind.CHANNEL);
        List<Definition<?>> named = all.stream()
                .filter(each -> each.name().equalsIgnoreCase(written.strip()))
                .toList();
        if (named.isEmpty()) {
            named = all.stream()
                    .filter(each -> String.valueOf(each.id()).equals(written.strip()))
                    .toList();
        }
        if (named.isEmpty()) {
            throw new UserException(
                    "cli.notify.none",
                    written,
                    all.stream().map(Definition::name).collect(Collectors.joining(", ")));
        }
        if (named.size() > 1) {
            throw new UserException(
                    "cli.notify.many",
                    written,
                    named.stream().map(each -> String.valueOf(each.id())).collect(Collectors.joining(", ")));
        }
        return named.getFirst();
    }
}
