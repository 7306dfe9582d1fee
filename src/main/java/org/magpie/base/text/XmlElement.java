package org.magpie.base.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element as it was read; prefixes and the case of names are dropped, since feeds agree on neither.
 *
 * @param name local name in lower case
 * @param attributes by local name in lower case
 * @param text the element's own text, trimmed
 */
public record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {
    public XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The children of that name, in order. */
    public Stream<XmlElement> all(String childName) {
        return children.stream().filter(child -> child.name().equals(childName));
    }

    /** The first child of that name. */
    public Optional<XmlElement> first(String childName) {
        return all(childName).findFirst();
    }

    /** The text of the first child of that name that has any; empty where there is none. */
    public String textOf(String childName) {
        return all(childName)
                .map(XmlElement::text)
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** An attribute's value; empty where there is none. */
    public String attribute(String attributeName) {
        return attributes.getOrDefault(attributeName, "").strip();
    }
}
