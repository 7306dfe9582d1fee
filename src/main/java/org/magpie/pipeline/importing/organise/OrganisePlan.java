package org.magpie.pipeline.importing.organise;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.undo.MoveSequence;

/**
 * What organising would do. Nothing is changed by making one.
 *
 * @param lines one for each file that does not lie where it should, by title, season and name
 * @param parts what is carried out, in its order: each part wholly or not at all
 * @param asIs how many files lie where they should
 */
public record OrganisePlan(List<Line> lines, List<Part> parts, int asIs) {
    public OrganisePlan {
        lines = List.copyOf(lines);
        parts = List.copyOf(parts);
    }

    /**
     * A file that gets another place.
     *
     * @param titleId whose it is
     * @param title the name of that
     * @param season 0 for those without, and for specials
     * @param root under which it lies
     * @param from where it lies; a line can be left out by this
     * @param to where it should lie
     * @param companions what goes with it, such as subtitles
     * @param refusal why it stays where it is; null where it does not
     */
    public record Line(
            long titleId,
            String title,
            int season,
            Path root,
            Path from,
            Path to,
            List<Companion> companions,
            @Nullable Message refusal) {
        public Line {
            companions = List.copyOf(companions);
        }
    }

    /** What goes with a file, and where. */
    public record Companion(Path from, Path to) {}

    /**
     * Moves that belong together, since one makes room for the other.
     *
     * @param titleIds whose files they are
     * @param files how many of the library's files are among them
     */
    public record Part(Set<Long> titleIds, int files, List<MoveSequence.Move> moves) {
        public Part {
            titleIds = Set.copyOf(titleIds);
            moves = List.copyOf(moves);
        }
    }

    /** Those that are not carried out, with why. */
    public List<Line> refused() {
        return lines.stream().filter(each -> each.refusal() != null).toList();
    }

    /** How many of the library's files are moved. */
    public int files() {
        return parts.stream().mapToInt(Part::files).sum();
    }
}
