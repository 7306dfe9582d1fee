package org.magpie.pipeline.importing.players;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * An NFO file: one element, or for a video that holds several episodes one each, one behind the other; and lines that stand behind them,
 * such as the address of a page.
 *
 * @param tail what stands behind, empty where nothing does
 */
record NfoDocument(List<NfoElement> roots, String tail) {
    private static final Logger LOG = LoggerFactory.getLogger(NfoDocument.class);
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final Pattern START = Pattern.compile("<(movie|tvshow|episodedetails)(?=[\\s>])");
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");
    private static final Pattern AROUND = Pattern.compile("<\\?xml[^>]{0,200}\\?>|<!--.*?-->", Pattern.DOTALL);
    private static final int DEEPEST = 32;

    NfoDocument {
        roots = List.copyOf(roots);
    }

    byte[] written() {
        StringBuilder text = new StringBuilder(DECLARATION);
        roots.forEach(each -> each.write(text, 0));
        if (!tail.isEmpty()) {
            text.append(tail).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether somebody says that nothing may change it ({@code <lockdata>}, as Jellyfin and Emby write it). */
    boolean isLocked() {
        return roots.stream().anyMatch(root -> root.textOf("lockdata").equalsIgnoreCase("true"));
    }

    /** What a file says; empty where it is not understood whole, and so could not be written again. */
    static Optional<NfoDocument> read(byte[] bytes) {
        try {
            return parse(decoded(bytes));
        } catch (CharacterCodingException | UnsupportedCharsetException | SAXException unreadable) {
            LOG.debug("An NFO file is left as it is", unreadable);
            return Optional.empty();
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        boolean marked =
                bytes.length > 2 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF;
        int from = marked ? 3 : 0;
        String head = new String(bytes, from, Math.min(300, bytes.length - from), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        Charset charset = declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
        return charset.newDecoder()
                .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                .toString();
    }

    private static Optional<NfoDocument> parse(String text) throws SAXException {
        List<NfoElement> roots = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        int from = 0;
        Matcher start = START.matcher(text);
        while (start.find(from)) {
            String closing = "</" + start.group(1) + ">";
            int end = text.indexOf(closing, start.end());
            if (end < 0) {
                return Optional.empty();
            }
            end += closing.length();
            rest.append(text, from, start.start());
            roots.add(element(text.substring(start.start(), end)));
            from = end;
        }
        rest.append(text, from, text.length());
        String tail = AROUND.matcher(rest).replaceAll("").strip();
        return roots.isEmpty() || tail.indexOf('<') >= 0 ? Optional.empty() : Optional.of(new NfoDocument(roots, tail));
    }

    private static NfoElement element(String text) throws SAXException {
        try {
            return element(
                    builder()
                            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                            .getDocumentElement(),
                    0);
        } catch (IOException failure) {
            throw new SAXException(failure);
        }
    }

    private static DocumentBuilder builder() throws SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Thrown());
            return builder;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("Java's own reader of XML knows these", impossible);
        }
    }

    /** Java's own reader prints what is wrong unless somebody takes it. */
    private static final class Thrown implements ErrorHandler {
        @Override
        public void warning(SAXParseException failure) throws SAXException {
            throw failure;
        }

        @Override
        public void error(SAXParseException failure) throws SAXException {
            throw failure;
        }

        @Override
        public void fatalError(SAXParseException failure) throws SAXException {
            throw failure;
        }
    }

    private static NfoElement element(Element element, int depth) throws SAXException {
        if (depth > DEEPEST) {
            throw new SAXException("an NFO file of more than " + DEEPEST + " levels");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        NamedNodeMap given = element.getAttributes();
        for (int at = 0; at < given.getLength(); at++) {
            attributes.put(given.item(at).getNodeName(), given.item(at).getNodeValue());
        }
        StringBuilder text = new StringBuilder();
        List<NfoElement> children = new ArrayList<>();
        NodeList nodes = element.getChildNodes();
        for (int at = 0; at < nodes.getLength(); at++) {
            Node node = nodes.item(at);
            if (node instanceof Element child) {
                children.add(element(child, depth + 1));
            } else if (node.getNodeType() == Node.COMMENT_NODE) {
                children.add(NfoElement.of(NfoElement.COMMENT, node.getNodeValue()));
            } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return new NfoElement(
                element.getTagName(),
                attributes,
                children.isEmpty() ? text.toString() : text.toString().strip(),
                children);
    }
}
