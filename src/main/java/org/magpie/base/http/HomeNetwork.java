package org.magpie.base.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.Dns;

/** Tells the machines of the home network from those of the internet, so that no public server can point Magpie at them. */
public final class HomeNetwork {
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.%]*:[0-9a-fA-F:.%]*]?");

    private final Dns names;

    HomeNetwork(Dns names) {
        this.names = names;
    }

    /** Whether a name, or number, leads to a machine of the home network; false where it is not known here. */
    boolean holds(String host) {
        try {
            return names.lookup(host).stream().anyMatch(HomeNetwork::isPrivate);
        } catch (UnknownHostException unknown) {
            return isPrivateName(host); // behind a proxy names need not be known here
        }
    }

    /** The same as far as the name itself tells, without asking anybody. */
    public static boolean isPrivateName(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.equals("localhost") || lower.endsWith(".localhost") || lower.endsWith(".local")) {
            return true;
        }
        try {
            return NUMBERS.matcher(host).matches() && isPrivate(InetAddress.getByName(host));
        } catch (UnknownHostException notANumber) {
            return false;
        }
    }

    /** RFC 1918, RFC 3927, RFC 4193, RFC 6598, loopback, multicast and "this host". */
    public static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrier = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean thisNetwork = bytes.length == 4 && bytes[0] == 0;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || carrier
                || thisNetwork;
    }
}
