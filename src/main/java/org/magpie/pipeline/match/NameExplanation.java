package org.magpie.pipeline.match;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.ParsedRelease;

/**
 * How a name was understood: as which kind, which titles of the library were weighed for it, and why one of them won.
 *
 * @param readings one for each kind of media, the one that counts first
 * @param because why that kind counts; why the name cannot be read where none does
 */
public record NameExplanation(List<Reading> readings, Message because) {
    public NameExplanation {
        readings = List.copyOf(readings);
    }

    /** The reading that counts; empty where the name can be read as no kind that was asked for. */
    public Optional<Reading> taken() {
        return readings.stream().filter(Reading::counts).findFirst();
    }

    /** The readings that do not count. */
    public List<Reading> others() {
        return readings.stream().filter(reading -> !reading.counts()).toList();
    }

    /** What became of a name. */
    public enum Outcome {
        /** Magpie acts on it alone. */
        TAKEN,
        /** A title and its items fit, but not surely enough: a person is asked. */
        ASKED,
        /** Nothing of the library fits. */
        NOTHING
    }

    /**
     * The name read by the grammar of one kind.
     *
     * @param counts whether this is the reading that Magpie goes by
     * @param parsed null where the name cannot be read as this kind
     * @param lookedFor the names by which titles were looked for, as sentences
     * @param titles that were weighed, the likeliest first
     * @param preferred why the first title goes before the second; null where there was nothing to choose
     * @param items what of the title it holds, in the order of the library; at most {@link #MOST_ITEMS}
     * @param itemCount how many items that are
     * @param confidence 0 to 1, of title and items together
     * @param because how the match came about, or why there is none
     */
    public record Reading(
            MediaKind kind,
            boolean counts,
            @Nullable ParsedRelease parsed,
            List<Message> lookedFor,
            List<WeighedTitle> titles,
            @Nullable Message preferred,
            List<String> items,
            int itemCount,
            double confidence,
            Message because) {
        /** More items are not named one by one. */
        public static final int MOST_ITEMS = 12;

        public Reading {
            lookedFor = List.copyOf(lookedFor);
            titles = List.copyOf(titles);
            items = List.copyOf(items);
        }

        public Outcome outcome() {
            if (itemCount == 0) {
                return because.key().equals(TitleMatching.AMBIGUOUS_KEY) ? Outcome.ASKED : Outcome.NOTHING;
            }
            return confidence >= Matching.AUTOMATIC ? Outcome.TAKEN : Outcome.ASKED;
        }

        Reading counting() {
            return new Reading(kind, true, parsed, lookedFor, titles, preferred, items, itemCount, confidence, because);
        }
    }

    /**
     * A title that a name may mean.
     *
     * @param name with its year, where it has one
     * @param confidence 0 to 1
     * @param because what speaks for it, or against it
     */
    public record WeighedTitle(long titleId, String name, double confidence, Message because) {}
}
