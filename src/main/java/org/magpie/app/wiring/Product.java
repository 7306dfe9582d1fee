package org.magpie.app.wiring;

import java.util.Objects;
import okhttp3.OkHttp;

/** What this program calls itself towards others. */
public final class Product {
    /** Where its makers can be reached; the same as in the POM. */
    static final String ADDRESS = "https://magpie.example";

    private Product() {}

    /** As the jar's manifest has it; "development" where the classes stand in a folder. */
    public static String version() {
        return Objects.requireNonNullElse(Product.class.getPackage().getImplementationVersion(), "development");
    }

    /**
     * The {@code User-Agent} of every request: product and version, its makers' address, and the library that makes the calls.
     * Wikimedia, MusicBrainz and Open Library shut out or slow down whoever does not name an address
     * (https://foundation.wikimedia.org/wiki/Policy:Wikimedia_Foundation_User-Agent_Policy).
     */
    static String userAgent() {
        return "Magpie/" + version() + " (" + ADDRESS + ") OkHttp/" + OkHttp.VERSION;
    }
}
