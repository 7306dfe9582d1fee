package org.magpie.pipeline.search.indexer.newznab;

import java.util.List;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.search.indexer.Addresses;
import org.magpie.provider.Definition;
import org.magpie.provider.Field;

/**
 * Where a server of the Newznab family is and as whom it is asked.
 *
 * @param address of the site, or of the indexer inside Jackett or Prowlarr
 * @param path of the API under it
 * @param key given by the site
 * @param categories Newznab numbers; empty for all of a kind
 * @param additional parameters for every call, as {@code &name=value}
 */
public record NewznabSite(
        @Field(required = true, meaning = Field.Meaning.ADDRESS)
        String address,

        @Field(advanced = true) String path,
        @Field Secret key,
        @Field(advanced = true) List<String> categories,
        @Field(advanced = true) String additional) {
    static final NewznabSite EMPTY = new NewznabSite("", "/api", Secret.NONE, List.of(), "");

    NewznabProtocol.Connection connection(Definition<?> definition) {
        return new NewznabProtocol.Connection(
                definition.id(),
                definition.name(),
                Addresses.under(Addresses.of(address), path),
                key,
                categories,
                additional);
    }
}
