package org.magpie.catalog;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.magpie.base.http.Call;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;

/**
 * Calls for the pictures that a metadata source names. The address stands in an answer, so that it may lead into the home network only
 * where a person has set up a source on that very host.
 */
public final class PictureCalls {
    /** Stands for a source in the internet; the domain is kept free (RFC 2606) and is never called. */
    private static final URI OUTSIDE = URI.create("https://source.invalid");

    private final Supplier<List<String>> hosts;

    /**
     * @param hosts of the sources that a person has set up
     */
    PictureCalls(Supplier<List<String>> hosts) {
        this.hosts = hosts;
    }

    /**
     * @param providers asked at each call, since they change
     */
    public static PictureCalls of(Supplier<Providers> providers) {
        return new PictureCalls(() -> hosts(providers.get()));
    }

    private static List<String> hosts(Providers all) {
        return all.definitions(ProviderKind.SOURCE).stream()
                .flatMap(source -> all.hosts(source).stream())
                .toList();
    }

    /** Returns a GET of a picture. */
    public Call get(URI picture) {
        Call call = Call.get(picture);
        String host = picture.getHost();
        boolean isOfSource = host != null && hosts.get().stream().anyMatch(host::equalsIgnoreCase);
        return call.toldBy(isOfSource ? picture : OUTSIDE);
    }
}
