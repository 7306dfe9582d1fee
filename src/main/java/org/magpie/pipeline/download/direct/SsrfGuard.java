package org.magpie.pipeline.download.direct;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.magpie.base.http.HomeNetwork;

/**
 * Keeps a public server from sending Magpie to machines of the home network (server-side request forgery). A download that an indexer
 * at home offers from home may lead about there, but nothing leads to link-local addresses; one that an indexer of the internet
 * offers may not begin at home either, whatever the link is called.
 */
public final class SsrfGuard {
    private final Dns names;
    private final Predicate<InetAddress> isPrivate;
    private final LongFunction<List<String>> indexerHosts;

    public SsrfGuard(Dns names, Predicate<InetAddress> isPrivate) {
        this(names, isPrivate, indexer -> List.of());
    }

    private SsrfGuard(Dns names, Predicate<InetAddress> isPrivate, LongFunction<List<String>> indexerHosts) {
        this.names = names;
        this.isPrivate = isPrivate;
        this.indexerHosts = indexerHosts;
    }

    /** The system's names, and everything that is not routed in the internet counts as private. */
    public static SsrfGuard ofTheSystem() {
        return new SsrfGuard(Dns.SYSTEM, HomeNetwork::isPrivate);
    }

    /**
     * {@link #ofTheSystem()} that knows where offers come from.
     *
     * @param indexerHosts the hosts that a person has named for an indexer, by its id; empty where that is a file, or not known
     */
    public static SsrfGuard ofTheSystem(LongFunction<List<String>> indexerHosts) {
        return new SsrfGuard(Dns.SYSTEM, HomeNetwork::isPrivate, indexerHosts);
    }

    /**
     * The names that a download from this source may look up.
     *
     * @return names that throw {@link UnknownHostException} for private addresses when the source is public
     */
    Visit visit(HttpUrl source) {
        return visit(source, 0);
    }

    /**
     * {@link #visit(HttpUrl)} for what an indexer has offered.
     *
     * @param indexerId 0 where it is of none
     */
    Visit visit(HttpUrl source, long indexerId) {
        List<String> tellers = indexerHosts.apply(indexerId);
        if (!tellers.isEmpty() && tellers.stream().noneMatch(this::isAtHome)) {
            return new Visit(false);
        }
        return new Visit(isAtHome(source.host()));
    }

    private boolean isAtHome(String host) {
        boolean open;
        try {
            open = names.lookup(host).stream().anyMatch(isPrivate);
        } catch (UnknownHostException unknown) {
            // Behind a proxy names need not be known here; what is private must then still not be named by its number.
            open = false;
        }
        return open;
    }

    /** The look-ups of one download. */
    final class Visit implements Dns {
        private final boolean open;

        private Visit(boolean open) {
            this.open = open;
        }

        @Override
        public List<InetAddress> lookup(String host) throws UnknownHostException {
            List<InetAddress> found = names.lookup(host);
            if (found.stream().anyMatch(HomeNetwork::isNever)
                    || (!open && found.stream().anyMatch(isPrivate))) {
                throw new PrivateAddressException(host);
            }
            return found;
        }

        /** Looks at the machine itself. */
        void check(InetAddress address) throws PrivateAddressException {
            if (HomeNetwork.isNever(address) || (!open && isPrivate.test(address))) {
                throw new PrivateAddressException(address.getHostAddress());
            }
        }

        /** Addresses given as numbers are never looked up by the HTTP client, so they are looked at here. */
        void check(HttpUrl address) throws UnknownHostException {
            try {
                lookup(address.host());
            } catch (PrivateAddressException refused) {
                throw refused;
            } catch (UnknownHostException unknown) {
                // Whether the name can be reached at all is for the connection to find out.
                return;
            }
        }
    }

    /** A public server pointed into the home network. */
    static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host) {
            super(host);
        }
    }
}
