package org.magpie.pipeline.download.client.rtorrent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.magpie.base.text.XmlElement;
import org.magpie.base.text.XmlTree;

/** Writes calls and reads answers of XML-RPC (http://xmlrpc.com/spec.md), with the {@code i8} that rTorrent adds to it. */
final class XmlRpc {
    private XmlRpc() {}

    /** What came back. */
    sealed interface Reply {
        /**
         * @param value a String, Long, Double, Boolean, List or Map of these; "" where there is none
         */
        record Value(Object value) implements Reply {}

        /** The other side's "no". */
        record Fault(long code, String words) implements Reply {}
    }

    /**
     * @param parameters each a String, a Long or bytes
     */
    static byte[] call(String method, List<?> parameters) {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall><methodName>")
                .append(escaped(method))
                .append("</methodName><params>");
        for (Object parameter : parameters) {
            text.append("<param><value>");
            switch (parameter) {
                case Long number -> text.append("<i8>").append(number).append("</i8>");
                case byte[] bytes ->
                    text.append("<base64>")
                            .append(Base64.getEncoder().encodeToString(bytes))
                            .append("</base64>");
                default ->
                    text.append("<string>")
                            .append(escaped(parameter.toString()))
                            .append("</string>");
            }
            text.append("</value></param>");
        }
        return text.append("</params></methodCall>").toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws org.magpie.base.text.BadXmlException if it is no XML that may be read
     * @throws IllegalArgumentException if it is no answer of XML-RPC
     */
    static Reply read(byte[] answer) {
        XmlElement root = XmlTree.read(answer);
        if (!root.name().equals("methodresponse")) {
            throw new IllegalArgumentException("no methodResponse");
        }
        XmlElement fault = root.first("fault").orElse(null);
        if (fault != null) {
            Object value = fault.first("value").map(XmlRpc::value).orElse("");
            if (value instanceof Map<?, ?> members) {
                Object code = members.get("faultCode");
                Object words = members.get("faultString");
                return new Reply.Fault(code instanceof Long number ? number : 0, words == null ? "" : words.toString());
            }
            return new Reply.Fault(0, "");
        }
        return new Reply.Value(root.first("params")
                .flatMap(parameters -> parameters.first("param"))
                .flatMap(parameter -> parameter.first("value"))
                .map(XmlRpc::value)
                .orElse(""));
    }

    private static Object value(XmlElement value) {
        if (value.children().isEmpty()) {
            return value.text(); // without a type it is a string
        }
        XmlElement typed = value.children().getFirst();
        return switch (typed.name()) {
            case "int", "i1", "i2", "i4", "i8" -> number(typed.text());
            case "double" -> decimal(typed.text());
            case "boolean" -> typed.text().equals("1");
            case "array" -> {
                List<Object> all = new ArrayList<>();
                typed.first("data").ifPresent(data -> data.all("value").forEach(element -> all.add(value(element))));
                yield all;
            }
            case "struct" -> {
                Map<String, Object> members = new LinkedHashMap<>();
                typed.all("member")
                        .forEach(member -> members.put(
                                member.textOf("name"),
                                member.first("value").map(XmlRpc::value).orElse("")));
                yield members;
            }
            default -> typed.text();
        };
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException failure) {
            throw new IllegalArgumentException("no whole number", failure);
        }
    }

    private static Double decimal(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException failure) {
            throw new IllegalArgumentException("no number", failure);
        }
    }

    /** Without the control characters that XML 1.0 cannot hold. */
    private static String escaped(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                default -> {
                    if (letter >= ' ' || letter == '\t' || letter == '\n') {
                        result.append(letter);
                    }
                }
            }
        }
        return result.toString();
    }
}
