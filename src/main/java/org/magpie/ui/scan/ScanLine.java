package org.magpie.ui.scan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.upkeep.scan.LibraryScan.Candidate;
import org.magpie.upkeep.scan.LibraryScan.PreviewLine;
import org.magpie.upkeep.scan.LibraryScan.Unmatched;

/**
 * A folder or file of a root folder and what it is taken for.
 *
 * @param path below the root folder
 * @param title empty where a person has to decide
 * @param titleId 0 where the library does not have it
 * @param unmatchedId 0 while it does not wait in the list of what a person has to decide
 * @param since when it began to wait
 * @param isLeftAlone whether a person wanted to hear no more of it
 */
public record ScanLine(
        String path,
        int files,
        long bytes,
        String title,
        int year,
        long titleId,
        Message because,
        List<Candidate> candidates,
        long unmatchedId,
        Instant since,
        boolean isLeftAlone) {
    static final Comparator<ScanLine> BY_PATH = Comparator.comparing(ScanLine::path, String.CASE_INSENSITIVE_ORDER);

    public ScanLine {
        candidates = List.copyOf(candidates);
    }

    static ScanLine of(PreviewLine line) {
        return new ScanLine(
                line.path(),
                line.files(),
                line.bytes(),
                line.title(),
                line.year(),
                line.titleId(),
                line.because(),
                List.of(),
                0,
                Instant.EPOCH,
                false);
    }

    /**
     * @param isLeftAlone whether a person wanted to hear no more of it
     */
    static ScanLine of(Unmatched waiting, boolean isLeftAlone) {
        return new ScanLine(
                waiting.path(),
                waiting.files(),
                waiting.bytes(),
                "",
                0,
                0,
                waiting.reason(),
                waiting.candidates(),
                waiting.id(),
                waiting.since(),
                isLeftAlone);
    }

    ScanLine leftAlone(boolean now) {
        return new ScanLine(path, files, bytes, title, year, titleId, because, candidates, unmatchedId, since, now);
    }

    /** Whether the library does not have it yet; sources are asked for what it is called only when it is taken in. */
    public boolean isNew() {
        return titleId == 0 && (!title.isEmpty() || because.key().equals("scan.reason.new-title"));
    }

    /** Whether a person has to say what it is. */
    public boolean isWaiting() {
        return titleId == 0 && !isNew() && !isLeftAlone;
    }
}
