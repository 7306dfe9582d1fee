package org.magpie.pipeline.search;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.magpie.base.error.Message;
import org.magpie.base.http.Answer;
import org.magpie.base.http.Call;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/**
 * Follows the link of a release to the torrent, magnet link or NZB behind it: bounded in time and bytes, redirects to magnet links
 * included, and checked to be what the release promises, since indexers that are out of quota or out of session answer with
 * web pages. Safe for any number of threads.
 */
public final class LinkResolver {
    private static final long LARGEST_TORRENT = 16L << 20;
    private static final long LARGEST_NZB = 96L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern OWN_ENTITIES = Pattern.compile("<!(?:ENTITY|ELEMENT|ATTLIST)|\\[");

    private final ProviderHttp http;
    private final Consumer<Release> first;

    /** Fetches as much as comes. */
    public LinkResolver(ProviderHttp http) {
        this(http, release -> {});
    }

    /**
     * @param first counts what is about to be fetched through its indexer, or throws a {@link ProviderException} when it must not be
     */
    public LinkResolver(ProviderHttp http, Consumer<Release> first) {
        this.http = http;
        this.first = first;
    }

    /**
     * Fetches what the link leads to.
     *
     * @throws ProviderException when it leads to nothing of use; {@code Refused} when the indexer has it no more
     */
    public ResolvedLink resolve(Release release) {
        return switch (release.protocol()) {
            case DIRECT -> direct(release);
            case TORRENT -> torrent(release);
            case USENET -> nzb(release);
        };
    }

    private ResolvedLink direct(Release release) {
        first.accept(release);
        return new ResolvedLink.Direct();
    }

    private ResolvedLink torrent(Release release) {
        String link = release.link().toString();
        if (Magnet.isMagnet(link)) {
            return magnet(link);
        }
        Answer answer = fetch(release, LARGEST_TORRENT);
        Optional<String> redirect = answer.status() / 100 == 3 ? answer.header("location") : Optional.empty();
        if (redirect.isPresent() && Magnet.isMagnet(redirect.get())) {
            return magnet(redirect.get());
        }
        checkStatus(answer, release);
        // Some indexers answer with the magnet link as text.
        String start = new String(answer.bytes(), 0, Math.min(8, answer.bytes().length), StandardCharsets.ISO_8859_1);
        if (Magnet.isMagnet(start)) {
            return magnet(answer.text());
        }
        Torrent torrent = Torrent.read(answer.bytes()).orElseThrow(() -> notA("torrent", answer));
        String stated = release.infoHash();
        if (stated != null && !stated.equals(torrent.infoHash())) {
            throw new ProviderException.BadAnswer(Message.of("indexer.said.other-torrent"), null);
        }
        return new ResolvedLink.TorrentBytes(answer.bytes(), torrent.infoHash());
    }

    private static ResolvedLink magnet(String link) {
        return Magnet.read(link)
                .map(found -> new ResolvedLink.MagnetLink(found.link(), found.infoHash()))
                .orElseThrow(() -> new ProviderException.BadAnswer(Message.of("indexer.said.bad-magnet"), null));
    }

    private ResolvedLink nzb(Release release) {
        Answer answer = fetch(release, LARGEST_NZB);
        checkStatus(answer, release);
        if (!holdsSegments(answer.bytes())) {
            throw notA("nzb", answer);
        }
        return new ResolvedLink.NzbBytes(answer.bytes());
    }

    private Answer fetch(Release release, long limit) {
        String scheme = String.valueOf(release.link().getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new ProviderException.Refused(Message.of("indexer.said.no-web-link"));
        }
        first.accept(release);
        return http.exchange(
                release.indexer(), Call.get(release.link()).within(LONGEST).atMost(limit));
    }

    private void checkStatus(Answer answer, Release release) {
        if (answer.status() == 404 || answer.status() == 410) {
            throw new ProviderException.Refused(Message.of("indexer.said.gone", release.indexer()));
        }
        http.checked(release.indexer(), answer);
    }

    /** What is said depends on what came instead. */
    private static ProviderException notA(String wanted, Answer answer) {
        String start = new String(answer.bytes(), 0, Math.min(answer.bytes().length, 2_000), StandardCharsets.UTF_8)
                .stripLeading();
        String lower = start.toLowerCase(java.util.Locale.ROOT);
        if (lower.contains("<error")) {
            return new ProviderException.Refused(Message.of("indexer.said.error-for-" + wanted));
        }
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return new ProviderException.BadAnswer(Message.of("indexer.said.page-for-" + wanted), null);
        }
        return new ProviderException.BadAnswer(Message.of("indexer.said.not-a-" + wanted), null);
    }

    /** Whether it is an NZB with at least one segment. Its customary document type is let pass, never fetched. */
    private static boolean holdsSegments(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        String head = new String(bytes, 0, Math.min(bytes.length, 1_000), StandardCharsets.UTF_8);
        int doctype = head.indexOf("<!DOCTYPE");
        if (doctype >= 0 && OWN_ENTITIES.matcher(upTo(head.substring(doctype))).find()) {
            return false;
        }
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                boolean nzb = false;
                boolean segment = false;
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                        nzb |= reader.getLocalName().equals("nzb");
                        if (!nzb) {
                            return false;
                        }
                        segment |= reader.getLocalName().equals("segment");
                    }
                }
                return segment;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException malformed) {
            return false;
        }
    }

    private static String upTo(String doctype) {
        int end = doctype.indexOf('>');
        return end < 0 ? doctype : doctype.substring(0, end);
    }
}
