package org.magpie.upkeep;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.pipeline.download.place.PlaceMapping;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;

/** Where clients put things, in the set-up document; a client is named, since ids differ from one library to the next. */
final class PlaceSetup implements SetupPart<List<SetupDocument.PlacePart>> {
    private final PlaceMappings places;
    private final Providers providers;

    PlaceSetup(PlaceMappings places, Providers providers) {
        this.places = places;
        this.providers = providers;
    }

    @Override
    public String key() {
        return "places";
    }

    @Override
    public List<SetupDocument.PlacePart> export() {
        return places.all().stream()
                .map(mapping -> new SetupDocument.PlacePart(
                        providers
                                .definition(mapping.clientId())
                                .map(Definition::name)
                                .orElse(null),
                        mapping.remote(),
                        mapping.local()))
                .toList();
    }

    /** One of the same client and folder is replaced. */
    @Override
    public void apply(List<SetupDocument.PlacePart> section, SetupRun run) {
        for (int at = 0; at < section.size(); at++) {
            SetupDocument.PlacePart part = section.get(at);
            run.entry(SetupRun.entry(key(), at), part.remote(), () -> {
                String remote = Objects.requireNonNullElse(part.remote(), "");
                long client = client(part.client(), run);
                long id = places.all().stream()
                        .filter(known ->
                                known.clientId() == client && known.remote().equals(remote))
                        .mapToLong(PlaceMapping::id)
                        .findFirst()
                        .orElse(0);
                places.save(
                        run.unit(), new PlaceMapping(id, client, remote, Objects.requireNonNullElse(part.local(), "")));
            });
        }
    }

    /** The client of that name, 0 for any. */
    private long client(@Nullable String name, SetupRun run) {
        if (name == null) {
            return 0;
        }
        List<Definition<?>> clients = providers.definitions(ProviderKind.DOWNLOAD_CLIENT);
        return run.plug(ProviderKind.DOWNLOAD_CLIENT, name)
                .or(() -> clients.stream()
                        .filter(known -> known.name().equals(name))
                        .map(Definition::id)
                        .findFirst())
                .orElseThrow(() -> new UserException(
                        "setup.place.client",
                        name,
                        clients.stream().map(Definition::name).collect(Collectors.joining(", "))));
    }
}
