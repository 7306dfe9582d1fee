package org.magpie.pipeline.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.magpie.base.text.Json;
import org.magpie.media.history.NoticeFacts;

/** {@link NoticeFacts} as they are kept in the database: JSON, without what is empty. */
final class StoredFacts {
    private StoredFacts() {}

    static String write(NoticeFacts facts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        number(node, "titleId", facts.titleId());
        text(node, "media", facts.media());
        text(node, "title", facts.title());
        number(node, "year", facts.year());
        if (!facts.ids().isEmpty()) {
            ObjectNode ids = node.putObject("ids");
            new TreeMap<>(facts.ids()).forEach(ids::put);
        }
        if (!facts.tags().isEmpty()) {
            ArrayNode tags = node.putArray("tags");
            facts.tags().forEach(tags::add);
        }
        if (!facts.items().isEmpty()) {
            ArrayNode items = node.putArray("items");
            facts.items()
                    .forEach(item -> items.addObject()
                            .put("id", item.id())
                            .put("season", item.season())
                            .put("number", item.number())
                            .put("name", item.name()));
        }
        text(node, "quality", facts.quality());
        number(node, "size", facts.size());
        text(node, "release", facts.release());
        text(node, "group", facts.group());
        text(node, "indexer", facts.indexer());
        text(node, "client", facts.client());
        text(node, "downloadId", facts.downloadId());
        text(node, "path", facts.path());
        text(node, "formerPath", facts.formerPath());
        text(node, "check", facts.check());
        text(node, "instance", facts.instance());
        facts.poster().ifPresent(poster -> node.put("poster", poster));
        return node.toString();
    }

    private static void text(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    private static void number(ObjectNode node, String name, long value) {
        if (value != 0) {
            node.put(name, value);
        }
    }

    static NoticeFacts read(String stored) {
        JsonNode node = Json.parse(stored);
        Map<String, String> ids = new TreeMap<>();
        node.path("ids")
                .properties()
                .forEach(each -> ids.put(each.getKey(), each.getValue().asText()));
        List<String> tags = new ArrayList<>();
        node.path("tags").forEach(tag -> tags.add(tag.asText()));
        List<NoticeFacts.Item> items = new ArrayList<>();
        node.path("items")
                .forEach(item -> items.add(new NoticeFacts.Item(
                        item.path("id").asLong(),
                        item.path("season").asInt(),
                        item.path("number").asInt(),
                        item.path("name").asText())));
        return new NoticeFacts(
                node.path("titleId").asLong(),
                node.path("media").asText(),
                node.path("title").asText(),
                node.path("year").asInt(),
                ids,
                tags,
                items,
                node.path("quality").asText(),
                node.path("size").asLong(),
                node.path("release").asText(),
                node.path("group").asText(),
                node.path("indexer").asText(),
                node.path("client").asText(),
                node.path("downloadId").asText(),
                node.path("path").asText(),
                node.path("formerPath").asText(),
                node.path("check").asText(),
                node.path("instance").asText(),
                node.path("poster").isTextual()
                        ? Optional.of(node.path("poster").asText())
                        : Optional.empty());
    }
}
