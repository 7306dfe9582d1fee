package org.magpie.pipeline.search.link;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What an NZB file says of a post.
 *
 * @param files the names that its subjects put in quotes, as posting programs do ({@code [01/10] - "name.rar" yEnc (1/50)}); those
 *     of a post in disguise are of no use to anybody. Not trusted
 */
record NzbPost(List<String> files) {
    private static final Pattern OWN_ENTITIES = Pattern.compile("<!(?:ENTITY|ELEMENT|ATTLIST)|\\[");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]{1,400})\"");

    NzbPost {
        files = List.copyOf(files);
    }

    /**
     * Reads the bytes of an NZB; empty where they are anything else, or name no segment. Its customary document type is let pass,
     * never fetched.
     */
    static Optional<NzbPost> read(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        String head = new String(bytes, 0, Math.min(bytes.length, 1_000), StandardCharsets.UTF_8);
        int doctype = head.indexOf("<!DOCTYPE");
        if (doctype >= 0 && OWN_ENTITIES.matcher(upTo(head.substring(doctype))).find()) {
            return Optional.empty();
        }
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return post(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<NzbPost> post(XMLStreamReader reader) throws XMLStreamException {
        boolean nzb = false;
        boolean segment = false;
        Set<String> files = new LinkedHashSet<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                String element = reader.getLocalName();
                nzb |= element.equals("nzb");
                if (!nzb) {
                    return Optional.empty();
                }
                segment |= element.equals("segment");
                if (element.equals("file")) {
                    name(reader.getAttributeValue(null, "subject")).ifPresent(files::add);
                }
            }
        }
        return segment ? Optional.of(new NzbPost(List.copyOf(files))) : Optional.empty();
    }

    /** The last of what stands in quotes: some put the name of the whole post before it. */
    private static Optional<String> name(@Nullable String subject) {
        Optional<String> last = Optional.empty();
        if (subject != null) {
            Matcher quoted = QUOTED.matcher(subject);
            while (quoted.find()) {
                last = Optional.of(quoted.group(1));
            }
        }
        return last;
    }

    private static String upTo(String doctype) {
        int end = doctype.indexOf('>');
        return end < 0 ? doctype : doctype.substring(0, end);
    }
}
