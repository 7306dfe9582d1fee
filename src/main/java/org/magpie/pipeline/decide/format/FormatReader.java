package org.magpie.pipeline.decide.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.magpie.base.error.UserException;
import org.magpie.base.text.Json;
import org.magpie.base.text.UnreadableTextException;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;

/**
 * Reads the JSON in which the community hands on custom formats: what the export of the established managers writes, with fields as
 * one object or as a list. Numbers in it mean different things for films and for series.
 */
public final class FormatReader {
    private static final Map<String, Subject> SUBJECTS = Map.ofEntries(
            Map.entry("ReleaseTitleSpecification", Subject.TITLE),
            Map.entry("ReleaseGroupSpecification", Subject.GROUP),
            Map.entry("EditionSpecification", Subject.EDITION),
            Map.entry("SourceSpecification", Subject.SOURCE),
            Map.entry("ResolutionSpecification", Subject.RESOLUTION),
            Map.entry("QualityModifierSpecification", Subject.MODIFIER),
            Map.entry("LanguageSpecification", Subject.LANGUAGE),
            Map.entry("IndexerFlagSpecification", Subject.FLAG),
            Map.entry("ReleaseTypeSpecification", Subject.RELEASE_TYPE),
            Map.entry("SizeSpecification", Subject.SIZE),
            Map.entry("YearSpecification", Subject.YEAR));

    /**
     * Reads one format and tries all its patterns.
     *
     * @param kind what its numbers are meant for
     * @throws UserException naming what cannot be read or used
     */
    public CustomFormat read(String json, MediaKind kind) {
        JsonNode node;
        try {
            node = Json.parse(json);
        } catch (UnreadableTextException failure) {
            throw new UserException(failure, "format.not-json");
        }
        return read(node, kind);
    }

    public CustomFormat read(JsonNode node, MediaKind kind) {
        String name = node.path("name").asText().strip();
        if (name.isEmpty() || !node.path("specifications").isArray()) {
            throw new UserException("format.not-a-format");
        }
        List<Specification> specifications = new ArrayList<>();
        for (JsonNode each : node.path("specifications")) {
            specifications.add(specification(name, each, kind));
        }
        CustomFormat format = new CustomFormat(
                name, node.path("includeCustomFormatWhenRenaming").asBoolean(), specifications);
        // Compiling is the check.
        FormatCheck.check(format);
        return format;
    }

    private static Specification specification(String format, JsonNode node, MediaKind kind) {
        String implementation = node.path("implementation").asText();
        Subject subject = SUBJECTS.get(implementation);
        if (subject == null) {
            throw new UserException("format.unknown-specification", format, implementation);
        }
        JsonNode fields = node.path("fields");
        String value = switch (subject) {
            case TITLE, GROUP, EDITION, RESOLUTION -> field(fields, "value").asText();
            case SIZE, YEAR ->
                field(fields, "min").asText("0") + "-" + field(fields, "max").asText("0");
            case SOURCE, MODIFIER, LANGUAGE, FLAG, RELEASE_TYPE ->
                FormatNumbers.name(subject, kind, field(fields, "value").asInt(Integer.MIN_VALUE));
        };
        if (value.isEmpty()) {
            throw new UserException(
                    "format.unknown-value", format, node.path("name").asText());
        }
        return new Specification(
                node.path("name").asText(),
                subject,
                value,
                node.path("negate").asBoolean(),
                node.path("required").asBoolean(),
                field(fields, "exceptLanguage").asBoolean());
    }

    /** Exports write fields as a list of names and values, guides as one object. */
    private static JsonNode field(JsonNode fields, String name) {
        if (fields.isArray()) {
            for (JsonNode field : fields) {
                if (field.path("name").asText().equals(name)) {
                    return field.path("value");
                }
            }
        }
        return fields.path(name);
    }
}
