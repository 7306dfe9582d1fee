package org.magpie.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Torznab or Newznab indexer on loopback whose list grows as a test wants, and that misbehaves as a test wants. */
public final class TorznabStandIn implements AutoCloseable {
    public static final String TORRENT = "application/x-bittorrent";
    public static final String NZB = "application/x-nzb";

    private static final Pattern NUMBER = Pattern.compile("[?&](limit|offset)=(\\d+)");

    private final int pageSize;
    private final RawServer server;
    private final List<Item> items = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Fault fault = Fault.NONE;

    /**
     * @param type of what stands behind its link
     * @param file what stands there
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    private record Item(String name, Instant published, long size, String type, byte[] file) {
        String path() {
            return "/t/" + name.hashCode();
        }
    }

    /** How it misbehaves. */
    public enum Fault {
        NONE,
        /** 429, come back in an hour. */
        TOO_OFTEN,
        /** 500. */
        BROKEN,
        /** 200 with something that is no XML. */
        GARBAGE,
        /** Takes the question and says nothing. */
        SLOW
    }

    public TorznabStandIn(int pageSize) throws IOException {
        this.pageSize = pageSize;
        this.server = new RawServer(this::answer);
    }

    public URI address() {
        return server.address("");
    }

    public int requests() {
        return server.requests().size();
    }

    /** Puts a release in front of the list; there is nothing behind its link. */
    public void offer(String name, Instant published) {
        offer(name, published, 2_000_000_000, TORRENT, new byte[0]);
    }

    /**
     * Puts a release in front of the list.
     *
     * @param size bytes, as the list tells it
     * @param type of the file behind its link: {@link #TORRENT}, {@link #NZB}
     */
    public synchronized void offer(String name, Instant published, long size, String type, byte[] file) {
        items.addFirst(new Item(name, published, size, type, file));
    }

    public void behaves(Fault now) {
        fault = now;
    }

    private void answer(RawServer.Request request, OutputStream out) throws IOException {
        switch (fault) {
            case TOO_OFTEN -> RawServer.head(out, "429 Too Many Requests", "Retry-After: 3600", "Content-Length: 0");
            case BROKEN -> RawServer.head(out, "500 Internal Server Error", "Content-Length: 0");
            case GARBAGE -> write(out, "<html><body>Sign in");
            case SLOW -> waitForTheEnd();
            case NONE -> {
                Optional<Item> asked = behind(request.path());
                if (asked.isPresent()) {
                    write(out, asked.get().type(), asked.get().file());
                } else {
                    write(out, request.path().contains("t=caps") ? caps() : feed(request.path()));
                }
            }
        }
    }

    private synchronized Optional<Item> behind(String path) {
        return items.stream().filter(item -> item.path().equals(path)).findFirst();
    }

    private void waitForTheEnd() {
        try {
            closing.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private String caps() {
        return "<caps><server title=\"Stand-in\"/><limits max=\"%d\" default=\"%d\"/><searching>"
                        .formatted(pageSize, pageSize)
                + "<search available=\"yes\" supportedParams=\"q\"/></searching></caps>";
    }

    private synchronized String feed(String path) {
        int offset = 0;
        Matcher number = NUMBER.matcher(path);
        while (number.find()) {
            offset = number.group(1).equals("offset") ? Integer.parseInt(number.group(2)) : offset;
        }
        StringBuilder feed = new StringBuilder("<rss version=\"2.0\"><channel>");
        items.stream()
                .skip(offset)
                .limit(pageSize)
                .forEach(item -> feed.append("<item><title>")
                        .append(item.name())
                        .append("</title><guid>")
                        .append(item.name())
                        .append("</guid><pubDate>")
                        .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                item.published().atOffset(ZoneOffset.UTC)))
                        .append("</pubDate><enclosure url=\"")
                        .append(server.address(item.path()))
                        .append("\" length=\"" + item.size() + "\" type=\"" + item.type() + "\"/>")
                        .append(
                                "<torznab:attr xmlns:torznab=\"http://torznab.com/schemas/2015/feed\" name=\"seeders\" value=\"9\"/>")
                        .append(
                                "<torznab:attr xmlns:torznab=\"http://torznab.com/schemas/2015/feed\" name=\"category\" value=\"2000\"/>")
                        .append("</item>"));
        return feed.append("</channel></rss>").toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        write(out, "application/xml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(OutputStream out, String type, byte[] bytes) throws IOException {
        RawServer.head(out, "200 OK", "Content-Type: " + type, "Content-Length: " + bytes.length);
        out.write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }
}
