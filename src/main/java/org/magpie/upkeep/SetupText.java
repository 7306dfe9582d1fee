package org.magpie.upkeep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Makes the JSON of a set-up document out of what a person has written: JSON or YAML 1.1, with {@code ${NAME}} in values standing
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
     * Answers JSON as it stands where it names no variable, so that what is said of its lines stays true.
     *
     * @throws UserException when it is neither JSON nor YAML, or names a variable that is not set
     */
    public String toJson(String written) {
        boolean isJson = written.stripLeading().startsWith("{");
        if (isJson && !written.contains("${")) {
            return written;
        }
        try {
            JsonNode tree = isJson ? json.readTree(written) : yaml().readTree(written);
            return json.writeValueAsString(filled(tree));
        } catch (JsonProcessingException failure) {
            int line = failure.getLocation() == null ? 0 : failure.getLocation().getLineNr();
            // The reader's own words quote the document, which may hold a key.
            throw new UserException("setup.not-readable", line);
        }
    }

    private static ObjectMapper yaml() {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setNestingDepthLimit(DEEPEST);
        return new YAMLMapper(YAMLFactory.builder().loaderOptions(bounds).build());
    }

    private JsonNode filled(JsonNode node) {
        switch (node) {
            case ObjectNode object -> object.properties().forEach(each -> each.setValue(filled(each.getValue())));
            case ArrayNode array -> {
                for (int at = 0; at < array.size(); at++) {
                    array.set(at, filled(array.get(at)));
                }
            }
            case TextNode text -> {
                return TextNode.valueOf(filled(text.textValue()));
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
