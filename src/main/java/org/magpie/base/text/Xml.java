package org.magpie.base.text;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that nobody vouches for: no document types, so no entities but the five of XML itself (no "billion laughs", no
 * file or address pulled in), and bounds on depth and sizes.
 */
public final class Xml {
    private Xml() {}

    /**
     * A pull reader over a whole document, its encoding taken from the document. {@link #unreadable} turns what its methods throw.
     *
     * @throws UnreadableTextException if it does not even begin like XML
     */
    public static XMLStreamReader reader(byte[] document) {
        try {
            return factory().createXMLStreamReader(new ByteArrayInputStream(withoutIllegalReferences(document)));
        } catch (XMLStreamException failure) {
            throw unreadable(failure);
        }
    }

    /**
     * Blanks instead of references to characters that XML cannot write, such as number 0. All encodings but UTF-16 write
     * these with the bytes of ASCII.
     */
    private static byte[] withoutIllegalReferences(byte[] document) {
        String text = new String(document, StandardCharsets.ISO_8859_1);
        if (!text.contains("&#")) {
            return document;
        }
        return XmlTree.REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        XmlTree.isLegal(found.group(1))
                                ? found.group()
                                : " ".repeat(found.group().length())))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What a broken document is answered with; Java's own text of it may quote the document and is dropped. */
    public static UnreadableTextException unreadable(XMLStreamException failure) {
        if (failure.getLocation() == null) {
            return new UnreadableTextException("no XML", null);
        }
        return new UnreadableTextException(
                "no XML at line " + failure.getLocation().getLineNumber() + ", column "
                        + failure.getLocation().getColumnNumber(),
                null);
    }

    private static XMLInputFactory factory() {
        // The JDK's own, whatever else is on the class path: the limits below are its.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        factory.setProperty("jdk.xml.maxElementDepth", "200");
        factory.setProperty("jdk.xml.elementAttributeLimit", "200");
        factory.setProperty("jdk.xml.entityExpansionLimit", "1");
        return factory;
    }
}
