package org.magpie.cli.names;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.magpie.base.error.Message;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.match.NameExplainer;
import org.magpie.pipeline.match.NameExplanation;
import org.magpie.pipeline.match.NameExplanation.Reading;
import org.magpie.pipeline.match.NameExplanation.WeighedTitle;
import org.magpie.pipeline.parse.NameFact;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.work.NamePieces;
import org.magpie.pipeline.parse.work.NamePieces.Piece;

/** How a name was understood, in sentences for a terminal and as values for a program. */
final class ExplainedName {
    private final String name;
    private final NameExplanation explanation;
    private final NamePieces pieces;
    private final Texts texts;

    ExplainedName(String name, NameExplanation explanation, NamePieces pieces, Texts texts) {
        this.name = name;
        this.explanation = explanation;
        this.pieces = pieces;
        this.texts = texts;
    }

    void print(PrintWriter out) {
        out.println(name);
        out.println(texts.say(explanation.because()));
        explanation.taken().ifPresent(reading -> print(reading, out));
        out.println();
        out.println(texts.get("settings.tester.others"));
        for (Reading reading : explanation.others()) {
            out.println("  " + texts.get("kind." + lower(reading.kind())) + ": " + other(reading));
        }
        out.flush();
    }

    private void print(Reading reading, PrintWriter out) {
        ParsedRelease parsed = reading.parsed();
        if (parsed == null) {
            return;
        }
        out.println();
        for (Piece piece : pieces.of(name, reading.kind(), parsed)) {
            if (!piece.sense().isEmpty()) {
                out.println("  " + piece.text() + "  " + texts.get("settings.tester.sense." + piece.sense()));
            }
        }
        out.println();
        for (NameFact fact : NameFact.of(parsed)) {
            out.println("  " + texts.get("settings.tester.fact." + fact.key()) + ": " + fact.value());
        }
        out.println();
        out.println(texts.get("settings.tester.library"));
        out.println("  " + texts.get("settings.tester.outcome." + lower(reading.outcome())) + ": "
                + texts.say(reading.because()));
        if (!reading.items().isEmpty()) {
            String items = String.join(", ", reading.items());
            int more = reading.itemCount() - reading.items().size();
            out.println("  "
                    + (more > 0
                            ? texts.get("settings.tester.items.more", items, more)
                            : texts.get("settings.tester.items", items)));
        }
        out.println("  " + texts.get("settings.tester.looked-for", String.join("; ", said(reading.lookedFor()))));
        for (WeighedTitle title : reading.titles()) {
            out.println("  " + texts.get("settings.tester.percent", NameExplainer.percent(title.confidence())) + "  "
                    + title.name() + ": " + texts.say(title.because()));
        }
        Message preferred = reading.preferred();
        if (preferred != null) {
            out.println("  " + texts.say(preferred));
        }
    }

    private String other(Reading reading) {
        ParsedRelease parsed = reading.parsed();
        if (parsed == null) {
            return texts.get("settings.tester.other.unread");
        }
        String creator = parsed.creator();
        String year = parsed.year() == null ? "" : " (" + parsed.year() + ")";
        return texts.get(
                "settings.tester.other.read",
                (creator == null ? "" : creator + " – ") + parsed.title() + year,
                texts.say(reading.because()));
    }

    /** The same for a program: sentences in the person's language, everything else as values. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("because", texts.say(explanation.because()));
        values.put("readings", explanation.readings().stream().map(this::values).toList());
        return values;
    }

    private Map<String, Object> values(Reading reading) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kind", lower(reading.kind()));
        values.put("counts", reading.counts());
        ParsedRelease parsed = reading.parsed();
        values.put("read", parsed != null);
        values.put("pieces", parsed == null ? List.of() : pieces.of(name, reading.kind(), parsed));
        Map<String, String> facts = new LinkedHashMap<>();
        if (parsed != null) {
            NameFact.of(parsed).forEach(fact -> facts.put(fact.key(), fact.value()));
        }
        values.put("facts", facts);
        values.put("outcome", lower(reading.outcome()));
        values.put("confidence", reading.confidence());
        values.put("because", texts.say(reading.because()));
        values.put("lookedFor", said(reading.lookedFor()));
        values.put(
                "titles",
                reading.titles().stream()
                        .map(title -> {
                            Map<String, Object> weighed = new LinkedHashMap<>();
                            weighed.put("id", title.titleId());
                            weighed.put("name", title.name());
                            weighed.put("confidence", title.confidence());
                            weighed.put("because", texts.say(title.because()));
                            return weighed;
                        })
                        .toList());
        Message preferred = reading.preferred();
        values.put("preferred", preferred == null ? "" : texts.say(preferred));
        values.put("items", reading.items());
        values.put("itemCount", reading.itemCount());
        return values;
    }

    private List<String> said(List<Message> messages) {
        return messages.stream().map(texts::say).toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
