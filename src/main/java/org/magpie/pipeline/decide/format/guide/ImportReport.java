package org.magpie.pipeline.decide.format.guide;

import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;

/**
 * What became of an import.
 *
 * @param entries one for each thing that was read
 * @param problems what was left out or is still missing, each in one sentence
 */
public record ImportReport(List<Entry> entries, List<Message> problems) {
    public ImportReport {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    public record Entry(Part part, Outcome outcome, MediaKind kind, String name) {}

    public enum Part {
        FORMAT,
        PROFILE,
        SIZE
    }

    public enum Outcome {
        ADDED,
        UPDATED,
        /** There is nothing new in it. */
        SAME,
        /** The guide has changed it and so has a person, whose word counts. */
        KEPT
    }

    public long count(Part part, Outcome outcome) {
        return entries.stream()
                .filter(entry -> entry.part() == part && entry.outcome() == outcome)
                .count();
    }

    /** The names of all with that outcome, in order. */
    public List<String> names(Outcome outcome) {
        return entries.stream()
                .filter(entry -> entry.outcome() == outcome)
                .map(Entry::name)
                .toList();
    }
}
