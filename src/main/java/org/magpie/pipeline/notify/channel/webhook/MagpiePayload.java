package org.magpie.pipeline.notify.channel.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.magpie.media.history.NoticeFacts;
import org.magpie.pipeline.notify.Announcement;

/**
 * Magpie's own JSON, documented in {@code webhook.md}. Every field is always there, empty, 0 or null where it does not apply; more
 * may be added, none is renamed or taken away while {@code version} is 1.
 */
final class MagpiePayload {
    private static final int VERSION = 1;

    private MagpiePayload() {}

    static ObjectNode of(Announcement announcement) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("id", announcement.id());
        json.put("event", announcement.kind().event());
        json.put("severity", announcement.severity().name().toLowerCase(Locale.ROOT));
        json.put("time", announcement.at().toString());
        json.put("heading", announcement.heading());
        json.put("text", announcement.text());
        json.put("link", announcement.link().orElse(null));
        json.put("picture", announcement.picture().orElse(null));
        json.put("actor", announcement.actor().stored());
        json.put("correlation", announcement.correlation());
        json.put("count", announcement.facts().size());
        var notices = json.putArray("notices");
        announcement.facts().forEach(facts -> notices.add(facts(facts)));
        return json;
    }

    static ObjectNode facts(NoticeFacts facts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("titleId", facts.titleId());
        json.put("media", facts.media());
        json.put("title", facts.title());
        json.put("year", facts.year());
        ObjectNode ids = json.putObject("ids");
        Map<String, String> sorted = new TreeMap<>(facts.ids());
        sorted.forEach(ids::put);
        var tags = json.putArray("tags");
        facts.tags().forEach(tags::add);
        var items = json.putArray("items");
        for (NoticeFacts.Item item : facts.items()) {
            items.addObject()
                    .put("id", item.id())
                    .put("season", item.season())
                    .put("number", item.number())
                    .put("name", item.name());
        }
        json.put("quality", facts.quality());
        json.put("size", facts.size());
        json.put("release", facts.release());
        json.put("group", facts.group());
        json.put("indexer", facts.indexer());
        json.put("client", facts.client());
        json.put("downloadId", facts.downloadId());
        json.put("path", facts.path());
        json.put("formerPath", facts.formerPath());
        json.put("check", facts.check());
        json.put("instance", facts.instance());
        json.put("poster", facts.poster().orElse(null));
        return json;
    }
}
