package org.magpie.base.text;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.magpie.base.text.BadXmlException.Reason;

/**
 * Reads XML that nobody vouches for: no document types, no entities but the five of the standard, bounded in depth and in
 * elements. What honest servers do wrong is mended: bytes outside of the stated encoding, control characters, bare ampersands
 * and entities of HTML.
 */
public final class XmlTree {
    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 1_000_000;
    private static final Pattern DECLARED_ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");
    private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[.*?]]>", Pattern.DOTALL);
    private static final Pattern LOOSE_AMPERSAND =
            Pattern.compile("&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)");

    static final Pattern REFERENCE = Pattern.compile("&#([0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});");

    private XmlTree() {}

    /**
     * The root element.
     *
     * @param bytes in whatever encoding they say of themselves; UTF-8 where they say nothing
     * @throws BadXmlException if it is not XML that may be read
     */
    public static XmlElement read(byte[] bytes) {
        String text = withoutForbidden(decode(bytes));
        int start = text.indexOf('<');
        if (start < 0 || !text.substring(0, start).isBlank()) {
            throw new BadXmlException(Reason.NOT_XML, null);
        }
        String body = text.substring(start);
        try {
            return parse(body);
        } catch (XMLStreamException malformed) {
            return readMended(body);
        }
    }

    private static XmlElement readMended(String text) {
        try {
            return parse(mended(withoutIllegalReferences(text)));
        } catch (XMLStreamException failure) {
            throw new BadXmlException(Reason.MALFORMED, null);
        }
    }

    /** Escapes what stands outside of CDATA and looks like no entity of the standard. */
    private static String mended(String text) {
        StringBuilder result = new StringBuilder(text.length() + 64);
        Matcher cdata = CDATA.matcher(text);
        int from = 0;
        while (cdata.find()) {
            result.append(
                    LOOSE_AMPERSAND.matcher(text.substring(from, cdata.start())).replaceAll("&amp;"));
            result.append(cdata.group());
            from = cdata.end();
        }
        return result.append(LOOSE_AMPERSAND.matcher(text.substring(from)).replaceAll("&amp;"))
                .toString();
    }

    /** A reference to a character that XML has no way to write (section 4.1) stands for none. */
    private static String withoutIllegalReferences(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> isLegal(found.group(1)) ? Matcher.quoteReplacement(found.group()) : "");
    }

    /**
     * @param number decimal, or hexadecimal after an x
     */
    static boolean isLegal(String number) {
        boolean hexadecimal = number.startsWith("x") || number.startsWith("X");
        int code = hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
        return code == '\t'
                || code == '\n'
                || code == '\r'
                || (code >= 0x20 && code < 0xD800)
                || (code > 0xDFFF && code < 0xFFFE)
                || (code > 0xFFFF && code <= Character.MAX_CODE_POINT);
    }

    private static String decode(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED_ENCODING.matcher(head);
        return new String(bytes, declared.find() ? charset(declared.group(1)) : StandardCharsets.UTF_8);
    }

    private static Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            // A declaration that could be read as single bytes cannot tell of UTF-16.
            return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean starts(byte[] bytes, int... marks) {
        if (bytes.length < marks.length) {
            return false;
        }
        for (int at = 0; at < marks.length; at++) {
            if ((bytes[at] & 0xFF) != marks[at]) {
                return false;
            }
        }
        return true;
    }

    /** Without the characters that XML 1.0 (section 2.2) knows no way to write. */
    private static String withoutForbidden(String text) {
        StringBuilder result = null;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean allowed = letter >= ' ' ? letter < '\uFFFE' : letter == '\t' || letter == '\n' || letter == '\r';
            if (!allowed && result == null) {
                result = new StringBuilder(text.length()).append(text, 0, at);
            } else if (allowed && result != null) {
                result.append(letter);
            }
        }
        return result == null ? text : result.toString();
    }

    private static XmlElement parse(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        try {
            return new Tree().build(reader);
        } finally {
            reader.close();
        }
    }

    /** Elements whose end has not come yet. */
    private static final class Tree {
        private final List<Open> open = new ArrayList<>();
        private int elements;

        XmlElement build(XMLStreamReader reader) throws XMLStreamException {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD -> throw new BadXmlException(Reason.DOCUMENT_TYPE, null);
                    case XMLStreamConstants.START_ELEMENT -> start(reader);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!open.isEmpty()) {
                            open.getLast().text.append(reader.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        XmlElement done = open.removeLast().close();
                        if (open.isEmpty()) {
                            return done;
                        }
                        open.getLast().children.add(done);
                    }
                    default -> {
                        // comments, processing instructions, white space
                    }
                }
            }
            throw new XMLStreamException("no root element");
        }

        private void start(XMLStreamReader reader) {
            elements++;
            if (open.size() >= DEEPEST || elements > MOST_ELEMENTS) {
                throw new BadXmlException(Reason.TOO_LARGE, null);
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int at = 0; at < reader.getAttributeCount(); at++) {
                attributes.put(reader.getAttributeLocalName(at).toLowerCase(Locale.ROOT), reader.getAttributeValue(at));
            }
            open.add(new Open(reader.getLocalName().toLowerCase(Locale.ROOT), attributes));
        }
    }

    private static final class Open {
        private final String name;
        private final Map<String, String> attributes;
        private final List<XmlElement> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Open(String name, Map<String, String> attributes) {
            this.name = name;
            this.attributes = attributes;
        }

        XmlElement close() {
            return new XmlElement(name, attributes, children, text.toString().strip());
        }
    }
}
