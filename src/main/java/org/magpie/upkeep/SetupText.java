package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads and writes the text of a set-up document: JSON or YAML 1.1. When it is read, {@code ${NAME}} in values stands
 * for a variable of the environment, {@code ${NAME:-otherwise}} for one that may be missing and a doubled dollar for a plain one.
 */
public final class SetupText {
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\$)?\\{(?:([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?})?");
    private static final int DEEPEST = 50;

    private final ObjectMapper json = org.magpie.base.text.Json.newMapper();
    private final UnaryOperator<@Nullable String> environment;

    /**
     * @param environment answers null for a variable that is not set
     */
    public SetupText(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * Reads a document in the form that it looks like.
     *
     * @throws UserException as {@link #read(String, SetupForm)}
     */
    public WrittenSetup read(String written) {
        return read(written, SetupForm.ofText(written));
    }

    /**
     * Reads a document.
     *
     * @throws UserException when it cannot be read in that form, or names a variable that is not set; says where
     */
    public WrittenSetup read(String written, SetupForm form) {
        // JSON is YAML as well, except for tabs, which YAML takes for nothing.
        ObjectMapper mapper = form == SetupForm.JSON || SetupForm.ofText(written) == SetupForm.JSON ? json : yaml();
        try (JsonParser parser = mapper.createParser(written)) {
            Map<JsonPointer, WrittenSetup.Position> positions = WrittenSetup.positions(parser);
            WrittenSetup read = new WrittenSetup(mapper.readTree(written), positions);
            return new WrittenSetup(filled(read.tree(), JsonPointer.empty(), read), positions);
        } catch (JsonProcessingException failure) {
            WrittenSetup.Position at = WrittenSetup.Position.of(failure.getLocation());
            // The reader's own words quote the document, which may hold a key.
            throw new UserException("setup.not-readable", at.line(), at.column(), form.name());
        } catch (IOException failure) {
            throw new IllegalStateException("A text in memory cannot be read", failure);
        }
    }

    /**
     * Writes a document so that {@link #read} gives back the same values.
     *
     * @param values what Jackson can write; every dollar before a brace is doubled
     */
    static String write(JsonNode values, SetupForm form) {
        try {
            JsonNode escaped = escaped(values);
            return form == SetupForm.YAML
                    ? yaml().writeValueAsString(escaped)
                    : org.magpie.base.text.Json.newMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(escaped);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A set-up document cannot be written", failure);
        }
    }

    /** A document to start from, its variables as they stand; with comments where the form knows them. */
    public static String example(SetupForm form) {
        try (InputStream shipped = SetupText.class.getResourceAsStream("setup-example.yaml")) {
            String yaml = new String(
                    Objects.requireNonNull(shipped, "the example is not shipped")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            return form == SetupForm.YAML
                    ? yaml
                    : org.magpie.base.text.Json.newMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(yaml().readTree(yaml));
        } catch (IOException failure) {
            throw new IllegalStateException("The example cannot be read", failure);
        }
    }

    private static ObjectMapper yaml() {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setNestingDepthLimit(DEEPEST);
        return new YAMLMapper(YAMLFactory.builder()
                .loaderOptions(bounds)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build());
    }

    private static JsonNode escaped(JsonNode node) {
        return changed(node, text -> text.replace("${", "$${"));
    }

    private static JsonNode changed(JsonNode node, UnaryOperator<String> change) {
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(each -> each.setValue(changed(each.getValue(), change)));
            case ArrayNode array -> {
                for (int at = 0; at < array.size(); at++) {
                    array.set(at, changed(array.get(at), change));
                }
            }
            case TextNode text -> {
                return TextNode.valueOf(change.apply(text.textValue()));
            }
            default -> {}
        }
        return node;
    }

    private JsonNode filled(JsonNode node, JsonPointer at, WrittenSetup read) {
        switch (node) {
            case ObjectNode object ->
                object.properties()
                        .forEach(
                                each -> each.setValue(filled(each.getValue(), at.appendProperty(each.getKey()), read)));
            case ArrayNode array -> {
                for (int index = 0; index < array.size(); index++) {
                    JsonPointer element = at.appendIndex(index);
                    if (array.get(index).isNull()) {
                        WrittenSetup.Position position = read.at(element);
                        throw new UserException("setup.empty-entry", position.line(), position.column());
                    }
                    array.set(index, filled(array.get(index), element, read));
                }
            }
            case TextNode text -> {
                try {
                    return TextNode.valueOf(filled(text.textValue()));
                } catch (UserException missing) {
                    WrittenSetup.Position position = read.at(at);
                    throw new UserException(missing, "setup.at", position.line(), position.column(), missing.message());
                }
            }
            default -> {}
        }
        return node;
    }

    private String filled(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        return VARIABLE.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(value(found.group(), found.group(1), found.group(2), found.group(3))));
    }

    private String value(String whole, @Nullable String escaped, @Nullable String name, @Nullable String otherwise) {
        if (escaped != null) {
            return whole.substring(1);
        }
        if (name == null) {
            return whole;
        }
        String found = environment.apply(name);
        if (found != null) {
            return found;
        }
        if (otherwise == null) {
            throw new UserException("setup.no-variable", name);
        }
        return otherwise;
    }
}
