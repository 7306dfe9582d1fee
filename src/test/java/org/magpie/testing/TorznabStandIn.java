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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Torznab indexer on loopback whose list grows as a test wants, and that misbehaves as a test wants. */
public final class TorznabStandIn implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("[?&](limit|offset)=(\\d+)");

    private final int pageSize;
    private final RawServer server;
    private final List<Item> items = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Fault fault = Fault.NONE;

    private record Item(String name, Instant published) {}

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

    /** Puts a release in front of the list. */
    public synchronized void offer(String name, Instant published) {
        items.addFirst(new Item(name, published));
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
            case NONE -> write(out, request.path().contains("t=caps") ? caps() : feed(request.path()));
        }
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
                        .append(server.address("/t/" + item.name().hashCode()))
                        .append("\" length=\"2000000000\" type=\"application/x-bittorrent\"/>")
                        .append(
                                "<torznab:attr xmlns:torznab=\"http://torznab.com/schemas/2015/feed\" name=\"seeders\" value=\"9\"/>")
                        .append(
                                "<torznab:attr xmlns:torznab=\"http://torznab.com/schemas/2015/feed\" name=\"category\" value=\"2000\"/>")
                        .append("</item>"));
        return feed.append("</channel></rss>").toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RawServer.head(out, "200 OK", "Content-Type: application/xml", "Content-Length: " + bytes.length);
        out.write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }
}
