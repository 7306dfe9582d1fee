package org.magpie.base.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import okhttp3.Dns;

/**
 * Tells the machines of the home network from those of the internet, so that nobody else can point Magpie at them (server-side
 * request forgery).
 *
 * <ul>
 *   <li>Link-local addresses and those at which clouds tell a machine its own keys are never called, whoever names them.
 *   <li>A machine of the home network is called only where a person has named it: by the address of a call that they set up, and by
 *       redirects and links of that very host. A program at home may send on to another port of its own machine, as one does that
 *       hands over to its encrypted port or to a neighbour that runs beside it; to other machines at home it may not, since what it
 *       sends on (links in feeds) mostly comes from people nobody knows.
 *   <li>A name that has once led into the internet may not lead home later when it is told by others (DNS rebinding). What is
 *       looked up here is what is connected to: there is one look-up for both.
 * </ul>
 */
public final class HomeNetwork {
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.%]*:[0-9a-fA-F:.%]*]?");
    private static final int MOST_REMEMBERED = 10_000;

    /** 100.100.100.200 and fd00:ec2::254: where two clouds keep what others have at 169.254.169.254. */
    private static final List<byte[]> METADATA = List.of(
            new byte[] {100, 100, 100, (byte) 200},
            new byte[] {(byte) 0xfd, 0, 0x0e, (byte) 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54});

    private final Dns names;
    private final Predicate<InetAddress> atHome;
    private final Set<String> seenOutside = ConcurrentHashMap.newKeySet();
    // One and the same, since connections are kept by who looks their names up.
    private final Dns named = this::lookUpNamed;

    HomeNetwork(Dns names) {
        this(names, HomeNetwork::isPrivate);
    }

    /**
     * @param atHome what counts as the home network; what is never called is not asked for
     */
    HomeNetwork(Dns names, Predicate<InetAddress> atHome) {
        this.names = names;
        this.atHome = atHome;
    }

    /** For addresses that a person has named: anything but what is never called. */
    Dns named() {
        return named;
    }

    private List<InetAddress> lookUpNamed(String host) throws UnknownHostException {
        List<InetAddress> found = lookup(host);
        refuse(host, found, HomeNetwork::isNever);
        if (found.stream().noneMatch(atHome) && seenOutside.size() < MOST_REMEMBERED) {
            seenOutside.add(host.toLowerCase(Locale.ROOT));
        }
        return found;
    }

    /**
     * For addresses that somebody else has told.
     *
     * @param source the host that a person has named, and from which the address came
     */
    Dns toldBy(String source) {
        return new Told(this, source);
    }

    /** Equal for the same source, so that connections are used again. */
    private record Told(HomeNetwork home, String source) implements Dns {
        @Override
        public List<InetAddress> lookup(String host) throws UnknownHostException {
            boolean wasOutside = home.seenOutside.contains(host.toLowerCase(Locale.ROOT));
            List<InetAddress> found = home.named.lookup(host);
            if (wasOutside || !isSameMachine(source, host)) {
                refuse(host, found, home.atHome);
            }
            return found;
        }
    }

    private static void refuse(String host, List<InetAddress> found, Predicate<InetAddress> unwanted)
            throws HomeAddressException {
        if (found.stream().anyMatch(unwanted)) {
            throw new HomeAddressException(host);
        }
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        try {
            return names.lookup(host);
        } catch (IllegalArgumentException oddNumber) {
            UnknownHostException unknown = new UnknownHostException(host);
            unknown.initCause(oddNumber);
            throw unknown;
        }
    }

    static boolean isNumber(String host) {
        return NUMBERS.matcher(host).matches();
    }

    static boolean isSameMachine(String one, String other) {
        return one.equalsIgnoreCase(other) || (Proxies.isThisComputer(one) && Proxies.isThisComputer(other));
    }

    /** Whether the name itself tells that it is of the home network, without asking anybody. */
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

    /** RFC 1918, RFC 3927, RFC 4193, RFC 6598, loopback, multicast and "this host", also within an IPv6 address. */
    public static boolean isPrivate(InetAddress address) {
        InetAddress inner = inner(address);
        byte[] bytes = inner.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrier = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean thisNetwork = bytes.length == 4 && bytes[0] == 0;
        return inner.isLoopbackAddress()
                || inner.isSiteLocalAddress()
                || inner.isLinkLocalAddress()
                || inner.isAnyLocalAddress()
                || inner.isMulticastAddress()
                || uniqueLocal
                || carrier
                || thisNetwork;
    }

    /** Link-local, or where a cloud tells a machine its keys: no library, indexer or client is there. */
    public static boolean isNever(InetAddress address) {
        InetAddress inner = inner(address);
        byte[] bytes = inner.getAddress();
        return inner.isLinkLocalAddress() || METADATA.stream().anyMatch(each -> Arrays.equals(each, bytes));
    }

    /** The IPv4 address within one of IPv6: translated (RFC 6052), 6to4 (RFC 3056) or compatible (RFC 4291); else itself. */
    private static InetAddress inner(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != 16) {
            return address;
        }
        boolean translated = startsWith(bytes, 0, 0x64, (byte) 0xff, (byte) 0x9b);
        boolean sixToFour = startsWith(bytes, 0x20, 0x02);
        boolean compatible = startsWith(bytes, new int[12]) && (bytes[12] != 0 || bytes[13] != 0);
        if (!translated && !sixToFour && !compatible) {
            return address;
        }
        int from = sixToFour ? 2 : 12;
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Four bytes are an address", impossible);
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int at = 0; at < start.length; at++) {
            if (bytes[at] != (byte) start[at]) {
                return false;
            }
        }
        return true;
    }
}
