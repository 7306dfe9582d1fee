package org.magpie.pipeline.notify.channel.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.text.Json;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;
import org.magpie.media.history.Severity;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.provider.ProviderException;

/**
 * A body by a template of the person's own (Mustache, which has no logic but sections). Its variables are the fields of
 * {@link MagpiePayload} and those of the first notice; each value is escaped for the content type that it stands in.
 */
final class PayloadTemplate {
    private static final ObjectMapper MAPPER = Json.newMapper();
    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final List<String> SCHEMES = List.of("imdb", "tmdb", "tvdb", "tvmaze", "musicbrainz", "openlibrary");

    /** Letters that break a document which does not escape them. */
    private static final String HARD = "A \"B\" \\ {C}\n<d>";

    private final Template template;
    private final boolean isJson;

    private PayloadTemplate(Template template, boolean isJson) {
        this.template = template;
        this.isJson = isJson;
    }

    /**
     * @throws UserException where it is no template
     */
    static PayloadTemplate of(String text, String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        boolean isJson = type.contains("json");
        try {
            return new PayloadTemplate(
                    Mustache.compiler()
                            .withEscaper(value -> escaped(value, type))
                            .withCollector(new MapsAlone())
                            .nullValue("")
                            .emptyStringIsFalse(true)
                            .zeroIsFalse(true)
                            .withLoader(name -> {
                                throw new MustacheException("There is no other template: " + name);
                            })
                            .compile(text),
                    isJson);
        } catch (MustacheException failure) {
            throw wrong(failure);
        }
    }

    /** Looks names up in maps and lists: no method of any object can be called by a template. */
    private static final class MapsAlone extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }

    private static String escaped(String value, String type) {
        if (type.contains("json")) {
            return new String(JsonStringEncoder.getInstance().quoteAsString(value));
        }
        if (type.contains("form-urlencoded")) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
        return type.contains("xml") || type.contains("html")
                ? value.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                : value;
    }

    /**
     * Fills it with examples: one with letters that break what does not escape them, one of which nothing is known.
     *
     * @throws UserException with the line, where it names what there is not or makes no JSON where that is wanted
     */
    void check() {
        filled(example(HARD));
        filled(example(""));
    }

    /**
     * @throws ProviderException.Refused where it makes no JSON where that is wanted
     */
    String render(Announcement announcement) {
        try {
            return filled(announcement);
        } catch (UserException failure) {
            throw new ProviderException.Refused(failure.message());
        }
    }

    private String filled(Announcement announcement) {
        String text;
        try {
            text = template.execute(variables(announcement));
        } catch (MustacheException failure) {
            throw wrong(failure);
        }
        if (isJson) {
            try {
                MAPPER.readTree(text);
            } catch (JsonProcessingException failure) {
                int line = failure.getLocation() == null
                        ? 1
                        : failure.getLocation().getLineNr();
                throw problem("plug.webhook.not-json", Integer.toString(line));
            }
        }
        return text;
    }

    private static Map<?, ?> variables(Announcement announcement) {
        ObjectNode all = MagpiePayload.of(announcement);
        NoticeFacts first = announcement.facts().isEmpty()
                ? NoticeFacts.NONE
                : announcement.facts().getFirst();
        ObjectNode facts = MagpiePayload.facts(first);
        ObjectNode ids = (ObjectNode) facts.get("ids");
        SCHEMES.stream().filter(scheme -> !ids.has(scheme)).forEach(scheme -> ids.put(scheme, ""));
        all.setAll(facts);
        return MAPPER.convertValue(all, Map.class);
    }

    private static UserException wrong(MustacheException failure) {
        if (failure instanceof MustacheException.Context unknown) {
            return problem("plug.webhook.unknown-variable", Integer.toString(unknown.lineNo), unknown.key);
        }
        Matcher line = LINE.matcher(String.valueOf(failure.getMessage()));
        return problem("plug.webhook.no-template", line.find() ? line.group(1) : "1");
    }

    private static UserException problem(String key, String line) {
        return new UserException(key, Message.of("plug.webhook.template"), line).at("template");
    }

    private static UserException problem(String key, String line, String word) {
        return new UserException(key, Message.of("plug.webhook.template"), line, word).at("template");
    }

    private static Announcement example(String word) {
        NoticeFacts facts = word.isEmpty()
                ? NoticeFacts.NONE
                : new NoticeFacts(
                        1,
                        "series",
                        word,
                        2001,
                        Map.of("imdb", word),
                        List.of(word),
                        List.of(new NoticeFacts.Item(1, 1, 1, word), new NoticeFacts.Item(2, 1, 2, word)),
                        word,
                        1,
                        word,
                        word,
                        word,
                        word,
                        word,
                        word,
                        word,
                        word,
                        word,
                        Optional.of("https://example.org/"));
        return new Announcement(
                "1",
                NoticeKind.TEST,
                Severity.INFO,
                Instant.EPOCH,
                word.isEmpty() ? "Magpie" : word,
                word,
                facts.poster(),
                facts.poster(),
                Actor.MAGPIE,
                "test",
                List.of(facts));
    }
}
